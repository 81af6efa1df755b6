import type { Catalog, CatalogEntry } from '../../catalog/index.ts';
import type { Expression, Node } from '../../compiler/index.ts';
import type { Cost } from '../cost/cost.ts';
import { shortText } from '../syntax/expressions.ts';
import type { FunctionFacts } from '../facts/facts.ts';
import type { BodyOwner } from '../syntax/functionNode.ts';
import type { FileScopes } from '../values/fileScopes.ts';
import { globalEntry, isOfLanguage } from '../names/globals.ts';
import type { Summary } from '../summary/summary.ts';

/** What a call runs. */
export type Target =
  /** Functions of the project; a class's field initialisers and its constructor come together. */
  | FunctionsTarget
  /** One of several, and which one shows only when the program runs: overriding methods, a table of functions. */
  | { readonly kind: 'one-of'; readonly targets: readonly Target[] }
  | { readonly kind: 'catalogued'; readonly entry: CatalogEntry; readonly isByNameOnly: boolean }
  /** A function of a package that is not catalogued, as the package's own JavaScript has it. */
  | { readonly kind: 'packaged'; readonly packaged: Packaged }
  /** A function that the caller of `owner` hands in, as an argument or (`.done`) in a property of one. */
  | { readonly kind: 'parameter'; readonly owner: BodyOwner; readonly index: number; readonly path: string }
  /** Constant work of the language itself. */
  | { readonly kind: 'light' }
  /** `isOutside`: it is known to be code of a package, and types will not tell more. */
  | { readonly kind: 'unresolved'; readonly reason: string; readonly isOutside: boolean };

/** Functions of the project that a call runs one after the other. */
export interface FunctionsTarget {
  readonly kind: 'functions';
  readonly functions: readonly FunctionFacts[];
  /** How many arguments run them: fewer give a function that takes the first one, and runs them then. */
  readonly arity?: number;
  /** What they, or the functions that made them, were given before they are called. */
  readonly given?: readonly Given[];
}

/** What one function was given: the functions among its arguments, from one of them on. */
export interface Given {
  readonly owner: BodyOwner;
  readonly from: number;
  readonly values: readonly Target[];
}

/** What was found in a package's own JavaScript. */
export interface Packaged {
  readonly package: string;
  /** The function that is called; its file stands in the package's folder. */
  readonly fn: FunctionFacts;
  /** How evidence names it. */
  readonly label: string;
  /**
   * What it does, callees in the package and what it calls of Node included. Of its computing, what there is for
   * certain: sizes that the caller's arguments do not tell are taken for small.
   */
  readonly summary: Summary;
  /** Its computing where those sizes are what they are taken for elsewhere. */
  readonly mostCpu: Cost;
}

/** Constant work that needs no entry. */
export const light: Target = { kind: 'light' };

/** One of some targets; each of them once. */
export function oneOf(targets: readonly Target[]): Target | undefined {
  const flat = targets.flatMap((target) => (target.kind === 'one-of' ? target.targets : [target]));
  const distinct = flat.filter((target, index) => flat.findIndex((other) => isSame(other, target)) === index);
  const [only] = distinct;
  return distinct.length <= 1 ? only : { kind: 'one-of', targets: distinct };
}

function isSame(a: Target, b: Target): boolean {
  if (a.kind === 'functions' && b.kind === 'functions')
    return (
      a.functions.length === b.functions.length &&
      a.functions.every((fn, at) => fn === b.functions[at]) &&
      a.given === b.given
    );
  return a === b;
}

/** The functions of the project that a target may run. */
export function functionsOf(target: Target): readonly FunctionFacts[] {
  if (target.kind === 'functions') return target.functions;
  return target.kind === 'one-of' ? target.targets.flatMap(functionsOf) : [];
}

/** What a target was given before the call that runs it. */
export function givenTo(target: Target): readonly Target[] {
  if (target.kind === 'one-of') return target.targets.flatMap(givenTo);
  const given = target.kind === 'functions' ? (target.given ?? []) : [];
  return given.flatMap(({ values }) => values.flatMap((one) => [one, ...givenTo(one)]));
}

/** The target of an entry, where there is one. */
export function catalogued(entry: CatalogEntry | undefined, isByNameOnly: boolean): Target | undefined {
  return entry === undefined ? undefined : { kind: 'catalogued', entry, isByNameOnly };
}

/** Code outside the project that the catalogue does not have. */
export function notKnown(module: string, name: string, catalog: Catalog): Target {
  const where =
    module === ''
      ? 'a global'
      : catalog.isCatalogued(module)
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
export function globalTarget(node: Expression, scopes: FileScopes): Target | undefined {
  return catalogued(globalEntry(node, scopes), true) ?? (isOfLanguage(node, scopes) ? light : undefined);
}
