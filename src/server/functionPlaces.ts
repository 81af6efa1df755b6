import type { FileReport, FunctionReport } from '../core/index.ts';

/** Callbacks and the like go by `outer/<arrow@3:7>`; top-level code by `<module>`: nothing in the text is their name. */
export function hasOwnName({ name }: FunctionReport): boolean {
  return name !== topLevel && !/<(arrow|function)@[^/]*$/.test(name);
}

/** What reports call the top-level code of a module. */
export const topLevel = '<module>';

/** The function whose name stands at an offset, or the innermost when names coincide. */
export function functionNamedAt(report: FileReport, offset: number): FunctionReport | undefined {
  return innermost(
    report.functions.filter(
      ({ name, nameStart, nameEnd }) => name !== topLevel && nameStart <= offset && offset <= nameEnd,
    ),
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
    ({ name, start, nameEnd, line }) =>
      name !== topLevel &&
      (line === selection.startLine + 1 || (start <= selection.end && selection.start <= nameEnd)),
  );
  // Several functions can begin on one line; the one around the cursor counts first, then the outermost.
  return (
    innermost(touched.filter(({ start, end }) => start <= selection.start && selection.end <= end)) ??
    touched[0]
  );
}

/** The shortest of functions that all contain one place. */
export function innermost(functions: readonly FunctionReport[]): FunctionReport | undefined {
  return functions.reduce<FunctionReport | undefined>(
    (inner, one) => (inner === undefined || one.end - one.start <= inner.end - inner.start ? one : inner),
    undefined,
  );
}
