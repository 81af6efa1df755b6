/** The variables of a `.env` file: `NAME=value` lines, comments, quotes as dotenv has them. What is no such line is left out. */
export function parseEnvFile(text: string): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const line of text.split(/\r?\n/)) {
    const found = /^\s*(?:export\s+)?([\w.-]+)\s*=\s*(.*?)\s*$/.exec(line);
    if (found === null) continue;
    const [, name = '', value = ''] = found;
    variables[name] = unquoted(value);
  }
  return variables;
}

function unquoted(value: string): string {
  const quoted = /^(["'`])(.*?)\1(?:\s+#.*)?$/.exec(value);
  if (quoted === null) return value.replace(/(?:^|\s+)#.*$/, '');
  const [, quote, text = ''] = quoted;
  return quote === '"' ? text.replaceAll(String.raw`\n`, '\n') : text;
}
