import type { Advice, Blocking, Kind, RecommendedAction, Recommendation } from '../../core/index.ts';
import { SyntaxKind } from '../../compiler/index.ts';
import type { FunctionFacts } from '../facts/facts.ts';
import { type Contribution, type Summary, weightOf } from '../summary/summary.ts';

interface Judged {
  readonly fn: FunctionFacts;
  readonly kind: Kind;
  readonly blocking: Blocking;
  readonly summary: Summary;
}

/** What to do about a function, why, and what else would do. */
export function recommend(judged: Judged): Recommendation {
  const { fn, kind } = judged;
  if (fn.node.kind === SyntaxKind.SourceFile && kind !== 'light' && kind !== 'unknown')
    return forModule(judged);
  if (kind === 'light') {
    return { ...advice('leave', 'Moving it would cost more than it takes.'), alternatives: [] };
  }
  if (kind === 'cpu') return forCpu(judged);
  if (kind === 'mixed') return forMixed(judged);
  if (kind === 'io') return judged.blocking === true ? forSyncIo(judged) : forAsyncIo(judged);
  const reason = 'It calls code that cannot be seen into, so only a measurement can tell.';
  return { ...advice('measure', reason), alternatives: [] };
}

function forCpu({ fn, summary }: Judged): Recommendation {
  const twins = twinsOf(summary, (contribution) => contribution.signal === 'heavy-builtin');
  if (twins !== undefined) {
    return {
      ...advice('async-api', `${twins} does the same on libuv's own threads and lets the event loop go.`),
      alternatives: pools('It computes on the thread that calls it.'),
    };
  }
  if (!canMove(fn)) {
    return {
      ...advice('split', 'It computes, but only a plain function can run in a pool: move the work into one.'),
      alternatives: [advice('measure', 'A measurement tells how long it holds the event loop.')],
    };
  }
  return inPool(
    summary,
    'It computes on the event loop; in a pool it runs in parallel and the loop stays free.',
  );
}

function forMixed({ summary }: Judged): Recommendation {
  const pooled = inPool(
    summary,
    'It waits and computes; a thread pool with asynchronous tasks takes both off the event loop.',
  );
  const split = advice('split', 'Waiting needs no thread: move only the computing part into a pool.');
  return { ...pooled, alternatives: [split, ...pooled.alternatives] };
}

function forSyncIo({ summary }: Judged): Recommendation {
  const twins = twinsOf(summary, (contribution) => contribution.holdsThread);
  if (twins === undefined) {
    return inPool(summary, 'It waits while holding the event loop and has no asynchronous twin.');
  }
  return {
    ...advice('async-api', `${twins} waits without holding the event loop.`),
    alternatives: [advice('thread-pool', 'In a pool the wait holds a worker instead of the event loop.')],
  };
}

function forAsyncIo({ summary }: Judged): Recommendation {
  if (!summary.waitsInLoop && summary.waitsTogether) {
    const reason =
      'It starts a wait for each of many at once; a bound on how many keeps load and memory in check.';
    const other = advice('leave', 'It does not hold the event loop; leave it where there are never many.');
    return { ...advice('bounded-concurrency', reason), alternatives: [other] };
  }
  if (!summary.waitsInLoop) {
    return {
      ...advice('leave', 'It waits without holding the event loop; a pool gains nothing.'),
      alternatives: [],
    };
  }
  return {
    ...advice(
      'bounded-concurrency',
      'It waits once for each of many; started together, a few at a time, they overlap.',
    ),
    alternatives: [advice('leave', 'It does not hold the event loop; leave it where order or load matter.')],
  };
}

/** Top-level code runs once and cannot be moved; what it calls can. */
function forModule({ blocking }: Judged): Recommendation {
  const reason =
    blocking === true
      ? 'Top-level code runs once, while the program starts; move what it calls.'
      : 'Top-level code runs once and does not hold the event loop.';
  return { ...advice('leave', reason), alternatives: [] };
}

function inPool(summary: Summary, reason: string): Recommendation {
  if (summary.changesProcess) {
    return {
      ...advice('process-pool', 'It changes the whole process (its folder or user), which threads share.'),
      alternatives: [],
    };
  }
  return { ...advice('thread-pool', reason), alternatives: [processPool] };
}

const processPool = advice(
  'process-pool',
  'Processes start slower and cost more memory, and keep a crash or a full heap to themselves.',
);

function pools(reason: string): readonly Advice[] {
  return [advice('thread-pool', reason), processPool];
}

/** The asynchronous twins of whatever matters, when all of that has one. */
function twinsOf(summary: Summary, isRelevant: (contribution: Contribution) => boolean): string | undefined {
  const computing = summary.contributions.filter(
    (contribution) =>
      contribution.signal !== 'cpu-callee' && (contribution.holdsThread || contribution.cpuNs > 0),
  );
  const heaviest = Math.max(0, ...computing.map(weightOf));
  const relevant = computing.filter((contribution) => weightOf(contribution) >= heaviest * 0.3);
  const twins = relevant.filter(isRelevant).map((contribution) => contribution.asyncTwin);
  if (
    twins.length === 0 ||
    !relevant.every((contribution) => isRelevant(contribution) || isLoop(contribution))
  )
    return undefined;
  const known = twins.filter((twin) => twin !== undefined);
  return known.length === twins.length ? [...new Set(known)].slice(0, 2).join(' and ') : undefined;
}

function isLoop({ signal }: Contribution): boolean {
  return signal.endsWith('-loop') || signal === 'loop-over-input';
}

/** Accessors, constructors and generators have to answer where they are. */
function canMove({ node, isGenerator }: FunctionFacts): boolean {
  const isTied =
    node.kind === SyntaxKind.Constructor ||
    node.kind === SyntaxKind.GetAccessor ||
    node.kind === SyntaxKind.SetAccessor ||
    node.kind === SyntaxKind.ClassStaticBlockDeclaration;
  return !isTied && !isGenerator;
}

function advice(action: RecommendedAction, reason: string): Advice {
  return { action, reason };
}
