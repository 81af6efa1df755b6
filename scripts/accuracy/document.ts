import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../test/support/repository.ts';

/** The document that has the tables, between two comments. */
export const documentFile = path.join(repository, 'docs/signals.md');

const begin = '<!-- accuracy:begin -->';
const end = '<!-- accuracy:end -->';

/** What the document says between its comments. */
export function tablesInDocument(): string {
  const text = readFileSync(documentFile, 'utf8');
  const { from, to } = placeIn(text);
  return text.slice(from, to).trim();
}

/** The document with other tables. */
export function documentWith(tables: string): string {
  const text = readFileSync(documentFile, 'utf8');
  const { from, to } = placeIn(text);
  return `${text.slice(0, from)}\n\n${tables}\n\n${text.slice(to)}`;
}

function placeIn(text: string): { readonly from: number; readonly to: number } {
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${documentFile} has no place for tables: ${begin} … ${end}.`);
  return { from: from + begin.length, to };
}
