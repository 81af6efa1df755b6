import { type Profiler, Session } from 'node:inspector';

/** Often enough for functions that run some tens of milliseconds in all. */
const samplingIntervalUs = 100;

/** Parts of Node that bring input and output. The others (crypto, zlib, buffers) compute for whoever calls them. */
const machinery =
  /^node:(?:internal\/)?(?:_http|_stream|abort|async_hooks|child_process|deps\/undici|dns|events?|event_target|fs|http|net|process|readline|socket|stream|timers|tls|webstreams|worker|console)/;

/**
 * Which part of the JavaScript that runs is the program's own, computing modules of Node included. Answering with a page
 * that is cached, Node's streams and promises keep the thread on its core as long as the disk would keep it waiting:
 * that is the price of input, not computing.
 */
export async function profileOwnCode(work: () => Promise<unknown>): Promise<number> {
  const session = new Session();
  session.connect();
  try {
    session.post('Profiler.enable');
    session.post('Profiler.setSamplingInterval', { interval: samplingIntervalUs });
    session.post('Profiler.start');
    await work();
    return ownPart(await stop(session));
  } finally {
    session.disconnect();
  }
}

function stop(session: Session): Promise<Profiler.Profile> {
  return new Promise((resolve, reject) => {
    session.post('Profiler.stop', (error, { profile }) =>
      error === null ? resolve(profile) : reject(error),
    );
  });
}

function ownPart({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): number {
  const parents = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  );
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  let ownUs = 0;
  let machineryUs = 0;
  for (const [index, leaf] of samples.entries()) {
    const us = timeDeltas[index] ?? 0;
    const owner = ownerOf(leaf, frames, parents);
    if (owner === 'own') ownUs += us;
    if (owner === 'machinery') machineryUs += us;
  }
  return ownUs + machineryUs === 0 ? 0 : ownUs / (ownUs + machineryUs);
}

/** Whose time a sample is: that of the innermost frame that decides it. */
function ownerOf(
  leaf: number,
  frames: ReadonlyMap<number, { readonly functionName: string; readonly url: string }>,
  parents: ReadonlyMap<number, number>,
): 'own' | 'machinery' | 'nobody' {
  const { functionName = '', url: leafUrl = '' } = frames.get(leaf) ?? {};
  // Idle, collecting garbage, or in native code below the event loop: no code to ask.
  if (leafUrl === '' && functionName.startsWith('(')) return 'nobody';
  for (let at: number | undefined = leaf; at !== undefined; at = parents.get(at)) {
    const url = frames.get(at)?.url ?? '';
    if (machinery.test(url)) return 'machinery';
    if (url.includes('/verify-labels/')) return 'nobody';
    if (url !== '' && !url.startsWith('node:')) return 'own';
  }
  return 'machinery';
}
