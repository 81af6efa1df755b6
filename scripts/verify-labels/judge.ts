import { median, type Round } from './measureRounds.ts';

/** What was measured of one function; times are milliseconds a call. */
export interface Measurement {
  readonly label: string;
  readonly measured: string;
  readonly calls: number;
  readonly wallMs: number;
  /** On the own thread; `userMs` and `systemMs` are `null` where too little time was spent to tell them apart. */
  readonly cpuMs: number;
  readonly userMs: number | null;
  readonly systemMs: number | null;
  readonly queueMs: number;
  /** In synchronous entry points of Node that read, write, or wait. */
  readonly syncIoMs: number;
  /** The part of the JavaScript that is the program's own and not Node's input and output; 1 without asynchronous waits. */
  readonly ownPart: number;
  readonly computingMs: number;
  /** `computingMs` as a part of the time that was not spent waiting for a core. */
  readonly share: number;
  readonly longestHoldMs: number;
  /** Whether a call entered synchronous I/O, or let the event loop turn before its result was there. */
  readonly waits: boolean;
}

/** Below it, computing is not worth moving: the bound of `light`. */
const lightMs = 0.5;
const leastCpuShare = 0.7;
const mostIoShare = 0.35;
/** The part of a call from which on the event loop counts as held: beyond it computing is more than a detail of a wait. */
const leastHold = mostIoShare;
/** User and system time come in steps of 10 ms. */
const leastCpuToSplitMs = 100;

/**
 * The label that a measurement asks for. It looks at times alone, never at the label:
 *
 * 1. _Computing_ is the time on the own core as far as it runs the program's own code, and at most the time outside of
 *    synchronous I/O: what the kernel does for a read, and what Node does to deliver it, is the read.
 * 2. Without a wait, less than half a millisecond is `light`.
 * 3. With a wait, less than half a millisecond of computing is `io`, however short the wait: a page cache makes it short.
 * 4. Else the share of computing decides.
 * 5. It is blocking when the loop did not turn during the call, or stood still for more than a detail of it and for
 *    longer than what is light.
 */
export function judge(label: string, rounds: readonly Round[], ownPart: number): Measurement {
  const walls = rounds.flatMap(({ wallsMs }) => wallsMs);
  const wallMs = median(walls);
  const figures = rounds.map((round) => perCall(round, ownPart));
  const loops = rounds.flatMap((round) => round.loops);
  const take = (key: keyof (typeof figures)[number]) => median(figures.map((figure) => figure[key]));
  const turns = median(loops.map((loop) => loop.turns)) > 0;
  const waits = turns || rounds.some(({ syncIoCalls }) => syncIoCalls > 0);
  const share = take('share');
  const computingMs = take('computingMs');
  const kind = kindOf({ waits, wallMs, computingMs, share });
  // The lower quartile: a busy machine makes holds longer, and never shorter.
  const holds = loops.map((loop) => loop.longestHoldMs).toSorted((a, b) => a - b);
  const longestHoldMs = holds[Math.floor(holds.length / 4)] ?? 0;
  // Of a call that is not watched: a watched one is always ready to run, and waits for a core while it waits otherwise.
  const heldPart = longestHoldMs / take('awakeMs');
  const held = !turns || (longestHoldMs >= lightMs && heldPart >= leastHold);
  return {
    label,
    measured: held && kind !== 'light' ? `${kind} blocking` : kind,
    calls: walls.length,
    wallMs,
    cpuMs: take('cpuMs'),
    ...split(rounds, walls.length),
    queueMs: take('queueMs'),
    syncIoMs: take('syncIoMs'),
    ownPart,
    computingMs,
    share,
    longestHoldMs,
    waits,
  };
}

function kindOf({
  waits,
  wallMs,
  computingMs,
  share,
}: Pick<Measurement, 'waits' | 'wallMs' | 'computingMs' | 'share'>) {
  if (!waits && wallMs < lightMs) return 'light';
  if (waits && computingMs < lightMs) return 'io';
  if (share >= leastCpuShare) return 'cpu';
  return share <= mostIoShare ? 'io' : 'mixed';
}

function perCall({ wallsMs, cpuMs, queueMs, syncIoMs }: Round, ownPart: number) {
  const calls = wallsMs.length;
  const wall = wallsMs.reduce((sum, ms) => sum + ms, 0);
  const awake = Math.max(wall - queueMs, Number.EPSILON);
  // Waiting for a core inside of synchronous I/O is in its time already, so it is not taken off again here.
  const computing = Math.max(0, Math.min(cpuMs * ownPart, wall - syncIoMs));
  return {
    awakeMs: awake / calls,
    cpuMs: cpuMs / calls,
    queueMs: queueMs / calls,
    syncIoMs: syncIoMs / calls,
    computingMs: computing / calls,
    share: Math.min(1, computing / awake),
  };
}

/** CPU time a call, parted as the steps of all rounds together are. */
function split(rounds: readonly Round[], calls: number): Pick<Measurement, 'userMs' | 'systemMs'> {
  const sum = (key: 'cpuMs' | 'userMs' | 'systemMs') =>
    rounds.reduce((total, round) => total + round[key], 0);
  const [user, system] = [sum('userMs'), sum('systemMs')];
  if (sum('cpuMs') < leastCpuToSplitMs || user + system === 0) return { userMs: null, systemMs: null };
  const cpu = sum('cpuMs') / calls;
  return { userMs: (cpu * user) / (user + system), systemMs: (cpu * system) / (user + system) };
}
