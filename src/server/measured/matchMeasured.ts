import type { FileReport, FunctionReport } from '../../core/index.ts';
import type { MeasuredFunction } from '../../profile/index.ts';
import { innermost, topLevel } from '../functionPlaces.ts';
import { TextLines } from './textLines.ts';

/** What was measured, by the names of the functions in their report. */
export type MatchedFunctions = ReadonlyMap<string, MeasuredFunction>;

/**
 * Finds the functions that were measured on this very text: by where V8 says that they begin, which is somewhere between
 * the name and the first parameter, and at the nearest place before it that a source map knows.
 */
export function matchByPlace(
  report: FileReport,
  text: string,
  measured: readonly MeasuredFunction[],
): MatchedFunctions {
  const lines = new TextLines(text);
  return collect(measured, (one) => {
    const offset = lines.offsetOf(one.line, one.column);
    if (offset === undefined || isMadeByV8(one.name)) return undefined;
    const around = innermost(report.functions.filter(({ start, end }) => start <= offset && offset < end));
    if (around?.name === topLevel) return one.name === '' ? around : onlyOneOnLine(report, one);
    if (around !== undefined && beginsAt(around, offset, text)) return around;
    return onlyOneOnLine(report, one);
  });
}

/** Finds functions of a file whose text has changed since: by their names, where those say which. */
export function matchByName(report: FileReport, measured: readonly MeasuredFunction[]): MatchedFunctions {
  const functions = onlyOnes(report.functions, nameForV8);
  const found = onlyOnes(measured, ({ name }) => lastName(name));
  return collect([...found.values()], ({ name }) => functions.get(lastName(name)));
}

function collect(
  measured: readonly MeasuredFunction[],
  find: (one: MeasuredFunction) => FunctionReport | undefined,
): MatchedFunctions {
  const found = new Map<string, MeasuredFunction>();
  for (const one of measured) {
    const name = find(one)?.name;
    // Most time comes first; a second one for the same function is a piece of it that V8 compiled apart.
    if (name !== undefined && !found.has(name)) found.set(name, one);
  }
  return found;
}

/** What has a name that nothing else has, by that name. */
function onlyOnes<T>(all: readonly T[], nameOf: (one: T) => string): ReadonlyMap<string, T> {
  const named = new Map<string, T>();
  const several = new Set(['']);
  for (const one of all) {
    const name = nameOf(one);
    if (named.has(name)) several.add(name);
    named.set(name, one);
  }
  for (const name of several) named.delete(name);
  return named;
}

/** Field initialisers and static blocks: parts of classes, which V8 runs as functions. */
function isMadeByV8(name: string): boolean {
  return name.startsWith('<');
}

/** A class without a constructor gets one from V8, which begins where the class does: in the body of what is around it. */
function beginsAt({ nameEnd }: FunctionReport, offset: number, text: string): boolean {
  return offset <= nameEnd || !/[{;]|=>/.test(text.slice(nameEnd, offset));
}

/** Where the source map knows no nearer place than the statement, the line and the name tell. */
function onlyOneOnLine(report: FileReport, { name, line }: MeasuredFunction): FunctionReport | undefined {
  const candidates = report.functions.filter((fn) => fn.line === line && nameForV8(fn) === lastName(name));
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** What V8 calls a function that a report calls `outer/Class.static method~2`: `method`; a constructor, as its class. */
function nameForV8({ name }: FunctionReport): string {
  const own = name.slice(name.lastIndexOf('/') + 1).replace(/~\d+$/, '');
  if (own.startsWith('<')) return '';
  const constructed = /^(?:.*\.)?([^.]+)\.constructor$/.exec(own)?.[1];
  return constructed ?? lastName(own);
}

function lastName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).replace(/^(?:static |get |set |async )+/, '');
}
