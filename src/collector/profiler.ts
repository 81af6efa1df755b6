import inspector from 'node:inspector';
import { startWithV8, takesInterval } from './handleProfiler.ts';
import { startWithInspector } from './inspectorProfiler.ts';
import type { SamplingPlan } from './samplingPlan.ts';
import { asV8Profile } from './v8Profile.ts';
import type { V8Profile } from './v8Profile.ts';

/** V8's profiler of the calling thread, cut into stretches that follow each other without a gap. */
export interface Profiler {
  /** Ends the running stretch and returns it; the next one, sampled at `intervalUs`, which it must take, has begun before. */
  next(intervalUs: number): V8Profile | undefined;
  /**
   * Whether the next stretch can be sampled at this interval without beginning anew: then V8 would no longer know some of
   * the code that it has, and take callers for what they call.
   */
  takes(intervalUs: number): boolean;
  /**
   * Does what it needs to take the later interval of the plan; returns the stretch that it ended for that, if any. Where
   * something has run so long in it that V8 may have compiled it already, it is too late.
   */
  prepare(hasRunLong: (stretch: V8Profile) => boolean): V8Profile | undefined;
  /** Ends the last stretch. */
  stop(): V8Profile | undefined;
  /** Whether `next` costs tens of milliseconds instead of less than one. */
  readonly isSlow: boolean;
}

/**
 * Starting takes 20 to 50 ms, for V8 goes through all code that there is. A stretch that begins while another one runs
 * does not (0.1 to 0.5 ms): so stretches overlap.
 */
export function startProfiler(plan: SamplingPlan): Profiler {
  const { firstUs, laterUs } = plan;
  if (takesInterval(firstUs) && (takesInterval(laterUs) || isProfiledByNode())) return startWithV8(firstUs);
  return isProfiledByNode() ? startWithSessions(firstUs) : startWithInspector(plan);
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
    next(nextUs) {
      const before = running;
      running = startSession(nextUs);
      return stopSession(before);
    },
    stop: () => stopSession(running),
    takes: () => true,
    prepare: () => undefined,
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
