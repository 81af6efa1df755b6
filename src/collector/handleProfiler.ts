import v8 from 'node:v8';
import { nowUs } from './hostClock.ts';
import { parseV8Json } from './parseV8Json.ts';
import type { Profiler } from './profiler.ts';
import { asV8Profile } from './v8Profile.ts';
import type { V8Profile } from './v8Profile.ts';

/** What `v8.startCpuProfile` returns (Node 24 and newer). */
interface CpuProfileHandle {
  stop(): string;
}

type StartCpuProfile = (options: { readonly sampleInterval: number }) => CpuProfileHandle;

const found: unknown = 'startCpuProfile' in v8 ? v8.startCpuProfile : undefined;
const start = typeof found === 'function' ? (found as StartCpuProfile) : undefined;

/** What V8 samples at without being told: 1 ms. */
const defaultIntervalUs = 1000;

/**
 * Whether `startWithV8` can sample at this interval. There is nothing like it before Node 24, and nothing but the default before
 * Node 26; from then on it has a parameter, and V8 rounds what it says up to a multiple of the default.
 */
export function takesInterval(intervalUs: number): boolean {
  if (start === undefined) return false;
  return start.length > 0 ? intervalUs % defaultIntervalUs === 0 : intervalUs === defaultIntervalUs;
}

function startOne(intervalUs: number): CpuProfileHandle | undefined {
  return start?.({ sampleInterval: intervalUs / 1000 });
}

/** Stretches of `v8.startCpuProfile`, at an interval that it takes. */
export function startWithV8(intervalUs: number): Profiler {
  let running = startOne(intervalUs);
  return {
    next(nextUs) {
      const before = running;
      running = startOne(nextUs);
      return stopHandle(before);
    },
    stop: () => stopHandle(running),
    takes: takesInterval,
    prepare: () => undefined,
    isSlow: false,
  };
}

function stopHandle(handle: CpuProfileHandle | undefined): V8Profile | undefined {
  const profile = asV8Profile(handle === undefined ? undefined : parseV8Json(handle.stop()));
  return profile === undefined ? undefined : unwrapTimes(profile, nowUs());
}

const wrapUs = 2 ** 32;

/**
 * V8 writes the moments of this JSON in 32 bits (seen with Node 24.21 and 26.10), which begin anew every 71 minutes
 * of the machine's life. It ended just before `atUs`, and took less than that.
 */
export function unwrapTimes(profile: V8Profile, atUs: number): V8Profile {
  // The two clocks are read one after the other: an end that seems to lie a moment ahead is now.
  const endTime = Math.min(atUs, lastBefore(atUs + 1_000, profile.endTime));
  return { ...profile, startTime: lastBefore(endTime, profile.startTime), endTime };
}

/** The last moment before `laterUs` that ends in these 32 bits. */
function lastBefore(laterUs: number, wrappedUs: number): number {
  return laterUs - ((((laterUs - wrappedUs) % wrapUs) + wrapUs) % wrapUs);
}
