/** What commander says of a command line that makes no sense, in one line, with what to do about it. */
export function wrongUse(message: string, given: readonly string[]): string {
  const line = message.trim().replaceAll(/\s*\n\s*/g, ' ');
  if (!/^error: (?:unknown|missing|too many)/.test(line)) return line;
  const [command = ''] = given;
  if (command === 'profile' && !given.includes('--')) {
    return `${sentence(line)} The program and its arguments go after --, as in: poolwright profile -- node app.js`;
  }
  const asked = line.startsWith('error: unknown command') || command.startsWith('-') ? '' : `${command} `;
  return `${sentence(line)} See poolwright ${asked}--help.`;
}

function sentence(line: string): string {
  return /[.?)]$/.test(line) ? line : `${line}.`;
}
