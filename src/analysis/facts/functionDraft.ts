import { type Expression, type Node, SyntaxKind } from '../../compiler/index.ts';
import type { CallFact, CopyFact, FunctionFacts, LoopFact, ReadFact } from './facts.ts';
import { isSizedMethod, sizeOperands } from './sizedExpressions.ts';

/** Facts that are still written to. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What a walk over a function's code adds to its facts. */
export type Gathered = 'loops' | 'calls' | 'reads' | 'copies' | 'sized' | 'operations';

/** The facts of one function while they are gathered. */
export class FunctionDraft {
  readonly facts: Mutable<FunctionFacts>;
  readonly #loops: LoopFact[] = [];
  readonly #calls: CallFact[] = [];
  readonly #reads: ReadFact[] = [];
  readonly #copies: CopyFact[] = [];
  readonly #sized: Expression[] = [];
  readonly #operations = new Map<LoopFact | undefined, number>();
  readonly #lineOf: (node: Node) => number;

  constructor(
    facts: Omit<FunctionFacts, Gathered>,
    lineOf: (node: Node) => number,
    reached?: Mutable<FunctionFacts>,
  ) {
    this.facts = reached ?? {
      ...facts,
      loops: this.#loops,
      calls: this.#calls,
      sized: this.#sized,
      reads: this.#reads,
      copies: this.#copies,
      operations: this.#operations,
    };
    this.#lineOf = lineOf;
  }

  /** Whether what is added comes to nothing, since no run of the program comes there. */
  get isUnreached(): boolean {
    return this.facts.calls !== this.#calls;
  }

  /** A draft of the same function for code of it that is never reached: nothing of what is added to it counts. */
  unreached(): FunctionDraft {
    if (this.isUnreached) return this;
    return new FunctionDraft(this.facts, this.#lineOf, this.facts);
  }

  addLoop(node: Node, parent: LoopFact | undefined): LoopFact {
    const loop: LoopFact = { node, parent, line: this.#lineOf(node) };
    this.#loops.push(loop);
    return loop;
  }

  addCall(call: CallFact): void {
    this.#calls.push(call);
  }

  addRead(read: ReadFact): void {
    this.#reads.push(read);
  }

  addCopy(expression: Expression, isOfObject: boolean, loop: LoopFact | undefined): void {
    this.#copies.push({ expression, isOfObject, loop, line: this.#lineOf(expression) });
    this.addSized(expression);
  }

  addOperation(loop: LoopFact | undefined, ns: number): void {
    if (ns > 0) this.#operations.set(loop, (this.#operations.get(loop) ?? 0) + ns);
  }

  addSized(expression: Expression): void {
    this.#sized.push(...sizeOperands(expression));
  }

  addReceiver(receiver: Expression, method: string): void {
    if (isSizedMethod(method)) this.#sized.push(receiver);
  }

  /** Inside a function its modifier says as much; at the top level only the `await` itself does. */
  noteAwait(end: number, isOnError: boolean): void {
    const { firstWait } = this.facts;
    if (!this.isUnreached && !isOnError)
      this.facts.firstWait = firstWait === undefined ? end : Math.min(firstWait, end);
    if (this.facts.node.kind === SyntaxKind.SourceFile) this.facts.hasTopLevelAwait = true;
  }
}
