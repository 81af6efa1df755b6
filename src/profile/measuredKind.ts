/** What a function's time can have gone into, as measured; 'not enough data' where that cannot be said. */
export const measuredKinds = ['not enough data', 'cpu', 'io', 'mixed'] as const;

/** What a function's time went into. */
export interface MeasuredKind {
  readonly kind: (typeof measuredKinds)[number];
  /** 0…1: on a core or waiting for one ÷ time in which the function was seen; `NaN` where the platform does not tell. */
  readonly busyShare: number;
  /** 0…1: how likely the kind is right, as far as the spread of the measurement tells. */
  readonly confidence: number;
}

/** How much was seen of a function. */
export interface Evidence {
  readonly sampleCount: number;
  /**
   * So many samples that stand for equally long times would say as much: where most of a function's time is in one long
   * gap between samples, hardly more than one.
   */
  readonly equalSamples: number;
}

/** The limits of `cpu` and `io`, the same as those of the analysis (docs/signals.md). */
const leastCpu = 0.7;
const mostIo = 0.35;

const leastSamples = 20;
const leastEqualSamples = 8;
/** A share that is less certain than this (standard deviation) says nothing. */
const largestDeviation = 0.2;
const leastConfidence = 0.6;

/** The kind of a function from the share of its time in which it was busy, and how uncertain that is. */
export function measuredKind(busyShare: number, deviation: number, evidence: Evidence): MeasuredKind {
  const unknown = { kind: 'not enough data', busyShare, confidence: 0 } as const;
  const isSeen = evidence.sampleCount >= leastSamples && evidence.equalSamples >= leastEqualSamples;
  if (Number.isNaN(busyShare) || !isSeen || !(deviation <= largestDeviation)) return unknown;
  const isIo = chanceBelow(mostIo, busyShare, deviation);
  const isCpu = 1 - chanceBelow(leastCpu, busyShare, deviation);
  const kinds = [
    { kind: 'cpu', confidence: isCpu },
    { kind: 'io', confidence: isIo },
    { kind: 'mixed', confidence: 1 - isCpu - isIo },
  ] as const;
  const { kind, confidence } = kinds.reduce((a, b) => (b.confidence > a.confidence ? b : a));
  return confidence < leastConfidence ? unknown : { kind, busyShare, confidence };
}

/** The normal distribution's chance to be below a limit, by Abramowitz and Stegun 7.1.26 (error under 2e-7). */
function chanceBelow(limit: number, mean: number, deviation: number): number {
  const z = (limit - mean) / Math.max(deviation, 1e-6) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * Math.abs(z));
  const polynomial =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  const erf = 1 - polynomial * Math.exp(-z * z);
  return z >= 0 ? (1 + erf) / 2 : (1 - erf) / 2;
}
