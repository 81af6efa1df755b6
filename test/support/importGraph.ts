import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One import or re-export, as written. */
export interface ImportEdge {
  /** Path of the importing file below `src/`, with forward slashes. */
  readonly from: string;
  /** Path below `src/` for a relative import, else the bare specifier. */
  readonly to: string;
  readonly relative: boolean;
  readonly typesOnly: boolean;
}

const statement = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s*)?['"]([^'"]+)['"]/gm;
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** All imports of the TypeScript files below `root` (declaration files and the templates for users left out). */
export function readImportGraph(root: string): ImportEdge[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.startsWith('wrap/templates/'));
  return files.flatMap((from) => {
    const text = readFileSync(path.join(root, from), 'utf8');
    const edges: ImportEdge[] = [];
    for (const [, types, specifier = ''] of text.matchAll(statement))
      edges.push(toEdge(from, specifier, types !== undefined));
    for (const [, specifier = ''] of text.matchAll(dynamic)) edges.push(toEdge(from, specifier, false));
    return edges;
  });
}

function toEdge(from: string, specifier: string, typesOnly: boolean): ImportEdge {
  const relative = specifier.startsWith('.');
  const to = relative ? path.posix.join(path.posix.dirname(from), specifier) : specifier;
  // The manifest holds the version that every mouth tells; it is data, not a room.
  return { from, to, relative: relative && to !== '../package.json', typesOnly };
}
