/**
 * Layout: where everything is on the picture. Pure, without DOM; runs in the panel's layout worker, and in the service for
 * profiles that are too large for the page.
 */
export * from './axisTicks.ts';
export * from './boxes.ts';
export * from './excerpt.ts';
export * from './filterTasks.ts';
export * from './filterWords.ts';
export * from './largeTimeline.ts';
export * from './layoutOverview.ts';
export * from './layoutTimeline.ts';
export * from './matchSums.ts';
export * from './nextTask.ts';
export * from './rows.ts';
export * from './taskKey.ts';
export * from './taskPages.ts';
export * from './taskSteps.ts';
export { isFailed, shownEndUs } from './taskTracks.ts';
export * from './timelineIndex.ts';
export * from './viewport.ts';
