/** What a person is told who would have an edit applied that was made for another text of a file. */
export function changedMessage(file: string): string {
  return `${file} changed after the wrap was planned; nothing was written, run it again.`;
}
