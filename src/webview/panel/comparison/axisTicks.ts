import { formatTime } from '../../shared/words.ts';

export interface AxisTick {
  /** 0…1 of the axis. */
  readonly share: number;
  readonly label: string;
}

const mostTicks = 6;

/** Round moments from 0 on, at most six. */
export function axisTicks(durationMs: number): AxisTick[] {
  const durationUs = durationMs * 1000;
  if (!(durationUs > 0)) return [];
  const least = durationUs / mostTicks;
  const power = 10 ** Math.floor(Math.log10(least));
  const stepUs = [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= least) ?? 10 * power;
  const ticks = Array.from({ length: Math.floor(durationUs / stepUs) + 1 }, (_, index) => ({
    share: (index * stepUs) / durationUs,
    label: formatTime(index * stepUs, stepUs),
  }));
  // A label stands to the right of its tick, and has no room at the very end.
  return ticks.filter(({ share }) => share <= 0.95);
}
