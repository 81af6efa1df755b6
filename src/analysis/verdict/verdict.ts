import type { Blocking, Evidence, Kind, Verdict } from '../../core/index.ts';
import { needsAssumedSizes } from './assumptions.ts';
import { calibrated, type Calibration, mostOnAssumptions } from './calibrated.ts';
import { calibration } from './calibration.ts';
import { isCoroutine, yieldWaitMs } from './coroutines.ts';
import { estimate, formula } from '../cost/cost.ts';
import type { FunctionFacts } from '../facts/facts.ts';
import { withoutPromised } from '../summary/promised.ts';
import { recommend } from './recommend.ts';
import { type Contribution, isWait, lightMs, strongest, type Summary, weightOf } from '../summary/summary.ts';

/** At most this share of computing still counts as waiting (design, *Words*). */
const ioShare = 0.35;
/** From this share on, computing is what the time goes into (design, *Words*), when the wait is short as well. */
const cpuShare = 0.7;

/** Exponential estimates pass every bound, and JSON has no infinity. */
const longestMs = 1e9;

/** A wait that is so many times the computing is one, however rough both estimates are. */
const clearWait = 100;

const maxWaits = 3;
const maxComputing = 5;
const maxUnresolved = 3;

/** What a function's summary comes to; `steps` tell how often verdicts as sure as it were right. */
export function judge(
  fn: FunctionFacts,
  line: number,
  whole: Summary,
  steps: Calibration = calibration,
): Verdict {
  const summary = withoutPromised(whole);
  const seen = openCalls(summary);
  const known = kindOf(summary, seen.length > 0);
  const isOpen = known === 'cpu' && mayWaitLonger(fn, summary);
  const open = isOpen ? [waitsOf(fn, line), ...seen] : seen;
  const kind = isOpen ? 'unknown' : known;
  const blocking = blockingOf(kind, summary);
  const evidence = evidenceOf(fn, line, summary, open);
  return {
    kind,
    blocking,
    confidence: calibrated(steps, kind, rawConfidence(kind, summary, open.length > 0)),
    cost: kind === 'unknown' && formula(summary.cpu) === 'O(1)' ? 'unknown' : formula(summary.cpu),
    loopMs: Math.min(estimate(summary.cpu) / 1e6 + summary.syncWaitMs, longestMs),
    evidence,
    recommendation: recommend({ fn, kind, blocking, summary }),
  };
}

function kindOf(summary: Summary, hasOpenCalls: boolean): Kind {
  const cpuMs = estimate(summary.cpu) / 1e6;
  const waitMs = summary.asyncWaitMs + summary.syncWaitMs;
  const computes = cpuMs >= lightMs;
  if (!computes && waitMs === 0) return hasOpenCalls ? 'unknown' : 'light';
  if (waitMs === 0) return 'cpu';
  if (!computes) return 'io';
  const share = cpuShareOf(cpuMs, waitMs);
  if (share <= ioShare) return 'io';
  // Estimates are too rough to call a wait negligible by proportion alone: it has to be short in itself.
  return share >= cpuShare && waitMs < lightMs ? 'cpu' : 'mixed';
}

/** Whether computing may be little beside what a coroutine waits for, of which nobody tells. */
function mayWaitLonger(fn: FunctionFacts, { cpu }: Summary): boolean {
  return cpuShareOf(estimate(cpu) / 1e6, yieldWaitMs) <= ioShare && isCoroutine(fn);
}

function waitsOf({ file }: FunctionFacts, line: number): Contribution {
  const detail = 'what it waits for at its yields is up to who runs it';
  return {
    signal: 'unresolved-call',
    file,
    line,
    detail,
    path: [],
    cpuNs: 0,
    waitMs: 0,
    holdsThread: false,
  };
}

function cpuShareOf(cpuMs: number, waitMs: number): number {
  return cpuMs / (cpuMs + waitMs);
}

function blockingOf(kind: Kind, summary: Summary): Blocking {
  if (kind === 'unknown') return null;
  if (kind === 'io') return summary.syncWaitMs > 0;
  return kind !== 'light';
}

/** Calls that nobody can see into: unresolved ones, and those of functions that a caller hands in. */
function openCalls(summary: Summary): readonly Contribution[] {
  const handedIn = summary.parameterCalls.map(({ file, line }): Contribution => ({
    signal: 'unresolved-call',
    file,
    line,
    detail: 'calls a function that its caller hands in',
    path: [],
    cpuNs: 0,
    waitMs: 0,
    holdsThread: false,
  }));
  return strongest([...summary.unresolved, ...handedIn]);
}

/** How far from its threshold a verdict is, and what it could not see: an order, which calibration makes a share. */
function rawConfidence(kind: Kind, summary: Summary, hasOpenCalls: boolean): number {
  const cpuMs = Math.max(estimate(summary.cpu) / 1e6, 1e-6);
  const waitMs = summary.asyncWaitMs + summary.syncWaitMs;
  let confidence = 0.3;
  if (kind === 'cpu') {
    confidence = byMargin(cpuMs / lightMs);
    if (needsAssumedSizes(summary.cpu)) confidence = Math.min(confidence, mostOnAssumptions);
  }
  if (kind === 'light') confidence = byMargin(lightMs / cpuMs);
  else if (kind === 'mixed') confidence = 0.7;
  else if (kind === 'io') confidence = waitMs < clearWait * cpuMs ? 0.75 : 0.95;
  if (kind !== 'unknown') {
    if (hasOpenCalls) confidence *= 0.85;
    // The price of a function of Node is all that such a verdict rests on.
    if (kind === 'cpu' && formula(summary.cpu) === 'O(1)') confidence *= 0.85;
    if (summary.isByNameOnly) confidence *= 0.97;
    if (summary.isFromPackage) confidence *= 0.85;
    if (summary.isOneOfUnlike) confidence *= 0.8;
    if (summary.contributions.some(({ signal }) => signal === 'unbounded-loop')) confidence *= 0.85;
  }
  return Math.round(confidence * 100) / 100;
}

function byMargin(margin: number): number {
  if (margin < 2) return 0.55;
  if (margin < 8) return 0.75;
  if (margin < 50) return 0.88;
  return margin < 5_000 ? 0.96 : 0.98;
}

function evidenceOf(
  fn: FunctionFacts,
  line: number,
  summary: Summary,
  open: readonly Contribution[],
): readonly Evidence[] {
  const heaviest = Math.max(0, ...summary.contributions.map(weightOf));
  const waits = summary.contributions.filter(isWait).slice(0, maxWaits);
  const computing = summary.contributions
    .filter((contribution) => !isWait(contribution) && weightOf(contribution) >= heaviest * 0.01)
    .slice(0, maxComputing);
  const shown = summary.contributions.filter((one) => waits.includes(one) || computing.includes(one));
  const all = [...shown, ...open.slice(0, maxUnresolved)].map(
    ({ signal, file, line: at, detail, path }): Evidence => ({ signal, file, line: at, detail, path }),
  );
  if (all.length > 0) return all;
  return [{ signal: 'no-work', file: fn.file, line, detail: 'nothing in it takes time or waits', path: [] }];
}
