import type { MeasuredFunction } from '../../../src/profile/index.ts';

type Overrides = Partial<Omit<MeasuredFunction, 'time' | 'measured'>> & {
  readonly kind?: MeasuredFunction['measured']['kind'];
  readonly confidence?: number;
  readonly busyShare?: number;
  readonly time?: Partial<MeasuredFunction['time']>;
};

/** What was measured of a function, for tests of what is made of it; by default it computed on the main thread. */
export function measuredFunction({
  kind = 'cpu',
  confidence = 0.99,
  busyShare = 0.97,
  time,
  ...overrides
}: Overrides = {}): MeasuredFunction {
  return {
    name: 'resample',
    line: 3,
    column: 25,
    measured: { kind, confidence, busyShare },
    time: {
      wallMs: 1200,
      cpuMs: 1150,
      systemMs: 0,
      waitingForCoreMs: 14,
      blockedMs: 36,
      gcMs: 0,
      sampleCount: 412,
      ...time,
    },
    lanes: [{ role: 'main', laneCount: 1, wallMs: 1200 }],
    ...overrides,
  };
}
