export type { AwaitedTime } from './awaitedTimes.ts';
export { callTreeOrders } from './callTree/callTree.ts';
export type { CallBoxes, CallTree, CallTreeOrder } from './callTree/callTree.ts';
export { summedTree } from './callTree/summedTree.ts';
export { timedTree } from './callTree/timedTree.ts';
export { toChromeTrace } from './chromeTrace.ts';
export type { ChromeTrace, ChromeTraceEvent } from './chromeTrace.ts';
export { compareRuns } from './compare/compareRuns.ts';
export type { ComparedRun } from './compare/comparedRun.ts';
export { differenceOf } from './compare/comparison.ts';
export type * from './compare/comparison.ts';
export { toCpuProfile } from './cpuProfile.ts';
export type { CpuProfile } from './cpuProfile.ts';
export { findFindings } from './findings/findFindings.ts';
export { sayFunction } from './findings/finding.ts';
export type { Finding, FindingCode, RunFacts } from './findings/finding.ts';
export type * from './format.ts';
export { functionColumns } from './functionColumns.ts';
export type { FunctionColumns, TimeColumns } from './functionColumns.ts';
export {
  functionGroupOf,
  functionGroupWords,
  functionKindOf,
  functionKinds,
  functionKindWords,
} from './functionKind.ts';
export type { FunctionKind } from './functionKind.ts';
export { functionTable } from './functionTable.ts';
export type { FunctionInLane, FunctionRow, TableScope } from './functionTable.ts';
export { heldLoops, isAwaitedLoop } from './heldLoops.ts';
export { laneFigures } from './laneFigures.ts';
export type { LaneFigures } from './laneFigures.ts';
export { functionKey } from './laneFunctions.ts';
export type { FunctionTime } from './laneFunctions.ts';
export type { SampledFunction, Span } from './laneSamples.ts';
export { laneShares } from './laneShares.ts';
export type { LaneShares } from './laneShares.ts';
export type { Lane, NamedLane } from './laneTable.ts';
export * from './layout/index.ts';
export { LineSplitter } from './lineSplitter.ts';
export { liveLanes } from './liveLanes.ts';
export { measuredKinds } from './measuredKind.ts';
export type { MeasuredKind } from './measuredKind.ts';
export { measuredFiles } from './measurement/measuredFiles.ts';
export type { MeasuredRun } from './measurement/measuredFiles.ts';
export type * from './measurement/measurement.ts';
export { versionedText } from './measurement/versionedText.ts';
export { medianOf } from './median.ts';
export { mergeRecords, recordTimeUs } from './mergeRecords.ts';
export { messageTable } from './messageTable.ts';
export type { MessageRow } from './messageTable.ts';
export { LineParser, parseRecord } from './parseRecord.ts';
export type { ParsedRecord } from './parseRecord.ts';
export { toProfileJson } from './profileJson.ts';
export type { ProfileJson } from './profileJson.ts';
export { describeRefusedProfile, readProfile } from './readProfile.ts';
export type { ProfileReading, RefusedProfile } from './readProfile.ts';
export { escapeHtml } from './report/escapeHtml.ts';
export { htmlPage } from './report/htmlPage.ts';
export { reportStyle } from './report/reportStyle.ts';
export { toReportHtml } from './report/toReportHtml.ts';
export { recordShapes } from './recordShapes.ts';
export { isOfProgram } from './sampledPlaces.ts';
export { occurringStates, stateWords } from './stateWords.ts';
export * from './timeline.ts';
export { buildTimeline, TimelineBuilder } from './timelineBuilder.ts';
export { waitKinds, waitNames, waitTable } from './waitTable.ts';
export type { WaitRow } from './waitTable.ts';
