import type { CallExpression, Identifier, Node, SourceFile } from '../../compiler/index.ts';
import type { FunctionLike } from '../target/functionLike.ts';
import type { AsyncGroup } from './asyncGroup.ts';

/** A call whose value becomes a promise and is waited for right there. */
export interface Wait {
  readonly call: CallExpression;
  /** The name that becomes the twin's; none where something that turned async is called. */
  readonly name: Identifier | undefined;
  /** `all` waits for each item of a list. */
  readonly shape: 'await' | 'all';
  /** What is called, for messages. */
  readonly what: string;
  readonly cause: Cause;
}

/** Why something has to wait: a use of the function itself, or something that turns async. */
export type Cause = Node | AsyncGroup;

export type Owner = FunctionLike | SourceFile;
