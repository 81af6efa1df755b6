import inspector from 'node:inspector';
import { startWithV8, takesInterval } from './handleProfiler.ts';
import { asV8Profile } from './v8Profile.ts';
import type { V8Profile } from './v8Profile.ts';

/** V8's profiler of the calling thread, cut into stretches that follow each other without a gap. */
export interface Profiler {
  /** Ends the running stretch and returns it; the next one, sampled at `intervalUs`, which it must take, has begun before. */
  next(intervalUs: number): V8Profile | undefined;
  /**
   * Whether the next stretch can be sampled at this interval without beginning anew: then V8 would no longer know what is
   * inlined in the code that it has, and take callers for what they call.
   */
  takes(intervalUs: number): boolean;
  /** Ends the last stretch. */
  stop(): V8Profile | undefined;
  /** Whether `next` costs tens of milliseconds instead of less than one. */
  readonly isSlow: boolean;
}

/**
 * Starting takes 20 to 50 ms, for V8 goes through all code that there is. A stretch that begins while another one runs
 * does not (0.1 to 0.5 ms): so stretches overlap.
 */
export function startProfiler(intervalUs: number): Profiler {
  if (takesInterval(intervalUs)) return startWithV8(intervalUs);
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
    next(nextUs) {
      const before = running;
      running = startSession(nextUs);
      return stopSession(before);
    },
    stop: () => stopSession(running),
    takes: () => true,
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
    stop() {
      const last = end(count);
      session.disconnect();
      return last;
    },
    takes: (us) => us === intervalUs,
    isSlow: false,
  };
}
