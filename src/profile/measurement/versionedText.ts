/**
 * The text that a `source` record's hash is of. An editor shows a file without its byte order mark, and may show other
 * line ends than are on disk: neither makes another version of it.
 */
export function versionedText(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}
