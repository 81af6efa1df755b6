import type { LaneShare, MeasuredFunction } from '../../profile/index.ts';
import type { FileMeasurement, MeasuredVersion } from '../measured/measurements.ts';

/** Fewer samples say nothing about a function, as in the profile's own measured kind. */
const leastSamples = 20;

/** `measured 1.2 s on the main thread, 97 % CPU, 412 samples`: short enough for a lens. */
export function measuredSummary(measured: MeasuredFunction, version: MeasuredVersion): string {
  const { sampleCount } = measured.time;
  const samples = sampleCount === 1 ? '1 sample' : `${sampleCount} samples`;
  const lead = versionLead[version];
  if (sampleCount < leastSamples)
    return `${lead === 'measured' ? 'measured:' : lead} not enough data (${samples})`;
  return `${lead} ${figures(measured)}, ${samples}`;
}

/** `measured 1.2 s`, for where there is room for no more. */
export function measuredBriefly({ time }: MeasuredFunction): string {
  return time.sampleCount < leastSamples ? 'hardly seen' : `measured ${durationText(time.wallMs)}`;
}

/** What the kernel did for the function, where that is known and counts. */
function systemText({ systemMs }: MeasuredFunction['time']): string {
  return systemMs >= 0.5 ? ` (of which ${durationText(systemMs)} in the system)` : '';
}

/** The hover's paragraphs: where the time went, in which run, and what is in doubt. */
export function measuredParagraphs(
  measured: MeasuredFunction,
  { version, command, startedAtMs }: FileMeasurement,
  { awaits, escape }: { readonly awaits: boolean; readonly escape: (text: string) => string },
): string[] {
  const { time, measured: found } = measured;
  const parts = [
    [`on a core${systemText(time)}`, time.cpuMs],
    ['waiting for a core', time.waitingForCoreMs],
    ['blocked', time.blockedMs],
    ['of it collecting garbage', time.gcMs],
  ] as const;
  const shown = parts.filter(([, ms]) => ms >= 0.5).map(([what, ms]) => `${durationText(ms)} ${what}`);
  const kind =
    found.kind === 'not enough data'
      ? 'There is not enough data to say what kind that is.'
      : `That is **${found.kind}**, confidence ${percent(found.confidence)}.`;
  const when = new Date(startedAtMs).toISOString().slice(0, 16).replace('T', ' ');
  const run = `Run of ${when} UTC: ${escape(shortened(command))}`;
  const older: Readonly<Record<MeasuredVersion, string>> = {
    this: '',
    other: 'This was measured on an older version of this file: profile the program again.',
    'not known': 'On which version of this file this was measured is not known.',
  };
  const spent = shown.length === 0 ? [] : [`${capitalized(shown.join(', '))}.`];
  const unseen = awaits ? ['The time in which it awaits is in no sample.'] : [];
  return [[...spent, kind, ...unseen].join(' '), older[version], run].filter((text) => text !== '');
}

/** `340 ms`, `1.2 s`, `4.1 ms`. */
export function durationText(ms: number): string {
  if (ms >= 999.5) return `${(ms / 1000).toFixed(ms >= 99_950 ? 0 : 1)} s`;
  return ms >= 9.95 ? `${Math.round(ms)} ms` : `${ms.toFixed(1)} ms`;
}

const versionLead: Readonly<Record<MeasuredVersion, string>> = {
  this: 'measured',
  other: 'measured on an older version of this file:',
  'not known': 'measured on a version of this file that is not known:',
};

function figures({ time, measured, lanes, calls }: MeasuredFunction): string {
  const often = calls === undefined ? '' : ` in ${callsText(calls)}`;
  const share = Number.isNaN(measured.busyShare)
    ? 'CPU share not known'
    : `${percent(measured.busyShare)} CPU`;
  const sure = measured.kind === 'not enough data' ? ['not enough data for its kind'] : [];
  return [`${durationText(time.wallMs)} ${lanesText(lanes)}${often}`, share, ...sure].join(', ');
}

function callsText({ count, medianMs }: NonNullable<MeasuredFunction['calls']>): string {
  return `${count === 1 ? '1 call' : `${count} calls`} (median ${durationText(medianMs)})`;
}

/** `on the main thread`, `on 2 workers and the main thread`. */
function lanesText(lanes: readonly LaneShare[]): string {
  const words = lanes.map(({ role, laneCount }) => {
    if (role === 'main') return laneCount === 1 ? 'the main thread' : `${laneCount} main threads`;
    const noun = role === 'thread' ? 'worker' : 'child process';
    return laneCount === 1
      ? `1 ${noun}`
      : `${laneCount} ${role === 'thread' ? 'workers' : 'child processes'}`;
  });
  const last = words.pop() ?? 'no thread';
  return `on ${words.length === 0 ? last : `${words.join(', ')} and ${last}`}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** `node spin.mjs`: where Node and the program lie is said elsewhere. */
function shortened(command: string): string {
  const words = command.replaceAll(/(^|\s)(?:\/|[A-Za-z]:[\\/])\S*[\\/](\S+)/g, '$1$2');
  return words.length > 120 ? `${words.slice(0, 119)}…` : words;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
