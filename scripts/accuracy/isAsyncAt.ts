/**
 * Whether a function is `async`, from its text alone and the place of its name (or first token; both from 1), as
 * verdicts have it: tables have to be made without a compiler.
 */
export function isAsyncAt(source: string, line: number, column: number): boolean {
  const lines = source.split('\n');
  const own = lines[line - 1] ?? '';
  const before = own.slice(0, column - 1);
  const after = [own.slice(column - 1), ...lines.slice(line, line + 3)].join('\n');
  return (
    // `async function name`, `async name()`, `async *name()`
    /\basync\s+(?:function\b\s*)?\*?\s*$/.test(before) ||
    // without a name: `async () =>`, `export default async function`
    /^(?:export\s+)?(?:default\s+)?async\b(?!\s*[=:;,.)])/.test(after) ||
    // `name = async`, `name: async`, `name: Type = async`
    /^[\w$#.'"\]]+\s*(?::[^=;{}()]*)?[=:]\s*async\b/.test(after)
  );
}
