import { median } from './timing.ts';
import type { Cost } from './command.ts';

/** A line of the table. */
export interface Row {
  readonly what: string;
  /** How it was measured, in a few words. */
  readonly how: string;
  readonly ours: string;
  readonly peer: string;
  readonly result: string;
  readonly reach: string;
}

export function toTable(rows: readonly Row[]): string {
  const head = ['what', 'how', 'ours', 'peer', 'result', 'to reach'];
  const lines = rows.map(({ what, how, ours, peer, result, reach }) => [
    what,
    how,
    ours,
    peer,
    result,
    reach,
  ]);
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Median and range of wall times, and the median of CPU times. */
export function costText(costs: readonly Cost[]): string {
  const wall = costs.map(({ wallMs }) => wallMs / 1000);
  const cpu = median(costs.map(({ cpuMs }) => cpuMs / 1000));
  const range = `${Math.min(...wall).toFixed(1)}–${Math.max(...wall).toFixed(1)}`;
  return `${median(wall).toFixed(1)} s (${range}), CPU ${cpu.toFixed(1)} s`;
}

/** Ratio of the medians: by wall time, which counts, and by CPU time, which other programs disturb less. */
export function ratioText(above: readonly Cost[], below: readonly Cost[]): string {
  const ratio = (of: (cost: Cost) => number) => (median(above.map(of)) / median(below.map(of))).toFixed(2);
  return `**${ratio(({ wallMs }) => wallMs)}** (CPU ${ratio(({ cpuMs }) => cpuMs)})`;
}
