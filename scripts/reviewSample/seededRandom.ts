/**
 * Numbers that look random and are the same for the same seed on every machine: mulberry32, a counter whose bits are
 * mixed by multiplications. `Math.random` cannot be seeded.
 *
 * @param seed an unsigned 32-bit number
 * @returns a function that gives the next number, from 0 to below 1
 */
export function seededRandom(seed: number): () => number {
  let counter = seed >>> 0;
  return () => {
    counter = (counter + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(counter ^ (counter >>> 15), counter | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
