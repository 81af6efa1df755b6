import type { CompilerProject, Expression } from '../../compiler/index.ts';
import type { FileFacts, FunctionFacts } from '../facts/facts.ts';
import type { FileUpdate } from '../incremental/fileUpdate.ts';
import { LoopBounds } from '../loops/loopBounds.ts';
import type { ImportedConstant } from '../sizes/expressionExtents.ts';
import { Extents } from '../sizes/extents.ts';
import type { CheckingFunction } from '../sizes/lengthChecks.ts';
import { TypeShapes } from '../sizes/typeShapes.ts';
import { TypeSizes } from '../sizes/typeSizes.ts';
import type { Targets } from '../targets/targets.ts';

/** What sizes rest on beside types. */
export interface SizeKnowledge {
  readonly factsOf: (fn: FunctionFacts) => FileFacts;
  readonly targets: (facts: FileFacts) => Targets;
  readonly importedConstant: ImportedConstant;
}

/** How much there is of what a project's functions handle, and how often their loops run, file by file. */
export class ProjectSizes {
  readonly #knowledge: SizeKnowledge;
  readonly #types: TypeSizes;
  readonly #shapes: TypeShapes;
  /** Functions whose sizes were asked for. */
  readonly #sized = new WeakSet<FunctionFacts>();
  readonly #extents = new Map<FileFacts, Extents>();
  readonly #loops = new Map<FileFacts, LoopBounds>();
  /** Files whose sizes rest on what functions of other files check. */
  readonly #checkedElsewhere = new Set<FileFacts>();

  constructor(project: CompilerProject, knowledge: SizeKnowledge) {
    this.#knowledge = knowledge;
    this.#types = new TypeSizes(project);
    this.#shapes = new TypeShapes(project.checker);
  }

  /** Goes on with a newer program. */
  rebase(project: CompilerProject): void {
    this.#types.rebase(project);
    this.#shapes.rebase(project.checker);
  }

  /** Forgets what an edit may change, and says of its file's new nodes what stays. */
  follow({ old, successors, edited }: FileUpdate): void {
    this.#extents.delete(old);
    this.#loops.delete(old);
    this.#checkedElsewhere.delete(old);
    for (const facts of this.#checkedElsewhere) {
      this.#extents.delete(facts);
      this.#loops.delete(facts);
    }
    this.#checkedElsewhere.clear();
    for (const [fn, successor] of successors) {
      if (edited.has(fn) || fn.sized.length !== successor.sized.length) continue;
      for (const [index, node] of fn.sized.entries()) {
        const same = successor.sized[index];
        if (same !== undefined) this.#types.carry(node, same);
      }
      if (this.#sized.has(fn)) this.#sized.add(successor);
    }
  }

  extents(facts: FileFacts): Extents {
    let extents = this.#extents.get(facts);
    if (extents === undefined) {
      extents = new Extents(facts.scopes, this.#types, this.#shapes, {
        importedConstant: this.#knowledge.importedConstant,
        givenSize: ({ expression }) => {
          const target = this.#knowledge.targets(facts).ofValue(expression);
          return target.kind === 'catalogued' ? target.entry.gives : undefined;
        },
        checkedBy: (callee) => this.#checkedBy(facts, callee),
      });
      this.#extents.set(facts, extents);
    }
    return extents;
  }

  #checkedBy(facts: FileFacts, callee: Expression): CheckingFunction | undefined {
    const target = this.#knowledge.targets(facts).ofValue(callee);
    const [fn, other] = target.kind === 'functions' ? target.functions : [];
    if (fn === undefined || other !== undefined) return undefined;
    const checking = this.#knowledge.factsOf(fn);
    if (checking !== facts) this.#checkedElsewhere.add(facts);
    return { node: fn.node, extents: this.extents(checking) };
  }

  loops(facts: FileFacts): LoopBounds {
    let loops = this.#loops.get(facts);
    if (loops === undefined)
      this.#loops.set(facts, (loops = new LoopBounds(this.extents(facts), facts.scopes)));
    return loops;
  }

  /** Asks for the types that tell sizes in a function, and in all others of its file that were not asked about yet. */
  prefetch(fn: FunctionFacts): void {
    if (this.#sized.has(fn)) return;
    const facts = this.#knowledge.factsOf(fn);
    const targets = this.#knowledge.targets(facts);
    const missing = facts.functions.filter((one) => !this.#sized.has(one));
    for (const one of missing) this.#sized.add(one);
    this.#types.prefetch(
      missing.flatMap((one) => [...one.sized, ...one.calls.flatMap((call) => targets.measured(call))]),
    );
  }
}
