/** Messages between the extension host and the page that shows what a pool would gain for one function. */
import type { PoolKind } from '../core/index.ts';
import type { FunctionMeasurement, RefusedMeasurement } from '../measure/scaling.ts';

export type { FunctionMeasurement, RefusedMeasurement };

export type HostToScaling = { readonly type: 'scaling'; readonly measurement: FunctionMeasurement };

export type ScalingToHost =
  /** The page has loaded (again) and wants what it shows. */
  | { readonly type: 'ready' }
  /** Run the function in a pool, as the advice says. */
  | { readonly type: 'run'; readonly pool: PoolKind }
  | { readonly type: 'measure-again' }
  | { readonly type: 'go-to-function' }
  | { readonly type: 'failed'; readonly message: string };
