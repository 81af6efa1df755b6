/** How often a thread is looked at to see what it runs, µs. */
export interface SamplingPlan {
  /** To begin with; 0 for never. */
  readonly firstUs: number;
  /** After half a second, where that can be changed; the same where somebody chose an interval. */
  readonly laterUs: number;
}

const never: SamplingPlan = { firstUs: 0, laterUs: 0 };

/**
 * Each sample costs a thread and V8's sampler 30 to 80 µs, whether the thread computes, answers or idles: at 1 ms, 3 to 8 %
 * for as long as it runs. What lasts has more samples than anybody needs to tell its functions apart.
 */
const unlessChosen: SamplingPlan = { firstUs: 1_000, laterUs: 3_000 };

/** When the later interval begins, where V8 can change to it without beginning anew. */
const laterAfterUs = 500_000;

/** `text` is a number of µs that somebody chose; nothing where nobody did. */
export function readSamplingPlan(text = ''): SamplingPlan {
  if (text === '') return unlessChosen;
  const chosen = Number(text);
  const isFit = Number.isInteger(chosen) && chosen >= 0 && chosen <= 1_000_000;
  return isFit ? { firstUs: chosen, laterUs: chosen } : never;
}

/** The interval for a thread that has been sampled for so long. */
export function intervalAfter({ firstUs, laterUs }: SamplingPlan, sampledUs: number): number {
  return sampledUs < laterAfterUs ? firstUs : laterUs;
}
