import type { ChartName } from '../../../profile/index.ts';
import { formatBytes, formatDuration, formatShare, notKnown } from '../../shared/words.ts';

/** How the values of a chart are called, said and cut into ticks. */
export interface ChartWords {
  readonly title: string;
  readonly hint: string;
  readonly say: (value: number) => string;
  /** Round values from 0 on, the last of them no less than `most`. */
  readonly ticks: (most: number) => readonly number[];
}

const share = {
  say: formatShare,
  ticks: () => [0, 0.25, 0.5, 0.75, 1],
};
const bytes = {
  say: (value: number) => (Number.isFinite(value) ? formatBytes(value) : notKnown),
  ticks: (most: number) => ticksBy(2 ** Math.ceil(Math.log2(Math.max(4096, most) / 4)), most),
};

export const chartWords: Readonly<Record<ChartName, ChartWords>> = {
  onCore: { title: 'On a core', hint: 'Part of the time', ...share },
  waitingForCore: {
    title: 'Waiting for a core',
    hint: 'Part of the time in which it was ready to run and had no core',
    ...share,
  },
  loopBusy: {
    title: 'Event loop busy',
    hint: 'Part of the time in which the event loop did not wait for events',
    ...share,
  },
  loopDelayMs: {
    title: 'Event-loop delay',
    hint: 'For how long the event loop answered nothing, at most',
    say: (value) => formatDuration(value * 1000),
    ticks: (most) => ticksBy(roundStep(Math.max(4, most) / 4), most),
  },
  memoryBytes: {
    title: 'Memory of the thread',
    hint: 'V8’s heap, and what it holds on to outside',
    ...bytes,
  },
  processBytes: {
    title: 'Memory of the process',
    hint: 'What the whole process has of the machine',
    ...bytes,
  },
};

function ticksBy(step: number, most: number): readonly number[] {
  const count = Math.max(1, Math.ceil(most / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** 1, 2 or 5 times a power of ten. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
}
