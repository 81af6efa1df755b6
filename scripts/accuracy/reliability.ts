import { surely } from './calibrate.ts';
import { isRight, type Labelled } from './labelled.ts';
import { share } from './scores.ts';

export interface ReliabilityRow {
  /** `0.80 to 0.89` */
  readonly range: string;
  readonly count: number;
  readonly right: number;
  /** What the verdicts say of themselves, on average; `undefined` where there are none. */
  readonly said: number | undefined;
}

/** Where a row begins; it ends where the next one does. */
const starts = [0, 0.5, 0.7, 0.8, surely.from] as const;

/** How often verdicts are right, by how sure they say that they are. */
export function reliability(functions: readonly Labelled[]): readonly ReliabilityRow[] {
  return starts.map((from, index) => {
    const next = starts[index + 1];
    const own = functions.filter(
      ({ confidence }) => confidence >= from && (next === undefined || confidence < next),
    );
    const sum = own.reduce((total, { confidence }) => total + confidence, 0);
    return {
      range: `${from.toFixed(2)} to ${next === undefined ? '1.00' : (next - 0.01).toFixed(2)}`,
      count: own.length,
      right: own.filter(isRight).length,
      said: share(sum, own.length),
    };
  });
}

/** How the promise is kept by the functions that it is made for. */
export function promise(functions: readonly Labelled[]): { readonly right: number; readonly count: number } {
  const sure = functions.filter(({ confidence }) => confidence >= surely.from);
  return { right: sure.filter(isRight).length, count: sure.length };
}
