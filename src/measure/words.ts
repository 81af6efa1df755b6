import type { PoolKind } from '../core/index.ts';
import type { Estimate } from './model/statistics.ts';

export const poolName: Readonly<Record<PoolKind, string>> = {
  threads: 'thread pool',
  processes: 'process pool',
};

/** Milliseconds for a person: `1.2 s`, `43 ms`, `0.52 ms`, `8.1 µs`. */
export function duration(ms: number): string {
  if (!Number.isFinite(ms)) return '–';
  if (ms >= 1000) return `${digits(ms / 1000)} s`;
  if (ms === 0) return '0 ms';
  if (ms >= 0.1) return `${digits(ms)} ms`;
  return `${digits(ms * 1000)} µs`;
}

/** `1.94×`: two digits behind the point tell 1.94 from 2. */
export function times(factor: number): string {
  return Number.isFinite(factor) ? `${factorText(factor)}×` : '–';
}

/** `1.94× (1.90 to 1.97)` */
export function timesWithin({ high, low, median }: Estimate): string {
  return `${times(median)} (${factorText(low)} to ${factorText(high)})`;
}

export function factorText(factor: number): string {
  if (factor >= 100) return Math.round(factor).toLocaleString('en-US');
  return factor >= 0.1 ? factor.toFixed(2) : factor.toPrecision(1);
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

/** A size: whole numbers in full, others in three digits. */
export function sizeText(size: number): string {
  const shown = Number.isInteger(size) ? size : Number(size.toPrecision(3));
  return shown.toLocaleString('en-US');
}

/** Three digits that count. */
function digits(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
