import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ImportEdge, readImportGraph } from './support/importGraph.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const edges = readImportGraph(path.join(root, 'src'));

interface Permission {
  /** A room, or a file in one (`profile/format`). */
  readonly target: string;
  readonly typesOnly: boolean;
}

const permissions = readPermissions(readFileSync(path.join(root, 'docs/architecture.md'), 'utf8'));

function readPermissions(markdown: string): Map<string, Permission[]> {
  const table = /<!-- imports:begin -->([\s\S]*?)<!-- imports:end -->/.exec(markdown)?.[1];
  assert(table !== undefined, 'docs/architecture.md has no import table');
  const rows = table.split('\n').filter((line) => line.startsWith('|') && !line.includes('---'));
  return new Map(
    rows.slice(1).map((row) => {
      const [, room = '', targets = ''] = row.split('|').map((cell) => cell.trim());
      const allowed = targets
        .split(',')
        .map((target) => target.trim())
        .filter((target) => target !== '')
        .map((target) => ({ target: target.replace(' (types)', ''), typesOnly: target.endsWith('(types)') }));
      return [room, allowed];
    }),
  );
}

const roomOf = (file: string) => file.split('/')[0] ?? '';

/** Files that state a contract: they may be imported beside the door. */
const contractFiles = new Set(['profile/format.ts', 'profile/timeline.ts', 'measure/scaling.ts']);
const isDoor = (file: string) => file.split('/').length === 2 && file.endsWith('/index.ts');
const isContract = (file: string) => contractFiles.has(file) || file.startsWith('protocol/');

/** Whether an edge crosses rooms without a row that allows it; a `(types)` row allows `import type` only. */
function isForbidden(edge: ImportEdge): boolean {
  const from = roomOf(edge.from);
  const to = roomOf(edge.to);
  if (!edge.relative || from === to) return false;
  const allowed = permissions.get(from)?.filter(({ target }) => target === to || `${target}.ts` === edge.to);
  if (allowed === undefined || allowed.length === 0) return true;
  return !edge.typesOnly && allowed.every(({ typesOnly }) => typesOnly);
}

const show = (edge: ImportEdge) => `${edge.from} -> ${edge.to}${edge.typesOnly ? ' (types)' : ''}`;

/** Imports of a package anywhere but in the one room that may have it. */
const importsOutside = (room: string, specifier: RegExp) =>
  edges.filter((edge) => !edge.relative && specifier.test(edge.to) && roomOf(edge.from) !== room).map(show);

describe('the architecture', () => {
  it('has a row in the import table for every room, and no row without one', () => {
    const rooms = readdirSync(path.join(root, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    assert.deepEqual([...permissions.keys()].sort(), rooms.sort());
  });

  it('reads imports that really are there', () => {
    assert(
      edges.some((edge) => edge.from === 'core/verdict.ts' && edge.to === 'core/source.ts' && edge.typesOnly),
    );
    assert(edges.length > 50);
  });

  it('has no import between rooms that docs/architecture.md does not allow', () => {
    assert.deepEqual(edges.filter(isForbidden).map(show), []);
  });

  it('enters other rooms through their doors', () => {
    const behindTheDoor = edges.filter(
      (edge) =>
        edge.relative && roomOf(edge.from) !== roomOf(edge.to) && !isDoor(edge.to) && !isContract(edge.to),
    );
    assert.deepEqual(behindTheDoor.map(show), []);
  });

  it('imports only files that exist', () => {
    const missing = edges.filter((edge) => edge.relative && !existsSync(path.join(root, 'src', edge.to)));
    assert.deepEqual(missing.map(show), []);
  });

  it('imports vscode only in src/extension', () => {
    assert.deepEqual(importsOutside('extension', /^(vscode|vscode-languageclient)(\/|$)/), []);
  });

  it("imports TypeScript's native API only in src/compiler", () => {
    assert.deepEqual(importsOutside('compiler', /^typescript(\/|$)/), []);
  });

  it('imports nothing from outside in core, and only Node in the collector', () => {
    const outside = edges.filter((edge) => !edge.relative);
    assert.deepEqual(outside.filter((edge) => roomOf(edge.from) === 'core').map(show), []);
    assert.deepEqual(
      outside.filter((edge) => roomOf(edge.from) === 'collector' && !edge.to.startsWith('node:')).map(show),
      [],
    );
  });

  it('imports nothing of Node in the webview', () => {
    assert.deepEqual(
      edges.filter((edge) => roomOf(edge.from) === 'webview' && edge.to.startsWith('node:')).map(show),
      [],
    );
  });
});
