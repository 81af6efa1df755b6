import type { FileReport, FunctionReport } from '../core/index.ts';

/** The function whose name stands at an offset, or the innermost when names coincide. */
export function functionNamedAt(report: FileReport, offset: number): FunctionReport | undefined {
  return innermost(
    report.functions.filter(({ nameStart, nameEnd }) => nameStart <= offset && offset <= nameEnd),
  );
}

/**
 * The function whose signature a selection touches: its beginning up to the name, or the line that the name is on.
 * In a body no wrap is offered, lest the light bulb shows on every line.
 */
export function functionAtSignature(
  report: FileReport,
  selection: { readonly start: number; readonly end: number; readonly startLine: number },
): FunctionReport | undefined {
  const named = functionNamedAt(report, selection.start);
  if (named !== undefined) return named;
  const touched = report.functions.filter(
    ({ start, nameEnd, line }) =>
      line === selection.startLine + 1 || (start <= selection.end && selection.start <= nameEnd),
  );
  // Several functions can begin on one line; the one around the cursor counts first, then the outermost.
  return (
    innermost(touched.filter(({ start, end }) => start <= selection.start && selection.end <= end)) ??
    touched[0]
  );
}

function innermost(functions: readonly FunctionReport[]): FunctionReport | undefined {
  return functions.reduce<FunctionReport | undefined>(
    (inner, one) => (inner === undefined || one.end - one.start <= inner.end - inner.start ? one : inner),
    undefined,
  );
}
