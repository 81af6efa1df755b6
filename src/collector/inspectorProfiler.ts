import inspector from 'node:inspector';
import type { Profiler } from './profiler.ts';
import type { SamplingPlan } from './samplingPlan.ts';
import { asV8Profile } from './v8Profile.ts';
import type { V8Profile } from './v8Profile.ts';

/** The program may profile too; its titles are not ours. */
function titleOf(index: number): string {
  return `poolwright ${index}`;
}

/** The interval holds for all that a session samples at the same time. */
function connect(intervalUs: number): inspector.Session {
  const session = new inspector.Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: intervalUs });
  return session;
}

/**
 * The protocol has one `Profiler.start` only, but any number of `console.profile`, which this one does not print
 * anything for: `inspector.console` speaks to inspectors alone, and to all sessions of the thread at once.
 *
 * A session that begins later does not know loops that were compiled while they ran, which V8 lists nowhere, and takes their
 * callers for them. So the one that samples more seldom begins before any has run, beside the first, and goes on alone.
 */
export function startWithInspector({ firstUs, laterUs }: SamplingPlan): Profiler {
  const first = connect(firstUs);
  let later: inspector.Session | undefined;
  let running = first;
  let finished: { readonly title: string | undefined; readonly profile: unknown } | undefined;
  const listen = (session: inspector.Session): void => {
    session.on('Profiler.consoleProfileFinished', ({ params }) => {
      finished = { title: params.title, profile: params.profile };
    });
  };
  let count = 0;
  const begin = (): void => inspector.console.profile(titleOf(count));
  const end = (index: number): V8Profile | undefined => {
    finished = undefined;
    inspector.console.profileEnd(titleOf(index));
    return takeFinished(titleOf(index));
  };
  const takeFinished = (title: string): V8Profile | undefined =>
    finished?.title === title ? asV8Profile(finished.profile) : undefined;
  const cut = (): V8Profile | undefined => {
    count += 1;
    begin();
    return end(count - 1);
  };
  listen(first);
  begin();
  return {
    next(intervalUs) {
      const ended = cut();
      if (intervalUs === laterUs && later !== undefined && running !== later) {
        running = later;
        first.disconnect();
        listen(later);
      }
      return ended;
    },
    prepare(hasRunLong) {
      if (laterUs === firstUs || later !== undefined) return undefined;
      later = connect(laterUs);
      const ended = cut();
      if (ended === undefined || hasRunLong(ended)) {
        later.disconnect();
        later = undefined;
      }
      return ended;
    },
    stop() {
      if (running === first) later?.disconnect();
      const last = end(count);
      running.disconnect();
      return last;
    },
    takes: (us) =>
      us === laterUs ? later !== undefined || us === firstUs : us === firstUs && running === first,
    isSlow: false,
  };
}
