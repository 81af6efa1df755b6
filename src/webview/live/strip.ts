import { formatShare, notKnown } from '../shared/words.ts';

/** The live view's strips are this long; a younger program fills them from the right. */
export const stripLength = 60;
const secondsPerStep = 0.5;

/**
 * One bar a half second as an SVG path, in a box of `stripLength` by 1 with time to the right and now at the right edge.
 * Half seconds in which nothing is known leave a gap; a lane that did nothing keeps a hair of a line.
 */
export function stripPath(strip: readonly number[]): string {
  const shown = strip.slice(-stripLength);
  const first = stripLength - shown.length;
  return shown
    .map((share, index) => {
      if (!Number.isFinite(share)) return '';
      const height = Math.max(0.03, Math.min(1, Math.max(0, share)));
      return `M${first + index} 1v-${round(height)}h.8v${round(height)}z`;
    })
    .join('');
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** The strip in words. */
export function stripSentence(strip: readonly number[]): string {
  const known = strip.slice(-stripLength).filter(Number.isFinite);
  if (known.length === 0) return `busy share ${notKnown}`;
  const mean = known.reduce((sum, share) => sum + share, 0) / known.length;
  const seconds = Math.max(1, Math.round(known.length * secondsPerStep));
  const [least, most] = [Math.min(...known), Math.max(...known)];
  return `last ${seconds} s: ${formatShare(mean)} busy on average, between ${formatShare(least)} and ${formatShare(most)}`;
}
