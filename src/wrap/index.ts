export { refusalSentences, warningSentences } from './refusals.ts';
export type { FunctionSelector, WrapOffer, WrapRequest } from './wrapRequest.ts';
