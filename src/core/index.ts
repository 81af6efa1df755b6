export * from './assertNever.ts';
export type * from './pool.ts';
export * from './source.ts';
export type * from './verdict.ts';
