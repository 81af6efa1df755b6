import inspector from 'node:inspector';
import v8 from 'node:v8';
import { nowUs } from './hostClock.ts';
import { asV8Profile } from './v8Profile.ts';
import type { V8Profile } from './v8Profile.ts';

/** V8's profiler of the calling thread, cut into stretches that follow each other without a gap. */
export interface Profiler {
  /** Ends the running stretch and returns it; the next one has begun before. */
  next(): V8Profile | undefined;
  /** Ends the last stretch. */
  stop(): V8Profile | undefined;
  /** Whether `next` costs tens of milliseconds instead of less than one. */
  readonly isSlow: boolean;
}

/** What V8 samples at without being told: 1 ms. */
const defaultIntervalUs = 1000;

/**
 * Starting takes 20 to 50 ms, for V8 goes through all code that there is. A stretch that begins while another one runs
 * does not (0.1 to 0.5 ms): so stretches overlap.
 */
export function startProfiler(intervalUs: number): Profiler {
  const start: unknown = 'startCpuProfile' in v8 ? v8.startCpuProfile : undefined;
  if (typeof start === 'function' && intervalUs === defaultIntervalUs) {
    return startWithV8(start as () => CpuProfileHandle);
  }
  return isProfiledByNode() ? startWithSessions(intervalUs) : startWithInspector(intervalUs);
}

/**
 * Whether Node itself profiles or covers this thread. Its own connection hears of every `console.profile`, and prints on
 * stderr what it did not ask for (seen with Node 20.20 and 22.23).
 */
function isProfiledByNode(): boolean {
  const { NODE_V8_COVERAGE: coverage, NODE_OPTIONS: options = '' } = process.env;
  return coverage !== undefined || [...process.execArgv, options].some((text) => text.includes('--cpu-prof'));
}

/** A session for each stretch: nobody else hears of it, and it costs some 10 ms more. */
function startWithSessions(intervalUs: number): Profiler {
  let running = startSession(intervalUs);
  return {
    next() {
      const before = running;
      running = startSession(intervalUs);
      return stopSession(before);
    },
    stop: () => stopSession(running),
    isSlow: true,
  };
}

function startSession(intervalUs: number): inspector.Session {
  const session = new inspector.Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: intervalUs });
  session.post('Profiler.start');
  return session;
}

function stopSession(session: inspector.Session): V8Profile | undefined {
  let profile: unknown;
  // A session of the same thread answers at once.
  session.post('Profiler.stop', (error, result) => {
    if (error === null) ({ profile } = result);
  });
  session.disconnect();
  return asV8Profile(profile);
}

/** The program may profile too; its titles are not ours. */
function titleOf(index: number): string {
  return `poolwright ${index}`;
}

function beginTitled(index: number): void {
  inspector.console.profile(titleOf(index));
}

/** What `v8.startCpuProfile` returns (Node 24 and newer). */
interface CpuProfileHandle {
  stop(): string;
}

function startWithV8(start: () => CpuProfileHandle): Profiler {
  let running = start();
  return {
    next() {
      const before = running;
      running = start();
      return stopHandle(before);
    },
    stop: () => stopHandle(running),
    isSlow: false,
  };
}

function stopHandle(handle: CpuProfileHandle): V8Profile | undefined {
  const profile = asV8Profile(JSON.parse(handle.stop()));
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

/**
 * The protocol has one `Profiler.start` only, but any number of `console.profile`, which this one does not print
 * anything for: `inspector.console` speaks to inspectors alone.
 */
function startWithInspector(intervalUs: number): Profiler {
  const session = new inspector.Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: intervalUs });
  let finished: { readonly title: string | undefined; readonly profile: unknown } | undefined;
  session.on('Profiler.consoleProfileFinished', ({ params }) => {
    finished = { title: params.title, profile: params.profile };
  });
  let count = 0;
  const end = (index: number): V8Profile | undefined => {
    finished = undefined;
    inspector.console.profileEnd(titleOf(index));
    return takeFinished(titleOf(index));
  };
  const takeFinished = (title: string): V8Profile | undefined =>
    finished?.title === title ? asV8Profile(finished.profile) : undefined;
  beginTitled(count);
  return {
    next() {
      count += 1;
      beginTitled(count);
      return end(count - 1);
    },
    stop: () => end(count),
    isSlow: false,
  };
}
