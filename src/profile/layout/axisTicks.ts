import type { Viewport } from './viewport.ts';

export interface AxisTicks {
  readonly stepUs: number;
  readonly atUs: readonly number[];
}

/** Round times (1, 2 or 5 times a power of ten) at least `leastPx` apart, all inside the viewport. */
export function axisTicks(viewport: Viewport, leastPx: number): AxisTicks {
  const spanUs = viewport.endUs - viewport.startUs;
  const roughUs = (spanUs * leastPx) / Math.max(1, viewport.widthPx);
  const power = 10 ** Math.floor(Math.log10(roughUs));
  const stepUs = power * ([1, 2, 5, 10].find((factor) => factor * power >= roughUs) ?? 10);
  const first = Math.ceil(viewport.startUs / stepUs - 1e-9);
  const last = Math.floor(viewport.endUs / stepUs + 1e-9);
  return {
    stepUs,
    atUs: Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * stepUs),
  };
}
