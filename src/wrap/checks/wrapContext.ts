import type { CompilerProject, Node } from '../../compiler/index.ts';
import type { PoolKind, Refusal, RefusalCode, Warning, WarningCode } from '../../core/index.ts';
import type { Effects } from '../effects/effects.ts';
import type { Reach } from '../reach/collectReach.ts';
import type { Resolver } from '../reach/resolver.ts';
import { distinctReasons, refusal, warning } from '../refusals.ts';
import type { ModuleFormats } from './moduleFormats.ts';
import type { WrapTarget } from '../target/findTarget.ts';

/** What every check may look at. */
export interface WrapContext {
  readonly pool: PoolKind;
  readonly project: CompilerProject;
  readonly formats: ModuleFormats;
  readonly target: WrapTarget;
  readonly resolver: Resolver;
  readonly effects: Effects;
  /** All code that runs in the worker when the function is called there. */
  readonly reach: Reach;
}

/** Looks for one family of reasons and notes what it finds. */
export type Check = (context: WrapContext, findings: Findings) => void;

/** Reasons as they are found. */
export class Findings {
  readonly #refusals: Refusal[] = [];
  readonly #warnings: Warning[] = [];

  get refusals(): readonly Refusal[] {
    return distinctReasons(this.#refusals);
  }

  get warnings(): readonly Warning[] {
    return distinctReasons(this.#warnings);
  }

  get isRefused(): boolean {
    return this.#refusals.length > 0;
  }

  refuse(code: RefusalCode, node: Node, message: string): void {
    this.#refusals.push(refusal(code, node, message));
  }

  warn(code: WarningCode, node: Node, message: string): void {
    this.#warnings.push(warning(code, node, message));
  }
}
