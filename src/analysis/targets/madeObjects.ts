import {
  type Expression,
  isCallExpression,
  isClassDeclaration,
  isClassExpression,
  isIdentifier,
  isNewExpression,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isPropertyDeclaration,
  isPrivateIdentifier,
  ModifierFlags,
  type Node,
  type PropertyAccessExpression,
  SyntaxKind,
} from '../../compiler/index.ts';
import { baseOf, classAround } from '../syntax/classText.ts';
import { unwrap, unwrapAwait } from '../syntax/expressions.ts';
import type { FileFacts } from '../facts/facts.ts';
import { hasModifier } from '../syntax/functionNode.ts';
import { memberOf } from './hierarchy.ts';
import { returnedLiteral } from './made.ts';
import type { ProjectModel } from '../project/projectModel.ts';
import type { Target } from './target.ts';
import { maxDepth } from './maxDepth.ts';
import type { Targets } from './targets.ts';

/** Finds what objects are made of: a literal, a class, what a factory returns. */
export class MadeObjects {
  readonly #model: ProjectModel;
  readonly #facts: FileFacts;
  readonly #file: Targets;
  /** Members of objects that are being found: who comes back to one has gone in a circle. */
  readonly #pending = new Set<Node>();

  constructor(file: Targets) {
    this.#model = file.model;
    this.#facts = file.facts;
    this.#file = file;
  }

  /** A member of an object by what the object is made as, which says more than its declared type. */
  ofInstance(node: Expression, depth: number): Target | undefined {
    const member = this.#memberIn(node);
    if (member === undefined || this.#pending.has(node)) return undefined;
    this.#pending.add(node);
    const made = this.made(member.of, 0);
    this.#pending.delete(node);
    return made === undefined
      ? undefined
      : made.targets.objects.memberOfMade(made.node, member.name, depth, 0);
  }

  /** `flush` of `batch.flush`, and of `const { flush } = createBatch()`. */
  #memberIn(node: Expression): { readonly of: Expression; readonly name: string } | undefined {
    if (isPropertyAccessExpression(node))
      return node.expression.kind === SyntaxKind.ThisKeyword
        ? undefined
        : { of: node.expression, name: node.name.text };
    const declared = isIdentifier(node) ? this.#facts.scopes.lookUp(node) : undefined;
    if (declared?.kind !== 'variable' || !declared.isConst) return undefined;
    const name = /^\.([^.[]+)$/.exec(declared.path)?.[1];
    const { initializer } = declared.node;
    return name === undefined || initializer === undefined ? undefined : { of: initializer, name };
  }

  memberOfMade(owner: Node, name: string, depth: number, step: number): Target | undefined {
    const member = memberOf(owner, name);
    if (member !== undefined) return this.#file.declared.declaration(member, depth + 1);
    const base = isClassDeclaration(owner) || isClassExpression(owner) ? baseOf(owner) : undefined;
    const inherited = base === undefined || step > maxDepth ? undefined : this.#classNode(base);
    return inherited === undefined
      ? undefined
      : inherited.targets.objects.memberOfMade(inherited.node, name, depth, step + 1);
  }

  /** The object literal or the class that a value is made of. */
  made(value: Expression, step: number): Made | undefined {
    const node = unwrapAwait(value);
    if (step > maxDepth) return undefined;
    if (isObjectLiteralExpression(node)) return { node, targets: this.#file };
    if (isNewExpression(node)) return this.#classNode(node.expression);
    if (isCallExpression(node)) {
      const target = this.#file.ofValue(node.expression);
      const [maker, ...others] = target.kind === 'functions' ? target.functions : [];
      if (maker === undefined || others.length > 0) return undefined;
      this.#model.factories.add(maker);
      const returned = returnedLiteral(maker.node, this.#model.factsOf(maker).scopes);
      return returned === undefined
        ? undefined
        : this.#model.targets(this.#model.factsOf(maker)).objects.made(returned, step + 1);
    }
    if (isPropertyAccessExpression(node)) {
      const kept = this.#keptIn(node);
      return kept === undefined ? undefined : this.made(kept, step + 1);
    }
    if (!isIdentifier(node)) return undefined;
    const declared = this.#facts.scopes.lookUp(node);
    if (declared?.kind === 'import') {
      const constant = this.#model.importedConstant(node, declared);
      const facts = constant === undefined ? undefined : this.#model.facts(constant.getSourceFile().fileName);
      return constant === undefined || facts === undefined
        ? undefined
        : this.#model.targets(facts).objects.made(constant, step + 1);
    }
    if (declared?.kind !== 'variable' || !declared.isConst || declared.path !== '') return undefined;
    return declared.node.initializer === undefined
      ? undefined
      : this.made(declared.node.initializer, step + 1);
  }

  /** The only value of a field that nobody outside of its class changes. */
  #keptIn(node: PropertyAccessExpression): Expression | undefined {
    const owner = node.expression.kind === SyntaxKind.ThisKeyword ? classAround(node) : undefined;
    const field = owner?.members
      .filter(isPropertyDeclaration)
      .find(({ name }) => name.getText() === node.name.getText());
    if (owner === undefined || field === undefined) return undefined;
    const isOwn =
      isPrivateIdentifier(field.name) ||
      hasModifier(field, ModifierFlags.Readonly) ||
      hasModifier(field, ModifierFlags.Private);
    const first = field.initializer === undefined ? [] : [field.initializer];
    const values = [...first, ...this.#file.assigned.toField(owner, node.name.text)].filter((value) =>
      mayBeObject(unwrap(value)),
    );
    return isOwn && values.length === 1 ? values[0] : undefined;
  }

  /** The class that a name stands for. */
  #classNode(value: Expression): Made | undefined {
    const node = unwrap(value);
    if (isClassExpression(node)) return { node, targets: this.#file };
    if (!isIdentifier(node)) return undefined;
    const declared = this.#facts.scopes.lookUp(node);
    if (declared?.kind === 'other')
      return isClassDeclaration(declared.node) ? { node: declared.node, targets: this.#file } : undefined;
    if (declared?.kind === 'variable' && declared.isConst && declared.node.initializer !== undefined)
      return isClassExpression(declared.node.initializer)
        ? { node: declared.node.initializer, targets: this.#file }
        : undefined;
    const symbol = declared?.kind === 'import' ? this.#file.answers.symbolAt(node) : undefined;
    const resolved = symbol === undefined ? undefined : this.#file.answers.aliased(symbol);
    for (const handle of resolved?.declarations ?? []) {
      const place = this.#file.answers.place(handle);
      if (place !== undefined && isClassDeclaration(place.member))
        return { node: place.member, targets: this.#model.targets(place.facts) };
    }
    return undefined;
  }
}

function mayBeObject(node: Expression): boolean {
  return node.kind !== SyntaxKind.NullKeyword && !(isIdentifier(node) && node.text === 'undefined');
}

/** What an object is made of, and the file that says so. */
export interface Made {
  readonly node: Node;
  readonly targets: Targets;
}
