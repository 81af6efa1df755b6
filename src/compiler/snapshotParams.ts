import type { API } from 'typescript/unstable/sync';

/** What `updateSnapshot` takes; the API does not export the type by name. */
export type UpdateSnapshotParams = NonNullable<Parameters<API['updateSnapshot']>[0]>;
