import { isBuiltin } from 'node:module';
import type { CatalogEntry, Effect } from '../../catalog/index.ts';
import {
  type Expression,
  isArrowFunction,
  isFunctionExpression,
  isNewExpression,
  isPropertyAccessExpression,
} from '../../compiler/index.ts';
import type { Signal } from '../../core/index.ts';
import { add, estimate, formula, type Monomial, multiply, once, times } from '../cost/cost.ts';
import { shortText, unwrap } from '../syntax/expressions.ts';
import type { CallFact, FunctionFacts } from '../facts/facts.ts';
import { handsCallback, mayBeCallback } from '../values/handsCallback.ts';
import { isStarted, waits } from './promised.ts';
import { functionsOf } from '../targets/target.ts';
import { realisticSizes } from '../cost/realisticSizes.ts';
import { addBacktracking } from './regexCost.ts';
import type { Scopes } from '../syntax/scopes.ts';
import type { Booking } from './booking.ts';

/** Below this a built-in function is not evidence: a fifth of a millisecond. */
const worthNamingNs = 200_000;

/** Books what a catalogued function does, and what the callback does that it is given. */
export function addCatalogued(to: Booking, call: CallFact, entry: CatalogEntry, repeats: Monomial): void {
  const { ledger } = to;
  const units = to.repeatsOf(call, unitsOf(to, call, entry));
  const { work } = entry;
  if (work !== undefined) {
    const fixed: Monomial = { coefficient: work.fixedNs ?? 0, factors: [] };
    const perUnit = times({ coefficient: work.perUnitNs ?? 0, factors: [] }, units);
    const cost = multiply(add([fixed], [perUnit]), repeats);
    ledger.addWork(call.loop, cost);
    const cpuNs = estimate(multiply(cost, ledger.tripsOf(call.loop)));
    if (entry.effect === 'cpu' && entry.callback === undefined && cpuNs >= worthNamingNs) {
      ledger.contributions.push({
        ...ledger.place(call, 'heavy-builtin', `${entry.name} computes on this thread`),
        cpuNs,
        ...twinOf(entry),
      });
    }
  }
  addBacktracking(to, call, entry);
  addEffect(to, call, entry, repeats);
  addCallback(to, call, entry, repeats, units);
  if (/^Process\.(chdir|umask|set[ug]id)$/.test(entry.name)) ledger.changesProcess = true;
}

/** How many units the work of a call goes by. */
function unitsOf(to: Booking, call: CallFact, entry: CatalogEntry): Monomial {
  const { work, callback } = entry;
  const over = work?.over ?? (callback?.calls === 'each' ? 'receiver' : undefined);
  if (over === undefined) return once;
  const measured = over === 'receiver' ? receiverOf(call) : call.arguments[over];
  if (measured === undefined) return once;
  if (typeof over === 'number' && work?.isAmount !== true && to.extents.isNumber(measured)) return once;
  const units = withShortTexts(amountOf(to, measured, entry), entry.name);
  if (work?.order !== 'n log n') return units;
  const steps = Math.max(1, Math.log2(Math.max(2, estimate([units]))));
  const [first] = units.factors;
  if (first === undefined) return { coefficient: units.coefficient * steps, factors: [] };
  return times(units, { coefficient: 1, factors: [{ name: `log ${first.name}`, size: steps }] });
}

function amountOf(to: Booking, measured: Expression, entry: CatalogEntry): Monomial {
  if (entry.work?.isDeep === true) return to.extents.deep(measured);
  if (/^(Object|Reflect)\./.test(entry.name)) return to.extents.properties(measured);
  return to.extents.of(measured);
}

/**
 * Programs call `includes` and `split` on names and keys far more often than on whole texts; who goes over a text
 * character by character means a text.
 */
function withShortTexts(units: Monomial, name: string): Monomial {
  if (!/^(String|RegExp)\./.test(name)) return units;
  const factors = units.factors.map((factor) =>
    factor.size === realisticSizes.text ? { ...factor, size: realisticSizes.shortText } : factor,
  );
  return { ...units, factors };
}

/** Books the wait of a catalogued function, if it has one. */
export function addEffect(to: Booking, call: CallFact, entry: CatalogEntry, repeats: Monomial): void {
  const signal = signalOf[entry.effect];
  if (signal === undefined) return;
  const { ledger } = to;
  const isWaitedFor = entry.blocking || isAwaited(to.fn, call, entry, to.scopes);
  const trips = times(ledger.tripsOf(call.loop), repeats);
  const waitMs = isWaitedFor ? (entry.waitMs ?? 1) * estimate([trips]) : 0;
  ledger.addWaits(entry.blocking ? 0 : waitMs, entry.blocking ? waitMs : 0, trips);
  if (entry.effect === 'timer' && isPromiseExecutor(to.fn)) ledger.promisedWaitMs += waitMs;
  ledger.contributions.push({
    ...ledger.place(call, signal, describeEffect(entry, isWaitedFor)),
    waitMs,
    holdsThread: entry.blocking,
    ...twinOf(entry),
  });
}

function addCallback(
  to: Booking,
  call: CallFact,
  entry: CatalogEntry,
  repeats: Monomial,
  units: Monomial,
): void {
  const { callback } = entry;
  if (callback === undefined || callback.calls === 'later' || isThrownAwayChain(call, entry)) return;
  const value = callback.argument < 0 ? call.arguments.at(-1) : call.arguments[callback.argument];
  // `sumBy(rows, 'price')` names a property where a function might stand.
  const isGiven = value !== undefined && mayBeCallback(unwrap(value), to.scopes);
  const target = isGiven ? to.targets.ofValue(value) : undefined;
  const isEach = callback.calls !== 'once';
  const before = to.ledger.cpuNs;
  // What a method like `replace` is given once may as well be a text.
  const isFunction = isEach || target?.kind === 'functions' || target?.kind === 'one-of';
  if (target !== undefined && isFunction) {
    const turns = to.repeatsOf(call, isEach ? times(repeats, units) : repeats);
    // `map` waits for none of the promises that its callback gives: all of them wait at the same time.
    const isSideBySide = isEach && functionsOf(target).every((callee) => callee.isAsync);
    const { isLater } = to.ledger;
    to.ledger.isLater ||= isContinuation(entry);
    to.addTarget(call, target, [], turns, isSideBySide ? repeats : turns);
    to.ledger.isLater = isLater;
  }
  if (!isEach || units.factors.length === 0 || target === undefined) return;
  const isNested = call.loop !== undefined && to.ledger.tripsOf(call.loop).factors.length > 0;
  to.ledger.contributions.push({
    ...to.ledger.place(
      call,
      isNested ? 'nested-loop' : 'loop-over-input',
      `${shortText(call.callee, 32)} runs its callback ${formula([units])} times`,
    ),
    cpuNs: Math.max(0, to.ledger.cpuNs - before),
  });
}

/** `p.then(f).catch(g);`: nobody waits for it, and `f` runs in a turn of its own. */
export function isThrownAwayChain(call: CallFact, entry: CatalogEntry): boolean {
  return call.isDiscarded && isContinuation(entry);
}

function isContinuation({ name }: CatalogEntry): boolean {
  return /^Promise(Like)?\.(then|catch|finally)$/.test(name);
}

function receiverOf(call: CallFact): Expression | undefined {
  const callee = unwrap(call.callee);
  return isPropertyAccessExpression(callee) ? callee.expression : undefined;
}

/**
 * Nobody waits for a promise that is thrown away; a callback is the continuation of whoever hands it over. A bare
 * timer lets its caller go on, unless it stands inside `new Promise`.
 */
function isAwaited(fn: FunctionFacts, call: CallFact, entry: CatalogEntry, scopes: Scopes): boolean {
  const takesCallback = entry.callback !== undefined && handsCallback(call, entry.callback, scopes);
  if (entry.effect === 'timer' && takesCallback) return isPromiseExecutor(fn);
  return takesCallback || !call.isDiscarded;
}

/** `(resolve) => …` of `new Promise((resolve) => …)`. */
function isPromiseExecutor(fn: FunctionFacts): boolean {
  const { node } = fn;
  if (!isArrowFunction(node) && !isFunctionExpression(node)) return false;
  return isNewExpression(node.parent) && node.parent.expression.getText() === 'Promise';
}

function twinOf(entry: CatalogEntry): { readonly asyncTwin?: string } {
  return entry.asyncTwin === undefined ? {} : { asyncTwin: entry.asyncTwin };
}

const signalOf: Readonly<Record<Effect, Signal | undefined>> = {
  'io-sync': 'sync-io',
  'wait-sync': 'sync-io',
  'io-async': 'async-io',
  worker: 'async-io',
  libuv: 'libuv-pool',
  timer: 'timer',
  'child-process': 'child-process',
  'child-process-sync': 'child-process',
  cpu: undefined,
  light: undefined,
};

function describeEffect(entry: CatalogEntry, isWaitedFor: boolean): string {
  const name = entry.module === '' ? entry.name : `${entry.name} (${specifier(entry.module)})`;
  const wait = isWaitedFor ? waits : isStarted;
  const what: Partial<Record<Effect, string>> = {
    'io-sync': 'holds the thread until the file system has answered',
    'wait-sync': 'holds the thread until another one wakes it',
    'child-process-sync': 'holds the thread until the child process has ended',
    libuv: "computes on libuv's threads, not on this one",
    worker: 'waits for a worker',
  };
  return `${name} ${what[entry.effect] ?? wait}`;
}

/** A module as programs import it. */
function specifier(module: string): string {
  if (module === 'poolwright:pools') return 'the pool files';
  return isBuiltin(module) ? `node:${module}` : module;
}
