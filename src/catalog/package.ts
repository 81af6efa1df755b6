import { moduleTable, type Shape } from './define.ts';
import type { CatalogEntry } from './entry.ts';

/** An npm package that the catalogue knows, and how its declarations relate to the names that programs use. */
export interface PackageFacts {
  /** As programs import it; `@aws-sdk/client-*` stands for every package of that form. */
  readonly name: string;
  /** The version that the entries are checked against. */
  readonly version: string;
  /** `@types/pg@8.15.6`, where the package does not declare itself. */
  readonly types?: string;
  /** The page that the facts come from. */
  readonly source: string;
  /**
   * Where declarations and programs disagree about an owner: `{ ClientBase: 'Client' }` lists under `Client` what
   * `ClientBase` declares; `{ LoDashStatic: '' }` lists it as exports of the package; `{ '': 'Cheerio' }` lists under
   * `Cheerio` what is declared as functions that take one for `this`.
   */
  readonly declaredAs?: Readonly<Record<string, string>>;
  /** Other packages that declare some of it: `['express-serve-static-core']`. */
  readonly declaredIn?: readonly string[];
  /** Module specifier by a part of the path of the file that declares it: `{ 'dist/sync': 'csv-parse/sync' }`. */
  readonly modules?: Readonly<Record<string, string>>;
  /** `lodash/map` is what `map` of `lodash` is. */
  readonly subpathIsName?: true;
  /** Packages to install beside it before its declarations can be read, with versions. */
  readonly alsoInstall?: readonly string[];
  /** Names that only a generator makes on the user's machine, so that no declaration has them. */
  readonly generated?: string;
}

export interface CataloguedPackage extends PackageFacts {
  readonly entries: readonly CatalogEntry[];
}

/** Names that share a shape, and the subpath's specifier where they are not exports of the package itself. */
export type Row = readonly [names: string, shape: Shape, module?: string];

/** Makes the entries of one package. `Class.*` stands for every member that no other row names. */
export function definePackage(facts: PackageFacts, rows: readonly Row[]): CataloguedPackage {
  const entries = rows.flatMap(([names, shape, module = facts.name]) =>
    moduleTable(module, facts.source)(names, shape),
  );
  return { ...facts, entries };
}

/** A callback that is the last argument and is run by the event loop once the work is done. */
export const later = { argument: -1, calls: 'later' } as const;

/** Too little to matter. */
export const light = { effect: 'light' } as const satisfies Shape;

/** One round trip to a database, broker or other server nearby. */
export const query = { effect: 'io-async', waitMs: 5 } as const satisfies Shape;

/** One request over the internet. */
export const request = { effect: 'io-async', waitMs: 50 } as const satisfies Shape;

/** Writes its first argument as JSON into a response. */
export const sendsJson = {
  effect: 'cpu',
  work: { fixedNs: 10_000, perUnitNs: 100, over: 0 },
} as const satisfies Shape;
