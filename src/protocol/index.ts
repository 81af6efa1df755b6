export type * from './comparison.ts';
export * from './languageServer.ts';
export type * from './panel.ts';
export type * from './predictions.ts';
export type * from './profileService.ts';
export type * from './programs.ts';
export type * from './scaling.ts';
