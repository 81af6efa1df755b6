export { measureInProcess } from './measureProcess.ts';
export type { MeasureOutcome, MeasureProcess } from './measureProcess.ts';
export type * from './measurement.ts';
export type { ArgumentSource, Trouble } from './rawMeasurement.ts';
export { summarize } from './summarize.ts';
export { toMeasurementHtml } from './report/toMeasurementHtml.ts';
export { toMeasurementText } from './report/toMeasurementText.ts';
