/** An edit as a person makes one: what is done, and the text after it. */
export interface Edit {
  readonly kind: 'statement' | 'rename' | 'line' | 'exported';
  readonly text: string;
}

const makers: Readonly<Record<Edit['kind'], (text: string, index: number) => string>> = {
  statement: (text, index) =>
    insertAfter(text, pick(text, /\n {2}_parse\([^)]*\)[^{;]*\{\n/g, index), statement(index)),
  rename: renameLocal,
  line: (text, index) => `// A line added at the top, ${index}.\n${text}`,
  exported: (text, index) =>
    insertAfter(
      text,
      pick(text, /\nexport function \w+[\s\S]*?\)(?:: [^{}\n]+)? \{\n/g, index),
      statement(index),
    ),
};
const kinds = ['statement', 'rename', 'line', 'exported'] as const;

/** Edits that follow on one another: each starts from the text that the one before left. */
export function* edits(original: string, count: number): Generator<Edit> {
  let text = original;
  for (let index = 0; index < count; index += 1) {
    const kind = kinds[index % kinds.length] ?? 'line';
    text = makers[kind](text, index);
    yield { kind, text };
  }
}

const statement = (index: number) => `    const edited${index} = ${index} + 1;\n    void edited${index};\n`;

interface Place {
  readonly start: number;
  readonly end: number;
}

/** One of the matches, another with each index. */
function pick(text: string, pattern: RegExp, index: number): Place {
  const places = [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const place = places[(index * 7) % places.length];
  if (place === undefined) throw new Error(`The edited file has nothing like ${pattern.source}.`);
  return place;
}

const insertAfter = (text: string, { end }: Place, what: string) =>
  text.slice(0, end) + what + text.slice(end);

/** Renames a constant within the body that declares it: up to the next line that closes a member. */
function renameLocal(text: string, index: number): string {
  const { start, end } = pick(text, /\n {4}const \w+ = /g, index);
  const name = /const (\w+)/.exec(text.slice(start, end))?.[1] ?? '';
  const close = text.indexOf('\n  }\n', end);
  // A key of an object literal has the same name, and keeps it.
  const uses = new RegExp(`(?<![.\\w])(?<![{,]\\s*(?=${name}\\s*:))${name}\\b`, 'g');
  const body = text.slice(start, close).replaceAll(uses, `${name}R`);
  return text.slice(0, start) + body + text.slice(close);
}
