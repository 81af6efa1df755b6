import { blockingEffects } from './define.ts';
import type { CallbackUse, CatalogEntry, Effect, Work } from './entry.ts';
import { isAmount, isIndex, isOneOf, isRecord, quoted, unknownField } from './userValues.ts';

const effects = [
  'cpu',
  'light',
  'io-sync',
  'io-async',
  'libuv',
  'timer',
  'child-process',
  'child-process-sync',
  'worker',
  'wait-sync',
] as const satisfies readonly Effect[];
const calls = ['each', 'compare', 'once', 'later'] as const satisfies readonly CallbackUse['calls'][];
const orders = ['n', 'n log n'] as const satisfies readonly Work['order'][];

const fields = ['module', 'name', 'effect', 'waitMs', 'work', 'callback', 'asyncTwin', 'returns'];
const workFields = ['fixedNs', 'perUnitNs', 'over', 'isAmount', 'order'];
const callbackFields = ['argument', 'calls'];

const longestName = 200;

/** An entry as a user wrote it, or what is wrong with it: `has no name: give …`. */
export function readUserEntry(value: unknown): CatalogEntry | string {
  if (!isRecord(value)) return `is ${quoted(value)}: give an object with module, name and effect`;
  const { module, name, effect, waitMs, work, callback, asyncTwin, returns } = value;
  const wrong =
    unknownField(value, fields) ??
    wrongModule(module) ??
    wrongName('name', name) ??
    wrongStars(name) ??
    (asyncTwin === undefined ? undefined : wrongName('asyncTwin', asyncTwin)) ??
    (returns === undefined ? undefined : wrongName('returns', returns));
  if (wrong !== undefined) return wrong;
  if (!isOneOf(effect, effects))
    return effect === undefined
      ? `has no effect: give one of ${effects.join(', ')}`
      : `has the effect ${quoted(effect)}: give one of ${effects.join(', ')}`;
  if (waitMs !== undefined && !isAmount(waitMs))
    return `has ${quoted(waitMs)} for waitMs: give milliseconds, 0 or more`;
  const readWork = work === undefined ? undefined : workOf(work);
  if (typeof readWork === 'string') return readWork;
  const readCallback = callback === undefined ? undefined : callbackOf(callback);
  if (typeof readCallback === 'string') return readCallback;
  // What is said to compute, and not how much, would be taken for nothing.
  if (effect === 'cpu' && readCallback === undefined && !isSomething(readWork))
    return 'has the effect "cpu" and no work: give work.fixedNs or work.perUnitNs';
  return {
    module: String(module).replace(/^node:/, ''),
    name: String(name),
    effect,
    blocking: blockingEffects.has(effect),
    source: 'package.json',
    ...(readWork === undefined ? {} : { work: readWork }),
    ...(waitMs === undefined ? {} : { waitMs }),
    ...(readCallback === undefined ? {} : { callback: readCallback }),
    ...(typeof asyncTwin === 'string' ? { asyncTwin } : {}),
    ...(typeof returns === 'string' ? { returns } : {}),
  };
}

function wrongModule(module: unknown): string | undefined {
  const isRight = typeof module === 'string' && module.length <= longestName && !/[*\s]/.test(module);
  return isRight && !module.startsWith('.') && !module.startsWith('/')
    ? undefined
    : `has ${quoted(module)} for module: give the name of a package, or "" for globals, of at most ${longestName} characters`;
}

function wrongName(field: string, name: unknown): string | undefined {
  if (name === undefined) return `has no ${field}: give an export, or Class.method`;
  return typeof name === 'string' && name !== '' && name.length <= longestName && !/\s/.test(name)
    ? undefined
    : `has ${quoted(name)} for ${field}: give an export, or Class.method, of at most ${longestName} characters and without spaces`;
}

/** A pattern of many stars takes longer to match than anybody waits. */
function wrongStars(name: unknown): string | undefined {
  const parts = String(name).split('.');
  const stars = parts.filter((part) => part.includes('*'));
  return stars.every((part) => part === '*') && stars.length <= 2
    ? undefined
    : `has ${quoted(name)} for name: give * for a whole part of it only, and at most twice`;
}

function workOf(work: unknown): Work | string {
  if (!isRecord(work))
    return `has ${quoted(work)} for work: give an object with some of ${workFields.join(', ')}`;
  const unknown = unknownField(work, workFields);
  if (unknown !== undefined) return `${unknown} in work`;
  const { fixedNs, perUnitNs, over, isAmount: isTheAmount, order } = work;
  if (fixedNs !== undefined && !isAmount(fixedNs))
    return `has ${quoted(fixedNs)} for work.fixedNs: give nanoseconds, 0 or more`;
  if (perUnitNs !== undefined && !isAmount(perUnitNs))
    return `has ${quoted(perUnitNs)} for work.perUnitNs: give nanoseconds, 0 or more`;
  if (over !== undefined && over !== 'receiver' && !isIndex(over))
    return `has ${quoted(over)} for work.over: give "receiver" or the index of an argument`;
  if (isTheAmount !== undefined && isTheAmount !== true)
    return `has ${quoted(isTheAmount)} for work.isAmount: give true or leave it out`;
  if (order !== undefined && !isOneOf(order, orders))
    return `has ${quoted(order)} for work.order: give "n" or "n log n"`;
  return {
    ...(fixedNs === undefined ? {} : { fixedNs }),
    ...(perUnitNs === undefined ? {} : { perUnitNs }),
    ...(over === undefined ? {} : { over }),
    ...(isTheAmount === undefined ? {} : { isAmount: isTheAmount }),
    ...(order === undefined ? {} : { order }),
  };
}

function isSomething(work: Work | undefined): boolean {
  return (work?.fixedNs ?? 0) > 0 || (work?.perUnitNs ?? 0) > 0;
}

function callbackOf(callback: unknown): CallbackUse | string {
  if (!isRecord(callback))
    return `has ${quoted(callback)} for callback: give an object with argument and calls`;
  const unknown = unknownField(callback, callbackFields);
  if (unknown !== undefined) return `${unknown} in callback`;
  const { argument, calls: how } = callback;
  if (argument !== -1 && !isIndex(argument))
    return `has ${quoted(argument)} for callback.argument: give the index of an argument, or -1 for the last one`;
  if (!isOneOf(how, calls)) return `has ${quoted(how)} for callback.calls: give one of ${calls.join(', ')}`;
  return { argument, calls: how };
}
