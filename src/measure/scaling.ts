/**
 * What a measurement says and how its chart is laid out, without anything of Node: the second door of this room, for the page that shows
 * it in the editor.
 */
export type * from './measurement.ts';
export type { ComparedResult } from './rawMeasurement.ts';
export type { BreakEvenSize } from './model/breakEvenSize.ts';
export type { Estimate } from './model/statistics.ts';
export { layoutScaling, pathOf } from './report/scalingChart.ts';
export type { ChartSeries, ScalingChart } from './report/scalingChart.ts';
export * from './report/sentences.ts';
export { sizeTable } from './report/sizeTable.ts';
export { poolName } from './words.ts';
