import type { StateShare } from '../layout/index.ts';

/** What lies under the pointer. */
export type Hit =
  | { readonly kind: 'task'; readonly lane: number; readonly task: number }
  | {
      readonly kind: 'tasks';
      readonly lane: number;
      readonly taskCount: number;
      readonly failedCount: number;
      readonly covered: number;
      readonly spanUs: number;
    }
  | {
      readonly kind: 'state';
      readonly lane: number;
      /** 0…1 by state; what is missing to 1 was idle. */
      readonly shares: Readonly<Record<StateShare, number>>;
      readonly startUs: number;
      readonly endUs: number;
    }
  | { readonly kind: 'in-flight'; readonly lane: number; readonly inFlight: number; readonly running: number }
  | { readonly kind: 'loop-delay'; readonly lane: number; readonly maxDelayUs: number }
  | { readonly kind: 'lane'; readonly lane: number };
