import { type Expression, isIdentifier, type Node } from '../../compiler/index.ts';
import { classAround } from '../syntax/classText.ts';
import type { FileFacts } from '../facts/facts.ts';

/** What is put into the variables and fields of one file after they were declared. */
export class Assignments {
  readonly #facts: Pick<FileFacts, 'assignments' | 'scopes'>;
  #byVariable: Map<Node, Expression[]> | undefined;
  readonly #byField = new Map<Node, Map<string, Expression[]>>();

  constructor(facts: Pick<FileFacts, 'assignments' | 'scopes'>) {
    this.#facts = facts;
  }

  /** What is assigned to a variable that is declared by itself, not taken out of something. */
  toVariable(declaration: Node): readonly Expression[] {
    return this.#variables().get(declaration) ?? [];
  }

  /** What the methods of a class put into a field of `this`. */
  toField(owner: Node, name: string): readonly Expression[] {
    this.#variables();
    return this.#byField.get(owner)?.get(name) ?? [];
  }

  #variables(): ReadonlyMap<Node, Expression[]> {
    if (this.#byVariable !== undefined) return this.#byVariable;
    const byVariable = new Map<Node, Expression[]>();
    for (const { to, value } of this.#facts.assignments) {
      if (!isIdentifier(to)) {
        const owner = classAround(to);
        if (owner === undefined) continue;
        const fields = this.#byField.get(owner) ?? new Map<string, Expression[]>();
        this.#byField.set(owner, fields);
        fields.set(to.name.text, [...(fields.get(to.name.text) ?? []), value]);
        continue;
      }
      const declared = this.#facts.scopes.lookUp(to);
      if (declared?.kind !== 'variable' || declared.isConst || declared.path !== '') continue;
      byVariable.set(declared.node, [...(byVariable.get(declared.node) ?? []), value]);
    }
    this.#byVariable = byVariable;
    return byVariable;
  }
}
