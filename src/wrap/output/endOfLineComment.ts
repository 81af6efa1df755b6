/** Behind a comment that ends the statement's last line, when nothing else follows there. */
export function endOfLineComment(text: string, end: number): number {
  const rest = /^[ \t]*\/\/[^\r\n]*/.exec(text.slice(end));
  return rest === null ? end : end + rest[0].length;
}
