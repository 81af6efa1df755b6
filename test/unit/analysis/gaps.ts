import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fixtureRoot } from './fixtures.ts';

/** By file, then by function. */
export type ByFunction<T> = Readonly<Record<string, Readonly<Record<string, T>>>>;

/** A label that a verdict is known not to agree with yet. */
export interface Gap {
  readonly label: string;
  readonly verdict: string;
  readonly why: string;
}

/** A function whose verdict is known to be another one where types are missing. */
export interface TypelessGap {
  readonly withTypes: string;
  readonly withoutTypes: string;
  readonly why: string;
}

/**
 * The known gaps of a case. They are compared exactly: what disagrees and is not listed fails, and so does what is
 * listed and agrees by now, so that the lists shrink with every gap that is closed.
 */
export function gapsOf(caseName: string): ByFunction<Gap> {
  return listed<Gap>('analysis-gaps.json')[caseName] ?? {};
}

export function typelessGapsOf(caseName: string): ByFunction<TypelessGap> {
  return listed<TypelessGap>('analysis-gaps-without-types.json')[caseName] ?? {};
}

/** The gaps as a comparison finds them: reasons are for people. */
export function withoutReasons<T extends { readonly why: string }>(
  gaps: ByFunction<T>,
): ByFunction<Omit<T, 'why'>> {
  return mapFunctions(gaps, ({ why: _why, ...gap }) => gap);
}

/** The reasons of both lists for a case. */
export function reasonsOf(caseName: string): readonly string[] {
  const reasons = [mapFunctions(gapsOf(caseName), whyOf), mapFunctions(typelessGapsOf(caseName), whyOf)];
  return reasons.flatMap((files) => Object.values(files)).flatMap((names) => Object.values(names));
}

/** The cases that the lists speak of, whether there are such cases or not. */
export function casesWithGaps(): readonly string[] {
  return [
    ...Object.keys(listed('analysis-gaps.json')),
    ...Object.keys(listed('analysis-gaps-without-types.json')),
  ];
}

function listed<T>(file: string): Readonly<Record<string, ByFunction<T>>> {
  const list = path.posix.join(path.posix.dirname(fixtureRoot), file);
  return JSON.parse(readFileSync(list, 'utf8')) as Record<string, ByFunction<T>>;
}

function whyOf({ why }: { readonly why: string }): string {
  return why;
}

function mapFunctions<T, R>(gaps: ByFunction<T>, change: (gap: T) => R): ByFunction<R> {
  return Object.fromEntries(
    Object.entries(gaps).map(([file, names]) => [
      file,
      Object.fromEntries(Object.entries(names).map(([name, gap]) => [name, change(gap)])),
    ]),
  );
}
