import type { CatalogEntry } from '../../catalog/index.ts';
import { type Expression, isIdentifier } from '../../compiler/index.ts';
import { rootIdentifier } from '../syntax/expressions.ts';
import type { Declaration } from '../syntax/scopes.ts';
import type { FileScopes } from '../values/fileScopes.ts';
import { languageGlobals } from './languageGlobals.ts';

/** The entry of a global by how it is spelled; `undefined` for whatever the file declares itself. */
export function globalEntry(node: Expression, scopes: FileScopes, member = ''): CatalogEntry | undefined {
  const root = rootIdentifier(node);
  if (root === undefined) return undefined;
  const declared = scopes.lookUp(root);
  if (declared?.kind === 'variable' && declared.isConst && declared.path !== '' && root === node)
    return globalMember(declared, scopes);
  if (declared !== undefined) return undefined;
  const text = node.getText().replaceAll(/\s+/g, '');
  return entryOfGlobal(member === '' ? text : `${text}.${member}`, scopes);
}

/** `parse` of `const { parse } = JSON`. */
function globalMember(
  { node, path }: Extract<Declaration, { kind: 'variable' }>,
  scopes: FileScopes,
): CatalogEntry | undefined {
  const from = node.initializer;
  if (from === undefined || !isIdentifier(from) || scopes.lookUp(from) !== undefined) return undefined;
  return entryOfGlobal(`${from.text}${path}`, scopes);
}

function entryOfGlobal(text: string, scopes: FileScopes): CatalogEntry | undefined {
  const spelled = text
    .replace(/^(globalThis|global)\./, '')
    .replace(/^console\./, 'Console.')
    .replace(/^process\./, 'Process.')
    .replace(/^performance\./, 'Performance.');
  return scopes.catalog.lookUp('', spelled);
}

/** Whether a name stands for something of the language's own globals: `isArray` of `const { isArray } = Array`, handed on as well as called. */
export function isOfLanguage(node: Expression, scopes: FileScopes): boolean {
  const declared = isIdentifier(node) ? scopes.lookUp(node) : undefined;
  if (declared?.kind !== 'variable' || !declared.isConst || declared.path === '') return false;
  const from = declared.node.initializer;
  const isGlobal = from !== undefined && isIdentifier(from) && scopes.lookUp(from) === undefined;
  return isGlobal && languageGlobals.test(from.text);
}
