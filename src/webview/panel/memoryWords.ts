import { formatBytes } from '../shared/words.ts';

/** Less is what a heap does anyway between two collections. */
const leastBytes = 1024 * 1024;

/** `48 MiB`: there is little room beside a lane. */
export function shortBytes(bytes: number): string {
  return formatBytes(bytes).replace(/(\d{2,})\.\d/, '$1');
}

/** `+12 MiB`; '' for less than is worth saying, and where it is not known. */
export function growth(bytes: number): string {
  if (!(Math.abs(bytes) >= leastBytes)) return '';
  return `${bytes < 0 ? '−' : '+'}${shortBytes(Math.abs(bytes))}`;
}

/** What the pointer is told of it. */
export function growthSentence(bytes: number): string {
  const size = growth(bytes);
  return size === ''
    ? ''
    : `${size}: the least that was in use in the last third of its life, compared with the first.`;
}

/** A lane's memory among its facts; none where it is not known. How much it grew is worth less room than how much it is. */
export function memoryFacts(memoryBytes: number, growthBytes: number): readonly string[] {
  if (!Number.isFinite(memoryBytes)) return [];
  const size = growth(growthBytes);
  return size === '' ? [shortBytes(memoryBytes)] : [shortBytes(memoryBytes), `(${size})`];
}
