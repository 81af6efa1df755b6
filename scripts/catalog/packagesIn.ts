import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageOf } from '../../src/catalog/packageNames.ts';

/** The packages that the source files of a folder import or require. */
export function packagesIn(folder: string): readonly string[] {
  const found = new Set<string>();
  for (const file of readdirSync(folder).filter((name) => /\.[cm]?[jt]sx?$/.test(name))) {
    const text = readFileSync(path.join(folder, file), 'utf8');
    for (const [, specifier = ''] of text.matchAll(
      /(?:from|import|require)\s*\(?\s*['"]([^'"./][^'"]*)['"]/g,
    ))
      if (!specifier.startsWith('node:')) found.add(packageOf(specifier));
  }
  return [...found];
}
