import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The file of a function's URL, or of its path; `undefined` for what is in no file or belongs to a package. */
export function programFile(url: string): string | undefined {
  try {
    const file = url.startsWith('file:') ? fileURLToPath(url) : url;
    if (!path.isAbsolute(file) || /[\\/]node_modules[\\/]/.test(file)) return undefined;
    return file.replaceAll('\\', '/');
  } catch {
    // A host name or an encoded slash: no file of this machine.
    return undefined;
  }
}
