import type { FileFacts } from '../facts/facts.ts';
import type { Assigned } from './assigned.ts';
import type { InstalledPackage } from './installedPackage.ts';

/** One JavaScript file of an installed package, read. */
export interface PackageFile {
  readonly file: string;
  readonly of: InstalledPackage;
  readonly facts: FileFacts;
  readonly assigned: Assigned;
}

/** What a specifier in a file of a package leads to. */
export type Loaded =
  | { readonly kind: 'file'; readonly file: PackageFile }
  /** Node itself, a catalogued package, or one that is not looked into from here. */
  | { readonly kind: 'outside'; readonly module: string }
  | { readonly kind: 'none' };

/** Reads what one file of a package loads. */
export type Load = (from: PackageFile, specifier: string) => Loaded;
