import type { PoolKind } from '../../core/index.ts';
import type { Trouble, TroubleCode } from '../rawMeasurement.ts';

/** Ends a measurement, or that of one pool, with its reason. */
export class MeasureTrouble extends Error {
  override readonly name = 'MeasureTrouble';
  readonly code: TroubleCode;
  readonly pool: PoolKind | undefined;

  constructor(code: TroubleCode, message: string, pool?: PoolKind) {
    super(message);
    this.code = code;
    this.pool = pool;
  }

  toTrouble(): Trouble {
    const { code, message, pool } = this;
    return { code, message, ...(pool === undefined ? {} : { pool }) };
  }
}

export const poolNames: Readonly<Record<PoolKind, string>> = {
  threads: 'a thread pool',
  processes: 'a process pool',
};

/** A call that fails in one pool, while direct calls of it answer. */
export function inPool(error: unknown, pool: PoolKind): MeasureTrouble {
  if (error instanceof MeasureTrouble) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new MeasureTrouble('throws', `In ${poolNames[pool]} the call fails: ${message}`, pool);
}

/** What was thrown, for a message. */
export function messageOf(error: unknown): unknown {
  return error instanceof Error ? `${error.name}: ${error.message}` : error;
}
