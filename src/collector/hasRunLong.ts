import type { V8Profile } from './v8Profile.ts';

/** Loops that V8 compiles while they run have run for a few ms before. */
const fewSamples = 5;

/** Whether a function of the program was seen so often that V8 may have compiled a loop in it while that ran. */
export function hasRunLong({ nodes, samples }: V8Profile, collectorUrls: readonly string[]): boolean {
  const functions = new Map<number, string>();
  for (const { id, callFrame } of nodes) {
    const { url, lineNumber, columnNumber } = callFrame;
    // What is built in has no place; Node's own functions do not compute.
    if (lineNumber < 0 || url.startsWith('node:') || collectorUrls.includes(url)) continue;
    functions.set(id, `${url} ${lineNumber} ${columnNumber}`);
  }
  const seen = new Map<string, number>();
  for (const sample of samples) {
    const one = functions.get(sample);
    if (one === undefined) continue;
    const count = (seen.get(one) ?? 0) + 1;
    if (count > fewSamples) return true;
    seen.set(one, count);
  }
  return false;
}
