import { functionKindOf, functionKindWords, type SampledFunction } from '../../profile/index.ts';
import { functionName } from './functionWords.ts';
import { filterWords } from './layout/index.ts';

/**
 * Which functions a filter lets through: 1 where every word of it stands in the function's name, its path or whose code it
 * is, whatever the case. Null for an empty filter.
 */
export function filterFunctions(functions: readonly SampledFunction[], filter: string): Uint8Array | null {
  const words = filterWords(filter);
  if (words.length === 0) return null;
  return Uint8Array.from(functions, (fn) => {
    const text = `${functionName(fn)}\n${fn.url}\n${functionKindWords[functionKindOf(fn)]}`.toLowerCase();
    return Number(words.every((word) => text.includes(word)));
  });
}
