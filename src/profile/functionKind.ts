import type { SampledFunction } from './laneSamples.ts';
import { isOfProgram } from './sampledPlaces.ts';

/** Whose code a function is. */
export const functionKinds = ['own', 'package', 'runtime', 'garbage'] as const;
export type FunctionKind = (typeof functionKinds)[number];

export const functionKindWords: Readonly<Record<FunctionKind, string>> = {
  own: 'your code',
  package: 'packages, WebAssembly',
  runtime: 'Node and V8',
  garbage: 'garbage collection',
};

/** What a table of functions calls each kind; what is collected counts to what Node and V8 do. */
export const functionGroupWords: Readonly<Record<Exclude<FunctionKind, 'garbage'>, string>> = {
  own: 'Your code',
  package: 'Packages and WebAssembly',
  runtime: 'Node, V8 and the profiler',
};

export function functionGroupOf(fn: SampledFunction): keyof typeof functionGroupWords {
  const kind = functionKindOf(fn);
  return kind === 'garbage' ? 'runtime' : kind;
}

export function functionKindOf({ name, url }: SampledFunction): FunctionKind {
  if (url === '' && name === '(garbage collector)') return 'garbage';
  if (!isOfProgram(url)) return 'runtime';
  // Of WebAssembly only a number is known: whoever wrote it, nobody can open it.
  return url.startsWith('wasm:') || /[\\/]node_modules[\\/]/.test(url) ? 'package' : 'own';
}
