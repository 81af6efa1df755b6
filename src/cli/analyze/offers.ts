import type { CompilerSession } from '../../compiler/index.ts';
import type { FileReport, FunctionReport } from '../../core/index.ts';
import { offerWrap, type WrapOffer } from '../../wrap/index.ts';

/** Whether a function could be moved into each pool. */
export interface PoolOffers {
  readonly threads: WrapOffer;
  readonly processes: WrapOffer;
}

export type WrapOffers = ReadonlyMap<FunctionReport, PoolOffers>;

/** Asks of every function whether it could be moved into a pool; nothing is planned or edited. */
export function offersOf(session: CompilerSession, reports: readonly FileReport[]): WrapOffers {
  const functions = reports.flatMap((report) => report.functions);
  return new Map(
    functions.map((verdict) => {
      const { file, name, nameStart } = verdict;
      // A module's own code has no name that an offset could stand in.
      const at = name === '<module>' ? { name } : { offset: nameStart };
      const offer = (pool: 'threads' | 'processes'): WrapOffer =>
        offerWrap(session, { file, at, pool, verdict });
      return [verdict, { threads: offer('threads'), processes: offer('processes') }];
    }),
  );
}
