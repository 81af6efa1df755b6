import {
  type Expression,
  isIdentifier,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isVariableDeclaration,
  type Node,
} from '../../compiler/index.ts';
import { unwrap } from '../syntax/expressions.ts';
import type { Scopes } from '../syntax/scopes.ts';
import { createdFrom } from './shapes.ts';

/** What is put on something that has a name: `X.a = …`, `X.prototype.a = …`, `X.prototype = { … }`. */
export interface Members {
  readonly own: Map<string, Expression>;
  readonly proto: Map<string, Expression>;
  readonly protoObjects: Expression[];
  readonly bases: Expression[];
}

/** Where a function or an object literal hangs: on the thing that `holder` declares, or on its prototype. */
export interface Place {
  readonly holder: Node;
  readonly isProto: boolean;
}

/** What a file puts on functions, objects and prototypes that have a name, after they were made. */
export class HeldMembers {
  readonly #scopes: Scopes;
  readonly #members = new Map<Node, Members>();
  readonly #places = new Map<Node, Place>();

  constructor(scopes: Scopes) {
    this.#scopes = scopes;
  }

  of(holder: Node): Members | undefined {
    return this.#members.get(holder);
  }

  placeOf(node: Node): Place | undefined {
    return this.#places.get(node);
  }

  /** `X.name = value` or `X.prototype.name = value`. */
  put(at: Place, name: string, value: Expression): void {
    if (name === 'prototype' && !at.isProto) {
      this.addPrototype(at.holder, value);
      return;
    }
    const members = this.membersOf(at.holder);
    (at.isProto ? members.proto : members.own).set(name, value);
    this.#places.set(value, at);
  }

  /** `X.prototype = …`: a literal with members, or what is made from another prototype. */
  addPrototype(holder: Node, value: Expression): void {
    const members = this.membersOf(holder);
    const base = createdFrom(value);
    if (base !== undefined) members.bases.push(base);
    else members.protoObjects.push(value);
    if (isObjectLiteralExpression(value)) this.#places.set(value, { holder, isProto: true });
  }

  /** What `X`, `X.prototype`, or a variable that was set to one of them names. */
  holderOf(node: Expression): Place | undefined {
    if (isPropertyAccessExpression(node)) {
      if (node.name.text !== 'prototype') return undefined;
      const inner = this.holderOf(unwrap(node.expression));
      return inner === undefined || inner.isProto ? undefined : { ...inner, isProto: true };
    }
    if (!isIdentifier(node)) return undefined;
    const declared = this.#scopes.lookUp(node);
    if (declared === undefined || declared.kind === 'import' || declared.kind === 'parameter')
      return undefined;
    const value = isVariableDeclaration(declared.node) ? declared.node.initializer : undefined;
    const aliased = value === undefined ? undefined : unwrap(value);
    if (aliased !== undefined && isPropertyAccessExpression(aliased) && aliased.name.text === 'prototype')
      return this.holderOf(aliased);
    return { holder: declared.node, isProto: false };
  }

  /** The members of a holder, to add to. */
  membersOf(holder: Node): Members {
    let members = this.#members.get(holder);
    if (members === undefined) {
      members = { own: new Map(), proto: new Map(), protoObjects: [], bases: [] };
      this.#members.set(holder, members);
    }
    return members;
  }
}
