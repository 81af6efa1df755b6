import type { Node } from '../../compiler/index.ts';
import type { RefusalCode, WarningCode } from '../../core/index.ts';

/** Why a place cannot wait for a promise. */
export interface Obstacle {
  readonly code: RefusalCode;
  readonly node: Node;
  readonly message: string;
}

/** Takes what is found about the callers, on behalf of one of them. */
export interface Sink {
  refuse(code: RefusalCode, node: Node, message: string): void;
  warn(code: WarningCode, node: Node, message: string): void;
}

export function obstacle(code: RefusalCode, node: Node, message: string): Obstacle {
  return { code, node, message };
}
