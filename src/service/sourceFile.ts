import { statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export type SourceFile =
  { readonly kind: 'file'; readonly file: string } | { readonly kind: 'none'; readonly message: string };

/**
 * The file that a function's URL in a profile means, if it is one on this machine. Never one on another host: merely asking
 * for it would tell that host who we are.
 */
export function sourceFile(url: string): SourceFile {
  const file = localPath(url);
  if (file === undefined) {
    const what = url === '' ? 'This function is part of Node or V8' : `${url} is no file of this machine`;
    return { kind: 'none', message: `${what}, so there is no source to show.` };
  }
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
    const message = `${file} is not there: the profile was taken on another machine, or the file was moved since.`;
    return { kind: 'none', message };
  }
  return { kind: 'file', file };
}

function localPath(url: string): string | undefined {
  if (url.startsWith('file:')) {
    try {
      const parsed = new URL(url);
      return parsed.host === '' ? fileURLToPath(parsed) : undefined;
    } catch {
      // No URL that names a file, such as one with a slash encoded in it.
      return undefined;
    }
  }
  const isRemote = /^[\\/]{2}/.test(url);
  return path.isAbsolute(url) && !isRemote ? url : undefined;
}
