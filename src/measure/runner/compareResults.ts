import { isDeepStrictEqual } from 'node:util';

/**
 * Whether a pool's answer is that of the direct call, as far as structured clone carries it: prototypes are lost on the
 * way, and so they are on both sides before these are compared. Numbers have to be the same to the last bit, zero's sign
 * included; the order of keys does not count.
 */
export function isSameResult(direct: unknown, pooled: unknown): boolean {
  return isDeepStrictEqual(structuredClone(direct), structuredClone(pooled));
}
