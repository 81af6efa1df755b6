import type { Catalog } from '../../catalog/index.ts';
import type { Identifier } from '../../compiler/index.ts';
import type { Declaration, Scopes } from '../syntax/scopes.ts';

/** What the names in a file stand for: those that it declares itself, and those that the catalogue has for it. */
export interface FileScopes {
  readonly catalog: Catalog;
  lookUp(identifier: Identifier): Declaration | undefined;
}

export function fileScopes(scopes: Scopes, catalog: Catalog): FileScopes {
  return { catalog, lookUp: (identifier) => scopes.lookUp(identifier) };
}
