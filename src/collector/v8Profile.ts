/**
 * What V8 says of one stretch of sampling, as `Profiler.Profile` of the DevTools protocol has it; only what is used.
 * https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile
 */
export interface V8Profile {
  readonly nodes: readonly V8Node[];
  /** µs of the host's monotonic clock, the same as `process.hrtime`. */
  readonly startTime: number;
  readonly endTime: number;
  /** Node ids, one a sample. */
  readonly samples: readonly number[];
  /** µs between a sample and the one before; the first counts from `startTime`. */
  readonly timeDeltas: readonly number[];
}

export interface V8Node {
  readonly id: number;
  readonly callFrame: V8Frame;
  readonly children?: readonly number[];
}

/** Lines and columns count from 0; -1 where there are none. */
export interface V8Frame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

/** `undefined` where V8 said something else. */
export function asV8Profile(value: unknown): V8Profile | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('nodes' in value && 'samples' in value && 'timeDeltas' in value)) return undefined;
  const { nodes, samples, timeDeltas } = value;
  if (!Array.isArray(nodes) || !Array.isArray(samples) || !Array.isArray(timeDeltas)) return undefined;
  // V8 writes whole profiles or none; what is inside is looked at by those who read the records.
  return value as V8Profile;
}
