import { isOfProgram, type SampledFunction } from '../../../profile/index.ts';

/** Whose code a function is. */
export const functionKinds = ['own', 'package', 'runtime', 'garbage'] as const;
export type FunctionKind = (typeof functionKinds)[number];

export const functionKindWords: Readonly<Record<FunctionKind, string>> = {
  own: 'your code',
  package: 'packages, WebAssembly',
  runtime: 'Node and V8',
  garbage: 'garbage collection',
};

export function functionKindOf({ name, url }: SampledFunction): FunctionKind {
  if (url === '' && name === '(garbage collector)') return 'garbage';
  if (!isOfProgram(url)) return 'runtime';
  // Of WebAssembly only a number is known: whoever wrote it, nobody can open it.
  return url.startsWith('wasm:') || /[\\/]node_modules[\\/]/.test(url) ? 'package' : 'own';
}
