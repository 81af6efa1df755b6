import { builtInCatalog, type Catalog } from '../../catalog/index.ts';
import type { HazardCode, HazardSeverity, Problem } from '../../core/index.ts';

/** What hazards of a code are worth; `off` leaves them out. */
export type SeverityOf = Readonly<Partial<Record<HazardCode, HazardSeverity | 'off'>>>;

/** What the package.json files above a file say of it. */
export interface FileSettings {
  readonly catalog: Catalog;
  readonly severity: SeverityOf;
  /** What could not be used of them. */
  readonly problems: readonly Problem[];
}

/** What a user says of the files of a project. */
export interface Settings {
  of(file: string): FileSettings;
  /** The name of the package that a file is part of. */
  packageNameOf(file: string): string | undefined;
}

/** Nobody has said anything. */
export const noSettings: Settings = {
  of: () => ({ catalog: builtInCatalog, severity: {}, problems: [] }),
  packageNameOf: () => undefined,
};
