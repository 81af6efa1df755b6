import {
  type CallExpression,
  type Identifier,
  isBinaryExpression,
  isClassDeclaration,
  isExportAssignment,
  isIdentifier,
  isInterfaceDeclaration,
  isPropertyAssignment,
  isShorthandPropertyAssignment,
  isTypeAliasDeclaration,
  isVariableDeclaration,
  type Node,
  type TypeNode,
} from '../../compiler/index.ts';
import { returnedLiteral } from './made.ts';
import type { NameSource, Written } from '../names/nameSource.ts';
import type { ProjectModel } from '../project/projectModel.ts';
import type { Targets } from './targets.ts';

/** What the names of one file stand for, as values and as types that are written down. */
export class WrittenNames implements Omit<NameSource, 'scopes'> {
  readonly #model: ProjectModel;
  readonly #file: Targets;
  readonly #constants = new Map<Identifier, Written | undefined>();
  readonly #returns = new Map<CallExpression, Written | undefined>();
  readonly #namedTypes = new Map<Identifier, Node | undefined>();

  constructor(file: Targets) {
    this.#model = file.model;
    this.#file = file;
  }

  rebase(): void {
    this.#constants.clear();
    this.#namedTypes.clear();
    this.#returns.clear();
  }

  constantOf(name: Identifier): Written | undefined {
    if (!this.#constants.has(name)) this.#constants.set(name, this.#findConstant(name));
    return this.#constants.get(name);
  }

  #findConstant(name: Identifier): Written | undefined {
    for (const node of this.#model.declarationsOf(name, this.#file.scopes.lookUp(name))) {
      const facts = this.#model.facts(node.getSourceFile().fileName);
      if (facts === undefined) continue;
      const from = this.#model.targets(facts);
      if (isVariableDeclaration(node)) {
        // What is taken out of a `require` is declared there, and here once more.
        if (node.name === name || !isIdentifier(node.name)) continue;
        return { value: node.initializer, type: node.type, from };
      }
      if (isPropertyAssignment(node)) return { value: node.initializer, from };
      if (isExportAssignment(node)) return { value: node.expression, from };
      if (isShorthandPropertyAssignment(node)) return { value: node.name as Identifier, from };
      if (isBinaryExpression(node)) return { value: node.right, from };
    }
    return undefined;
  }

  returnedBy(call: CallExpression): Written | undefined {
    if (!this.#returns.has(call)) {
      // Who comes back here on the way has found nothing.
      this.#returns.set(call, undefined);
      this.#returns.set(call, this.#findReturned(call));
    }
    return this.#returns.get(call);
  }

  #findReturned(call: CallExpression): Written | undefined {
    const target = this.#file.ofValue(call.expression, 1);
    const [made, ...others] = target.kind === 'functions' ? target.functions : [];
    if (made === undefined || others.length > 0) return undefined;
    const facts = this.#model.factsOf(made);
    this.#model.factories.add(made);
    const { type } = made.node as Partial<{ type: TypeNode }>;
    return { type, value: returnedLiteral(made.node, facts.scopes), from: this.#model.targets(facts) };
  }

  typeNamed(name: Identifier): { readonly node: Node; readonly from: NameSource } | undefined {
    if (!this.#namedTypes.has(name)) {
      const node = this.#model.declarationsOf(name, this.#file.scopes.lookUp(name)).find(isTypeDeclaration);
      this.#namedTypes.set(name, node);
    }
    const node = this.#namedTypes.get(name);
    const facts = node === undefined ? undefined : this.#model.facts(node.getSourceFile().fileName);
    return node === undefined || facts === undefined ? undefined : { node, from: this.#model.targets(facts) };
  }
}

function isTypeDeclaration(node: Node): boolean {
  return isInterfaceDeclaration(node) || isTypeAliasDeclaration(node) || isClassDeclaration(node);
}
