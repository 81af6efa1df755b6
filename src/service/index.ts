export { openProfile } from './openProfile.ts';
export type { OpenedProfile } from './openProfile.ts';
export { prepareRecording } from './privateFolder.ts';
export type { Preparation } from './privateFolder.ts';
export { Recorder } from './recorder.ts';
export type { ProgramEnd, Recording } from './recorder.ts';
export { formats, isFormat, writeFormats } from './profileFormats.ts';
export type { FinishedRun, Format } from './profileFormats.ts';
