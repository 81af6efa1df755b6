export type * from './format.ts';
export * from './timeline.ts';
