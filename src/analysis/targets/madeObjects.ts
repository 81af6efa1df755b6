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
  ModifierFlags,
  type Node,
  SyntaxKind,
} from '../../compiler/index.ts';
import { baseOf } from '../classText.ts';
import { unwrap, unwrapAwait } from '../expressions.ts';
import type { FileFacts } from '../facts.ts';
import { hasModifier } from '../functionNode.ts';
import { memberOf } from '../hierarchy.ts';
import { returnedLiteral } from '../made.ts';
import type { ProjectModel } from '../projectModel.ts';
import type { Target } from '../target.ts';
import { thisMember } from '../thisMember.ts';
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
    if (!isPropertyAccessExpression(node) || node.expression.kind === SyntaxKind.ThisKeyword)
      return undefined;
    if (this.#pending.has(node)) return undefined;
    this.#pending.add(node);
    const made = this.made(node.expression, 0);
    this.#pending.delete(node);
    return made === undefined
      ? undefined
      : made.targets.objects.memberOfMade(made.node, node.name.text, depth, 0);
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
      const field = thisMember(node);
      const isKept =
        field !== undefined && isPropertyDeclaration(field) && hasModifier(field, ModifierFlags.Readonly);
      return isKept && field.initializer !== undefined ? this.made(field.initializer, step + 1) : undefined;
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

/** What an object is made of, and the file that says so. */
export interface Made {
  readonly node: Node;
  readonly targets: Targets;
}
