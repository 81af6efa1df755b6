/** What one number of workers took. */
export interface ScalingPoint {
  readonly workers: number;
  /** Wall time of a batch divided by its calls. */
  readonly callMs: number;
  readonly calls: number;
}

/** Amdahl's law, in milliseconds a call. */
export interface ScalingFit {
  /** What stays, however many workers there are. */
  readonly serialMs: number;
  /** What is divided among the workers that run at once. */
  readonly parallelMs: number;
  /** The largest deviation of a measured point from the curve, as a share of it. */
  readonly worstResidual: number;
}

/** Workers that can compute at the same time: more of them than cores take turns. */
export function atOnce(workers: number, cores: number): number {
  return Math.max(1, Math.min(workers, cores));
}

/**
 * The share of a batch that one worker has to do: 1/p, or more where the calls cannot be divided evenly. 4 calls on 3
 * workers take as long as 6 would.
 */
export function shareOfOne(calls: number, parallel: number): number {
  return Math.ceil(calls / parallel) / calls;
}

/**
 * Fits T(n) = σ + π·s(n) to measured times of a call, s(n) being the share of one of min(n, cores) workers: Amdahl's law
 * in times instead of shares (Amdahl 1967; Gustafson's or Gunther's further terms would need more points than a machine
 * has cores). Least squares of the relative deviations, neither term below 0. `undefined` for fewer than two numbers of
 * workers that differ in what runs at once.
 */
export function fitScaling(points: readonly ScalingPoint[], cores: number): ScalingFit | undefined {
  const shares = points.map(({ calls, workers }) => shareOfOne(calls, atOnce(workers, cores)));
  if (new Set(shares).size < 2) return undefined;
  // With u = 1/T and v = s/T the deviation is σu + πv − 1: two normal equations.
  let uu = 0;
  let uv = 0;
  let vv = 0;
  let u1 = 0;
  let v1 = 0;
  for (const [index, { callMs }] of points.entries()) {
    const u = 1 / callMs;
    const v = (shares[index] ?? 1) / callMs;
    uu += u * u;
    uv += u * v;
    vv += v * v;
    u1 += u;
    v1 += v;
  }
  const determinant = uu * vv - uv * uv;
  let serialMs = (u1 * vv - v1 * uv) / determinant;
  let parallelMs = (v1 * uu - u1 * uv) / determinant;
  if (serialMs < 0) [serialMs, parallelMs] = [0, v1 / vv];
  else if (parallelMs < 0) [serialMs, parallelMs] = [u1 / uu, 0];
  const residuals = points.map(({ callMs }, index) =>
    Math.abs((serialMs + parallelMs * (shares[index] ?? 1)) / callMs - 1),
  );
  return { serialMs, parallelMs, worstResidual: Math.max(...residuals) };
}

/**
 * How many times as many calls a pool can answer at most, with as many cores as one likes: a direct call's time divided by
 * what stays of a call. The thread that asks has to send each call and receive its answer, so `heldMs` of it stays in any case.
 */
export function limitOf(directMs: number, { serialMs }: ScalingFit, heldMs: number): number {
  return directMs / Math.max(serialMs, heldMs);
}

/**
 * What one worker's times say of several before those are measured: its time divided among them, but never less than the
 * thread that asks needs for each.
 */
export function predictSpeedUp(
  {
    calls,
    directMs,
    heldMs,
    oneWorkerMs,
  }: Readonly<Record<'calls' | 'directMs' | 'heldMs' | 'oneWorkerMs', number>>,
  parallel: number,
): number {
  return directMs / Math.max(heldMs, oneWorkerMs * shareOfOne(calls, parallel));
}

/**
 * From which duration of a call on a pool answers more calls a second than the thread itself: t = (t + o)/p, with what a
 * call through the pool takes longer than a direct one, o, and p workers at once; never less than what the asking thread
 * needs for it. `undefined` for one at a time, which never does.
 */
export function breakEvenCallMs(overheadMs: number, heldMs: number, parallel: number): number | undefined {
  return parallel < 2 ? undefined : Math.max(heldMs, Math.max(0, overheadMs) / (parallel - 1));
}
