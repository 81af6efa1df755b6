import { createHash } from 'node:crypto';

/**
 * A short name for a text, to tell whether a file still has it. Editors give a document one kind of line end, whatever
 * the disk has, and ranges do not count them.
 */
export function textDigest(text: string): string {
  return createHash('sha256').update(text.replaceAll(/\r\n?/g, '\n')).digest('base64');
}
