import {
  type CallExpression,
  type Expression,
  isBinaryExpression,
  isCallExpression,
  isIdentifier,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isStringLiteral,
  type Node,
  type ObjectLiteralExpression,
  SyntaxKind,
} from '../../compiler/index.ts';
import type { FileFacts } from '../facts/facts.ts';
import { unwrap } from '../syntax/expressions.ts';
import { isFunctionWithBody } from '../syntax/functionNode.ts';
import { returnedValue } from '../values/valueShapes.ts';
import { exportsOf } from './exportsOf.ts';
import { noteExports } from './exportStatements.ts';
import { HeldMembers, type Members, type Place } from './heldMembers.ts';
import { ModuleText } from './moduleText.ts';
import { describedValue, propertiesOf, thisOwner, valueOf } from './shapes.ts';

/** The functions that put members on something. */
const putting = new Set(['defineProperty', 'assign', 'inherits', '__exportStar', '__export']);

const none: ReadonlyMap<string, Expression> = new Map();

/**
 * What the assignments of a JavaScript file say: what its modules export, what is put on functions, objects and
 * prototypes after they were made. JavaScript before classes declares most of what it has in this way.
 */
export class Assigned {
  readonly #facts: FileFacts;
  /** By the file itself, or by the function around a module inside of a bundle, which is given its `exports`. */
  readonly #modules = new Map<Node, ModuleText>();
  /** What the file itself exports. */
  readonly #own: ModuleText;
  readonly #held: HeldMembers;
  /** `this.x = …` by the function that it stands in. */
  readonly #fields = new Map<Node, Map<string, Expression>>();
  /** Values of variables that get them after their declaration. */
  readonly #values = new Map<Node, Expression[]>();

  constructor(facts: FileFacts) {
    this.#facts = facts;
    this.#own = this.module(facts.source);
    this.#held = new HeldMembers(facts.scopes);
    const visit = (node: Node): void => {
      this.#note(node);
      node.forEachChild(visit);
    };
    facts.source.forEachChild(visit);
  }

  module(scope: Node): ModuleText {
    let text = this.#modules.get(scope);
    if (text === undefined) this.#modules.set(scope, (text = new ModuleText()));
    return text;
  }

  /** The functions in this file that are handed an `exports` of their own. */
  innerModules(): readonly Node[] {
    return [...this.#modules.keys()].filter((scope) => scope !== this.#facts.source);
  }

  members(holder: Node): Members | undefined {
    return this.#held.of(holder);
  }

  placeOf(node: Node): Place | undefined {
    return this.#held.placeOf(node);
  }

  /** What a function puts into fields of its `this`. */
  fieldsOf(owner: Node): ReadonlyMap<string, Expression> {
    return this.#fields.get(owner) ?? none;
  }

  /** The values that a variable is given after its declaration. */
  valuesOf(variable: Node): readonly Expression[] {
    return this.#values.get(variable) ?? [];
  }

  #note(node: Node): void {
    if (isBinaryExpression(node)) {
      if (node.operatorToken.kind === SyntaxKind.EqualsToken)
        this.#assign(unwrap(node.left), valueOf(node.right));
      return;
    }
    if (isCallExpression(node)) this.#call(node);
    else noteExports(node, this.#own);
  }

  #assign(left: Expression, value: Expression): void {
    const whole = exportsOf(left, this.#facts);
    if (whole !== undefined) {
      const isSame = exportsOf(value, this.#facts) !== undefined;
      if (!isSame) this.module(whole).whole.push(value);
      return;
    }
    if (isIdentifier(left)) {
      const declared = this.#facts.scopes.lookUp(left);
      if (declared?.kind === 'variable') push(this.#values, declared.node, value);
      return;
    }
    if (!isPropertyAccessExpression(left)) return;
    this.#put(unwrap(left.expression), left.name.text, value);
  }

  #put(base: Expression, name: string, value: Expression): void {
    const scope = exportsOf(base, this.#facts);
    if (scope !== undefined) {
      const { named } = this.module(scope);
      // `exports.a = exports.b = void 0` comes before the values.
      if (value.kind !== SyntaxKind.VoidExpression && !named.has(name)) named.set(name, value);
      return;
    }
    if (base.kind === SyntaxKind.ThisKeyword) {
      const owner = thisOwner(base);
      if (owner === undefined) return;
      let fields = this.#fields.get(owner);
      if (fields === undefined) this.#fields.set(owner, (fields = new Map<string, Expression>()));
      if (!fields.has(name)) fields.set(name, value);
      return;
    }
    const place = this.#held.holderOf(base);
    if (place !== undefined) this.#held.put(place, name, value);
  }

  #call(node: CallExpression): void {
    const callee = unwrap(node.expression);
    const last = isPropertyAccessExpression(callee) ? callee.name : callee;
    if (!isIdentifier(last) || !putting.has(last.text)) return;
    const name = node.expression.getText().replaceAll(/\s+/g, '');
    const [first, second, third] = node.arguments;
    if (first === undefined) return;
    if (name.endsWith('Object.defineProperty') && second !== undefined && isStringLiteral(second)) {
      const value = third === undefined ? undefined : describedValue(third);
      if (value !== undefined) this.#put(unwrap(first), second.text, value);
    } else if (name === 'Object.assign' && second !== undefined) this.#assignAll(unwrap(first), second);
    else if (/(^|\.)inherits$/.test(name) && second !== undefined) {
      const holder = this.#held.holderOf(unwrap(first));
      if (holder !== undefined) this.#held.membersOf(holder.holder).bases.push(second);
    } else if (/(^|\.)__exportStar$/.test(name)) this.#own.starValues.push(first);
    // esbuild: `__export(target, { name: () => value })`, and later `module.exports = __toCommonJS(target)`.
    else if (name === '__export' && second !== undefined && isObjectLiteralExpression(unwrap(second)))
      this.#bundledExports(first, unwrap(second) as ObjectLiteralExpression);
  }

  #assignAll(target: Expression, source: Expression): void {
    const holder = this.#held.holderOf(target);
    const literal = unwrap(source);
    if (holder?.isProto === true) this.#held.addPrototype(holder.holder, literal);
    else if (isObjectLiteralExpression(literal))
      for (const [name, value] of propertiesOf(literal)) this.#put(target, name, value);
  }

  #bundledExports(target: Expression, literal: ObjectLiteralExpression): void {
    for (const [name, getter] of propertiesOf(literal)) {
      const value = isFunctionWithBody(getter) ? returnedValue(getter) : undefined;
      if (value !== undefined) this.#put(unwrap(target), name, value);
    }
  }
}

function push(lists: Map<Node, Expression[]>, key: Node, value: Expression): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
