import type { Node } from '../../compiler/index.ts';
import type { RefusalCode } from '../../core/index.ts';
import type { AsyncGroup } from './asyncGroup.ts';
import { obstacle, type Obstacle } from './obstacle.ts';
import type { Cause } from './wait.ts';

/** What cannot wait, and which uses of the function it goes back to. */
export class Obstacles {
  readonly found: { readonly obstacle: Obstacle; readonly cause: Cause }[] = [];
  readonly #causes = new Map<AsyncGroup, Set<Cause>>();

  /** Notes that something cannot wait, and why it would have to. */
  refuse(cause: Cause, code: RefusalCode, node: Node, message: string): void {
    this.found.push({ obstacle: obstacle(code, node, message), cause });
  }

  /** Notes why a group turns async, for the first time. */
  causedBy(group: AsyncGroup, cause: Cause): void {
    this.#causes.set(group, new Set([cause]));
  }

  /** Notes one more reason why a group turns async. */
  alsoCausedBy(group: AsyncGroup, cause: Cause): void {
    this.#causes.get(group)?.add(cause);
  }

  /** The uses of the function itself that a cause goes back to. */
  rootsOf(cause: Cause): ReadonlySet<Node> {
    const seen = new Set<Cause>([cause]);
    for (const one of seen) {
      if ('bodies' in one) for (const next of this.#causes.get(one) ?? []) seen.add(next);
    }
    return new Set([...seen].filter((one): one is Node => !('bodies' in one)));
  }
}
