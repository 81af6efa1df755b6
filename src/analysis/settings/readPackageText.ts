import { readFileSync, statSync } from 'node:fs';

/** No package.json that people write comes near; what is larger would be read at every change. */
const longestText = 8_000_000;

/** The text of a package.json; `undefined` where there is none, or none that is ours to read. */
export type PackageText = string | { readonly kind: 'too-large' } | undefined;

/** Reads a package.json as it is in the editor, where it is open there, else from disk. */
export function readPackageText(file: string, inEditor: string | undefined): PackageText {
  if (inEditor !== undefined) return limited(inEditor);
  try {
    const stats = statSync(file);
    // A pipe of that name would be waited for without end.
    if (!stats.isFile()) return undefined;
    return stats.size > longestText ? { kind: 'too-large' } : limited(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // There is none, or it has just gone.
  }
}

function limited(text: string): PackageText {
  return text.length > longestText ? { kind: 'too-large' } : text;
}
