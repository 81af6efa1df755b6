import {
  type CallExpression,
  type Expression,
  type Identifier,
  isBinaryExpression,
  isCallExpression,
  isConditionalExpression,
  isExportAssignment,
  isExportDeclaration,
  isIdentifier,
  isNamedExports,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isStringLiteral,
  isVariableDeclaration,
  isVariableStatement,
  ModifierFlags,
  type Node,
  type ObjectLiteralExpression,
  SyntaxKind,
} from '../../compiler/index.ts';
import { returnedValue } from '../values/valueShapes.ts';
import { unwrap } from '../syntax/expressions.ts';
import type { FileFacts } from '../facts/facts.ts';
import { hasModifier, isFunctionWithBody } from '../syntax/functionNode.ts';
import { ModuleText } from './moduleText.ts';
import { callAround, createdFrom, describedValue, propertiesOf, thisOwner, valueOf } from './shapes.ts';

/** The functions that put members on something. */
const putting = new Set(['defineProperty', 'assign', 'inherits', '__exportStar', '__export']);

const none: ReadonlyMap<string, Expression> = new Map();

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

/**
 * What the assignments of a JavaScript file say: what its modules export, what is put on functions, objects and
 * prototypes after they were made. JavaScript before classes declares most of what it has in this way.
 */
export class Assigned {
  readonly #facts: FileFacts;
  /** By the file itself, or by the function around a module inside of a bundle, which is given its `exports`. */
  readonly #modules = new Map<Node, ModuleText>();
  readonly #members = new Map<Node, Members>();
  readonly #places = new Map<Node, Place>();
  /** `this.x = …` by the function that it stands in. */
  readonly #fields = new Map<Node, Map<string, Expression>>();
  /** Values of variables that get them after their declaration. */
  readonly #values = new Map<Node, Expression[]>();

  constructor(facts: FileFacts) {
    this.#facts = facts;
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
    return this.#members.get(holder);
  }

  placeOf(node: Node): Place | undefined {
    return this.#places.get(node);
  }

  /** What a function puts into fields of its `this`. */
  fieldsOf(owner: Node): ReadonlyMap<string, Expression> {
    return this.#fields.get(owner) ?? none;
  }

  /** The values that a variable is given after its declaration. */
  valuesOf(variable: Node): readonly Expression[] {
    return this.#values.get(variable) ?? [];
  }

  /**
   * The module whose `exports` or `module` an identifier is: that of the file, or of a function that takes a parameter
   * of that name, as bundlers and module wrappers write it.
   */
  moduleScope(name: Expression): Node | undefined {
    if (!isIdentifier(name) || (name.text !== 'exports' && name.text !== 'module')) return undefined;
    const declared = this.#facts.scopes.lookUp(name);
    if (declared === undefined) return this.#facts.source;
    return declared.kind === 'parameter' && declared.path === '' ? declared.owner : undefined;
  }

  /** The module that `exports`, `module.exports` or `this` at the top level stands for. */
  exportsOf(node: Expression): Node | undefined {
    const inner = unwrap(node);
    if (isIdentifier(inner))
      return inner.text === 'exports' ? this.moduleScope(inner) : this.#handedExports(inner);
    if (!isPropertyAccessExpression(inner) || inner.name.text !== 'exports') return undefined;
    const base = unwrap(inner.expression);
    return isIdentifier(base) && base.text === 'module' ? this.moduleScope(base) : undefined;
  }

  /** `sax` of `(function (sax) { … })(typeof exports === 'undefined' ? {} : exports)`. */
  #handedExports(name: Identifier): Node | undefined {
    const declared = this.#facts.scopes.lookUp(name);
    if (declared?.kind !== 'parameter' || declared.path !== '') return undefined;
    const argument = callAround(declared.owner)?.arguments[declared.index];
    if (argument === undefined) return undefined;
    const given = unwrap(argument);
    const choices = isConditionalExpression(given) ? [given.whenTrue, given.whenFalse] : [given];
    return choices.map((one) => this.exportsOf(one)).find((scope) => scope !== undefined);
  }

  #note(node: Node): void {
    if (isBinaryExpression(node)) {
      if (node.operatorToken.kind === SyntaxKind.EqualsToken)
        this.#assign(unwrap(node.left), valueOf(node.right));
      return;
    }
    if (isCallExpression(node)) this.#call(node);
    else if (isExportAssignment(node)) this.#source().named.set('default', node.expression);
    else if (isExportDeclaration(node)) this.#exportDeclaration(node);
    else if (isVariableStatement(node) && hasModifier(node, ModifierFlags.Export)) {
      for (const declaration of node.declarationList.declarations) {
        if (isIdentifier(declaration.name)) this.#source().named.set(declaration.name.text, declaration.name);
      }
    } else this.#exportedDeclaration(node);
  }

  #source(): ModuleText {
    return this.module(this.#facts.source);
  }

  #exportedDeclaration(node: Node): void {
    if (!hasModifier(node, ModifierFlags.Export) || node.parent.kind !== SyntaxKind.SourceFile) return;
    const { name } = node as Partial<{ name: Node }>;
    const text = name !== undefined && isIdentifier(name) ? name.text : undefined;
    const exported = hasModifier(node, ModifierFlags.Default) ? 'default' : text;
    if (exported !== undefined) this.#source().declared.set(exported, node);
  }

  #exportDeclaration(
    node: Node & { moduleSpecifier?: Node | undefined; exportClause?: Node | undefined },
  ): void {
    const { moduleSpecifier, exportClause } = node;
    const module =
      moduleSpecifier !== undefined && isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : undefined;
    if (exportClause === undefined) {
      if (module !== undefined) this.#source().stars.push(module);
      return;
    }
    if (!isNamedExports(exportClause)) {
      const { name } = exportClause as unknown as { name: { text: string } };
      if (module !== undefined) this.#source().passed.set(name.text, { module, exported: '*' });
      return;
    }
    for (const element of exportClause.elements) {
      const local = element.propertyName ?? element.name;
      if (module !== undefined)
        this.#source().passed.set(element.name.text, { module, exported: local.text });
      else if (isIdentifier(local)) this.#source().named.set(element.name.text, local);
    }
  }

  #assign(left: Expression, value: Expression): void {
    const whole = this.exportsOf(left);
    if (whole !== undefined) {
      const isSame = this.exportsOf(value) !== undefined;
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
    const scope = this.exportsOf(base);
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
    const holder = this.#holder(base);
    if (holder === undefined) return;
    if (name === 'prototype' && !holder.isProto) {
      this.#protoObject(holder.holder, value);
      return;
    }
    const members = this.#membersOf(holder.holder);
    (holder.isProto ? members.proto : members.own).set(name, value);
    this.#places.set(value, holder);
  }

  #protoObject(holder: Node, value: Expression): void {
    const members = this.#membersOf(holder);
    const base = createdFrom(value);
    if (base !== undefined) members.bases.push(base);
    else members.protoObjects.push(value);
    if (isObjectLiteralExpression(value)) this.#places.set(value, { holder, isProto: true });
  }

  /** What `X`, `X.prototype`, or a variable that was set to one of them names. */
  #holder(node: Expression): Place | undefined {
    if (isPropertyAccessExpression(node)) {
      if (node.name.text !== 'prototype') return undefined;
      const inner = this.#holder(unwrap(node.expression));
      return inner === undefined || inner.isProto ? undefined : { ...inner, isProto: true };
    }
    if (!isIdentifier(node)) return undefined;
    const declared = this.#facts.scopes.lookUp(node);
    if (declared === undefined || declared.kind === 'import' || declared.kind === 'parameter')
      return undefined;
    const value = isVariableDeclaration(declared.node) ? declared.node.initializer : undefined;
    const aliased = value === undefined ? undefined : unwrap(value);
    if (aliased !== undefined && isPropertyAccessExpression(aliased) && aliased.name.text === 'prototype')
      return this.#holder(aliased);
    return { holder: declared.node, isProto: false };
  }

  #membersOf(holder: Node): Members {
    let members = this.#members.get(holder);
    if (members === undefined) {
      members = { own: new Map(), proto: new Map(), protoObjects: [], bases: [] };
      this.#members.set(holder, members);
    }
    return members;
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
      const holder = this.#holder(unwrap(first));
      if (holder !== undefined) this.#membersOf(holder.holder).bases.push(second);
    } else if (/(^|\.)__exportStar$/.test(name)) this.#source().starValues.push(first);
    // esbuild: `__export(target, { name: () => value })`, and later `module.exports = __toCommonJS(target)`.
    else if (name === '__export' && second !== undefined && isObjectLiteralExpression(unwrap(second)))
      this.#bundledExports(first, unwrap(second) as ObjectLiteralExpression);
  }

  #assignAll(target: Expression, source: Expression): void {
    const holder = this.#holder(target);
    const literal = unwrap(source);
    if (holder?.isProto === true) this.#protoObject(holder.holder, literal);
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
