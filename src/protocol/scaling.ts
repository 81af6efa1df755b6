/** Messages between the extension host and the page that shows what a pool would gain for one function. */
import type { PoolKind } from '../core/index.ts';
import type { FunctionMeasurement, RefusedMeasurement } from '../measure/scaling.ts';

export type { FunctionMeasurement, RefusedMeasurement };

/** What the page keeps, so that VS Code can restore it: which function, and under which name its measurement lies on disk. */
export interface ScalingState {
  readonly uri: string;
  readonly name: string;
  readonly kept: string;
}

export type HostToScaling =
  | {
      readonly type: 'scaling';
      readonly measurement: FunctionMeasurement;
      /** `null` where it could not be kept. */
      readonly state: ScalingState | null;
    }
  /** The page was restored, and its measurement is not there any more. */
  | { readonly type: 'gone'; readonly name: string; readonly message: string };

export type ScalingToHost =
  /** The page has loaded (again) and wants what it shows. */
  | { readonly type: 'ready' }
  /** Run the function in a pool, as the advice says. */
  | { readonly type: 'run'; readonly pool: PoolKind }
  | { readonly type: 'measure-again' }
  | { readonly type: 'go-to-function' }
  | { readonly type: 'failed'; readonly message: string };
