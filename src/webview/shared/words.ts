/** How the pages say figures: one place, so that table, tooltip and screen reader use the same words. */
import { stateWords } from '../../profile/index.ts';
import { laneStates, taskOutcomes, type ProfileStatus, type TaskOutcome } from '../../profile/timeline.ts';

export { stateWords };

/** Between a number and its unit. */
const space = '\u00a0';
export const notKnown = 'not known';
/** Said of a function that samples found too seldom to tell what its time goes into. */
export const notEnough = 'not enough data';
/** Said of what a task that is still queued or running has not come to. */
export const notYet = 'not yet';

/** Said of a function of a file whose analysis was not asked for, or is not possible. */
export const notAnalysed = 'not analysed';
/** Said of a function whose code is not the one that ran. */
export const changedSince = 'code changed since';
/** What stands where there is nothing to say. */
export const unknownWords: ReadonlySet<string> = new Set([
  notKnown,
  notEnough,
  notYet,
  notAnalysed,
  changedSince,
]);

export const outcomeWords: Readonly<Record<TaskOutcome, string>> = {
  queued: 'queued',
  running: 'running',
  done: 'done',
  failed: 'failed',
  lost: 'lost',
};

export const statusWords: Readonly<Record<ProfileStatus, string>> = {
  recording: 'Recording',
  ended: 'Ended',
  failed: 'Failed',
  stopped: 'Stopped',
  'cut-off': 'Cut off',
};

export function stateWord(index: number): string {
  return stateWords[laneStates[index] ?? 'idle'];
}

export function outcomeWord(index: number): string {
  return outcomeWords[taskOutcomes[index] ?? 'lost'];
}

/** Three figures and a fitting unit; `NaN` is "not known". */
export function formatDuration(durationUs: number): string {
  if (!Number.isFinite(durationUs)) return notKnown;
  if (durationUs < 0) return `−${formatDuration(-durationUs)}`;
  if (durationUs === 0) return '0';
  if (durationUs < 999.5) return `${figures(durationUs)}${space}µs`;
  if (durationUs < 999_500) return `${figures(durationUs / 1000)}${space}ms`;
  if (durationUs < 119_500_000) return `${figures(durationUs / 1_000_000)}${space}s`;
  const seconds = Math.round(durationUs / 1_000_000);
  return `${Math.floor(seconds / 60)}${space}min ${String(seconds % 60).padStart(2, '0')}${space}s`;
}

function figures(value: number): string {
  if (value >= 99.95) return value.toFixed(0);
  return value >= 9.995 ? value.toFixed(1) : value.toFixed(2);
}

/** A point in time, with as many decimals as tell it from a neighbour `stepUs` away. */
export function formatTime(atUs: number, stepUs: number): string {
  if (!Number.isFinite(atUs)) return notKnown;
  if (Math.abs(atUs) < stepUs / 1000) return '0';
  if (stepUs < 1 || (stepUs < 1000 && atUs < 1000)) return `${trimmed(atUs, 1, stepUs)}${space}µs`;
  if (atUs < 1_000_000 && stepUs < 1_000_000) return `${trimmed(atUs, 1000, stepUs)}${space}ms`;
  return `${trimmed(atUs, 1_000_000, stepUs)}${space}s`;
}

function trimmed(atUs: number, unitUs: number, stepUs: number): string {
  const decimals = Math.min(9, Math.max(0, Math.ceil(Math.log10(unitUs / stepUs) - 1e-9)));
  return (atUs / unitUs).toFixed(decimals);
}

/** 0…1 as a percentage; `NaN` is "not known". */
export function formatShare(share: number): string {
  return Number.isFinite(share) ? `${Math.round(Math.min(1, Math.max(0, share)) * 100)}${space}%` : notKnown;
}

/** `toLocaleString` would make one of these for each number. */
const grouped = new Intl.NumberFormat('en');

export function formatCount(count: number, one: string, many: string): string {
  return `${grouped.format(count)}${space}${count === 1 ? one : many}`;
}

export function formatBytes(bytes: number): string {
  if (bytes < 1024) return formatCount(Math.round(bytes), 'byte', 'bytes');
  const kib = bytes / 1024;
  return kib < 1024 ? `${kib.toFixed(0)}${space}KiB` : `${(kib / 1024).toFixed(1)}${space}MiB`;
}
