export { offerInline, planInline } from './inline/planInline.ts';
export { offerWrap } from './offerWrap.ts';
export { planWrap } from './planWrap.ts';
export { functionCalledAt } from './target/functionCalledAt.ts';
export { refusalSentences, warningSentences } from './refusals.ts';
export { packageManagerOf } from './output/packageManager.ts';
export { ProjectFiles, withoutMark } from './output/projectFiles.ts';
export { createdDiff, unifiedDiff } from './output/unifiedDiff.ts';
export type { FunctionSelector, InlineOffer, InlineRequest, WrapOffer, WrapRequest } from './wrapRequest.ts';
