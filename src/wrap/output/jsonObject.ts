/** A member of a JSON object, with the offsets of its key and value in the text. */
export interface JsonMember {
  readonly key: string;
  readonly start: number;
  readonly valueStart: number;
  readonly end: number;
}

/**
 * The members of the object that begins at `start`; `undefined` when it is none. The text is known to be valid JSON:
 * this only finds places in it, which `JSON.parse` does not tell.
 */
export function jsonMembers(text: string, start: number): readonly JsonMember[] | undefined {
  if (text[start] !== '{') return undefined;
  const members: JsonMember[] = [];
  let at = skipSpace(text, start + 1);
  while (text[at] === '"') {
    const keyEnd = endOfValue(text, at);
    const valueStart = skipSpace(text, skipSpace(text, keyEnd) + 1);
    const end = endOfValue(text, valueStart);
    members.push({ key: String(JSON.parse(text.slice(at, keyEnd))), start: at, valueStart, end });
    at = skipSpace(text, end);
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return members;
}

export function skipSpace(text: string, start: number): number {
  let at = start;
  while (/\s/.test(text[at] ?? '')) at += 1;
  return at;
}

function endOfValue(text: string, start: number): number {
  const first = text[start];
  if (first === '"') {
    let at = start + 1;
    while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    return at + 1;
  }
  if (first !== '{' && first !== '[') return start + (/^[^\s,}\]]*/.exec(text.slice(start))?.[0].length ?? 0);
  let depth = 0;
  let at = start;
  do {
    if (text[at] === '"') {
      at = endOfValue(text, at);
      continue;
    }
    if (text[at] === '{' || text[at] === '[') depth += 1;
    if (text[at] === '}' || text[at] === ']') depth -= 1;
    at += 1;
  } while (depth > 0 && at < text.length);
  return at;
}
