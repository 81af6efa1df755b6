import { formatBytes } from '../shared/words.ts';

/** Less is what a heap does anyway between two collections. */
const leastBytes = 1024 * 1024;

/** `+12.0 MiB`; '' for less than is worth saying, and where it is not known. */
export function growth(bytes: number): string {
  if (!(Math.abs(bytes) >= leastBytes)) return '';
  return `${bytes < 0 ? '−' : '+'}${formatBytes(Math.abs(bytes))}`;
}

/** What the pointer is told of it. */
export function growthSentence(bytes: number): string {
  const size = growth(bytes);
  return size === ''
    ? ''
    : `${size}: the least that was in use in the last third of its life, compared with the first.`;
}

/** A lane's memory in its line of facts; '' where it is not known. */
export function memoryFact(memoryBytes: number, growthBytes: number): string {
  if (!Number.isFinite(memoryBytes)) return '';
  const size = growth(growthBytes);
  return size === '' ? formatBytes(memoryBytes) : `${formatBytes(memoryBytes)} (${size})`;
}
