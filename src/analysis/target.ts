import { type CatalogEntry, isCatalogued, lookUp } from '../catalog/index.ts';
import type { Expression, Node } from '../compiler/index.ts';
import { rootIdentifier, shortText } from './expressions.ts';
import type { FunctionFacts } from './facts.ts';
import type { BodyOwner } from './functionNode.ts';
import type { Scopes } from './scopes.ts';

/** What a call runs. */
export type Target =
  /** Functions of the project; a class's field initialisers and its constructor come together. */
  | { readonly kind: 'functions'; readonly functions: readonly FunctionFacts[] }
  | { readonly kind: 'catalogued'; readonly entry: CatalogEntry; readonly isByNameOnly: boolean }
  /** A function that the caller of `owner` hands in, as an argument or (`.done`) in a property of one. */
  | { readonly kind: 'parameter'; readonly owner: BodyOwner; readonly index: number; readonly path: string }
  /** Constant work of the language itself. */
  | { readonly kind: 'light' }
  /** `isOutside`: it is known to be code of a package, and types will not tell more. */
  | { readonly kind: 'unresolved'; readonly reason: string; readonly isOutside: boolean };

/** Constant work that needs no entry. */
export const light: Target = { kind: 'light' };

/** The target of an entry, where there is one. */
export function catalogued(entry: CatalogEntry | undefined, isByNameOnly: boolean): Target | undefined {
  return entry === undefined ? undefined : { kind: 'catalogued', entry, isByNameOnly };
}

/** Code outside the project that the catalogue does not have. */
export function notKnown(module: string, name: string): Target {
  const where =
    module === ''
      ? 'a global'
      : isCatalogued(module)
        ? `a function of ${module}`
        : `of the package ${module}`;
  return {
    kind: 'unresolved',
    reason: `${name} is ${where} that the catalogue does not list`,
    isOutside: true,
  };
}

/** Nothing says what is called. */
export function unresolved(node: Node): Target {
  return { kind: 'unresolved', reason: `what ${shortText(node, 32)} calls cannot be told`, isOutside: false };
}

/** `setTimeout`, `JSON.parse`, `console.log` where not even the language's own types are there. */
export function globalTarget(node: Expression, scopes: Scopes): Target | undefined {
  return catalogued(globalEntry(node, scopes), true);
}

/** The entry of a global by how it is spelled; `undefined` for whatever the file declares itself. */
export function globalEntry(node: Expression, scopes: Scopes): CatalogEntry | undefined {
  const root = rootIdentifier(node);
  if (root === undefined || scopes.lookUp(root) !== undefined) return undefined;
  const text = node.getText().replaceAll(/\s+/g, '');
  const spelled = text
    .replace(/^(globalThis|global)\./, '')
    .replace(/^console\./, 'Console.')
    .replace(/^process\./, 'Process.')
    .replace(/^performance\./, 'Performance.');
  return lookUp('', spelled);
}
