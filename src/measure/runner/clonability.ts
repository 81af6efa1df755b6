import { inspect } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import type { PoolKind } from '../../core/index.ts';
import type { ArgumentList } from './argumentLists.ts';
import { MeasureTrouble } from './measureTrouble.ts';

/** A copy as a pool sends it: threads by structured clone, processes in the form that `advanced` serialization writes. */
const copyFor: Readonly<Record<PoolKind, (value: unknown) => unknown>> = {
  threads: (value) => structuredClone(value),
  processes: (value) => deserialize(serialize(value)),
};

/** Says which argument of which list cannot be sent into a pool. */
export function unclonableArgument(
  lists: readonly ArgumentList[],
  pool: PoolKind,
): MeasureTrouble | undefined {
  for (const [index, list] of lists.entries()) {
    for (const [at, value] of list.entries()) {
      const reason = reasonAgainst(value, pool);
      if (reason === undefined) continue;
      const where = lists.length > 1 ? ` of list ${index + 1}` : '';
      return new MeasureTrouble(
        'unclonable-argument',
        `Argument ${at + 1}${where} cannot be sent to a worker: ${reason} Give plain data instead.`,
        pool,
      );
    }
  }
  return undefined;
}

/** Whether a result could come back from a worker; the reason where it could not. */
export function unclonableResult(value: unknown, pool: PoolKind): MeasureTrouble | undefined {
  const reason = reasonAgainst(value, pool);
  if (reason === undefined) return undefined;
  return new MeasureTrouble('unclonable-result', `The result cannot be sent from a worker: ${reason}`, pool);
}

function reasonAgainst(value: unknown, pool: PoolKind): string | undefined {
  try {
    copyFor[pool](value);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message.replace(/\.?$/, '.');
  }
}

/** A value in a line of a message. */
export function brief(value: unknown): string {
  const text = inspect(value, { depth: 2, maxArrayLength: 5, maxStringLength: 80, breakLength: Infinity });
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}

/** A value as it would be written for another process; `undefined` where that cannot be: memory that threads share. */
export function serialized(value: unknown): Buffer | undefined {
  try {
    return serialize(value);
  } catch {
    return undefined;
  }
}
