const size = 1 << 14;

/**
 * Strings of ASCII bytes. The same few lanes and names, and each task's id four times, stand in record after record: what
 * was made lately is looked up instead of made again. A place holds one string, so the cache never grows.
 */
export class WordCache {
  readonly #words: string[] = Array.from({ length: size }, () => '');

  /** What was made lately and stands there; `undefined` where it has to be made (again). */
  known(bytes: Uint8Array, start: number, end: number, hash: number): string | undefined {
    const known = this.#words[placeOf(hash)] ?? '';
    return isSame(known, bytes, start, end) ? known : undefined;
  }

  /** `hash` is any number that is the same for the same bytes. */
  word(bytes: Uint8Array, start: number, end: number, hash: number): string {
    const place = placeOf(hash);
    const known = this.#words[place] ?? '';
    if (isSame(known, bytes, start, end)) return known;
    let word = '';
    for (let at = start; at < end; at += 1000) {
      word += String.fromCharCode(...bytes.subarray(at, Math.min(end, at + 1000)));
    }
    this.#words[place] = word;
    return word;
  }
}

function placeOf(hash: number): number {
  return (hash ^ (hash >>> 14)) & (size - 1);
}

function isSame(word: string, bytes: Uint8Array, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let index = 0; index < word.length; index += 1) {
    if (word.charCodeAt(index) !== bytes[start + index]) return false;
  }
  return true;
}
