import { builtInCatalog } from '../../catalog/index.ts';
import type { Expression } from '../../compiler/index.ts';
import { globalEntry } from '../names/globals.ts';
import { languageGlobals } from '../names/languageGlobals.ts';
import { rootIdentifier } from '../syntax/expressions.ts';
import { globalTarget, light, type Target } from '../targets/target.ts';
import { type FileScopes, fileScopes } from '../values/fileScopes.ts';
import type { PackageFile } from './packageFile.ts';
import type { Value } from './value.ts';

/** What a global is, or something that belongs to one. */
export function globalValue(node: Expression, file: PackageFile): Value | undefined {
  const target = globalTarget(node, namesOf(file)) ?? languageTarget(node, file);
  return target === undefined ? undefined : { kind: 'target', target };
}

/** What a call of a global makes. */
export function madeByGlobal(callee: Expression, file: PackageFile): Value | undefined {
  const entry = globalEntry(callee, namesOf(file));
  return entry?.returns === undefined
    ? undefined
    : { kind: 'outside', module: entry.module, name: entry.returns };
}

/** What the language has and the catalogue need not list: `Number.isInteger`. */
function languageTarget(node: Expression, file: PackageFile): Target | undefined {
  const root = rootIdentifier(node);
  const isGlobal = root !== undefined && file.facts.scopes.lookUp(root) === undefined;
  return isGlobal && languageGlobals.test(root.text) ? light : undefined;
}

/** The names of a file of a package: what users say of functions is about their own programs. */
function namesOf({ facts }: PackageFile): FileScopes {
  return fileScopes(facts.scopes, builtInCatalog);
}
