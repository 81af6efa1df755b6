import {
  type Expression,
  isArrayLiteralExpression,
  isCallExpression,
  isElementAccessExpression,
  isForOfStatement,
  isIdentifier,
  isNewExpression,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isStringLiteral,
  type Node,
  SyntaxKind,
} from '../../compiler/index.ts';
import { unwrap } from '../syntax/expressions.ts';
import type { FileFacts } from '../facts/facts.ts';
import { type BodyOwner, isFunctionWithBody } from '../syntax/functionNode.ts';
import type { Declaration } from '../syntax/scopes.ts';

interface Entry {
  /** `undefined` where it is not written as a text. */
  readonly name: string | undefined;
  readonly value: Expression;
}

/** Constant objects, arrays, Maps and Sets of one file, and what they hold. */
export class Tables {
  readonly #facts: FileFacts;
  /** What `set`, `add` and `push` put into them. */
  #added: Map<Declaration, Entry[]> | undefined;

  constructor(facts: FileFacts) {
    this.#facts = facts;
  }

  /** The values of which an element of a table is one: `table[key]`, `map.get(key)`, an element that a loop goes through. */
  valuesOf(node: Expression): readonly Expression[] | undefined {
    if (isElementAccessExpression(node))
      return chosen(this.#entries(unwrap(node.expression)), unwrap(node.argumentExpression));
    if (isCallExpression(node)) {
      const callee = unwrap(node.expression);
      const [key] = node.arguments;
      if (!isPropertyAccessExpression(callee) || key === undefined) return undefined;
      const { text } = callee.name;
      return text === 'get' || text === 'at'
        ? chosen(this.#entries(unwrap(callee.expression)), unwrap(key))
        : undefined;
    }
    if (!isIdentifier(node)) return undefined;
    const declared = this.#facts.scopes.lookUp(node);
    if (declared?.kind === 'variable') return this.#elementsInLoop(declared.node, declared.path);
    return declared?.kind === 'parameter' && declared.path === ''
      ? this.#elementsInCallback(declared.owner, declared.index)
      : undefined;
  }

  /** `for (const step of steps)`, `for (const [, step] of map)`. */
  #elementsInLoop(variable: Node, path: string): readonly Expression[] | undefined {
    const loop = variable.parent.parent;
    if (!isForOfStatement(loop)) return undefined;
    const over = unwrap(loop.expression);
    // `map.values()`, `Object.values(table)`.
    const inner = isCallExpression(over) ? unwrap(over.expression) : undefined;
    const isValues = inner !== undefined && isPropertyAccessExpression(inner) && inner.name.text === 'values';
    if (path !== '' && path !== '[]') return undefined;
    if (!isValues) return valuesIn(this.#entries(over));
    const [of] = isCallExpression(over) ? over.arguments : [];
    return valuesIn(this.#entries(unwrap(of ?? inner.expression)));
  }

  /** `steps.map((step) => step())`. */
  #elementsInCallback(owner: BodyOwner, index: number): readonly Expression[] | undefined {
    let outer: Node = owner.parent;
    while (outer.kind === SyntaxKind.ParenthesizedExpression) outer = outer.parent;
    if (!isCallExpression(outer) || outer.arguments[0] !== owner) return undefined;
    const callee = unwrap(outer.expression);
    if (!isPropertyAccessExpression(callee)) return undefined;
    const at = /^reduce(Right)?$/.test(callee.name.text) ? 1 : 0;
    return index === at ? valuesIn(this.#entries(unwrap(callee.expression))) : undefined;
  }

  #entries(node: Expression): readonly Entry[] | undefined {
    const declared = isIdentifier(node) ? this.#facts.scopes.lookUp(node) : undefined;
    const isConstant = declared?.kind === 'variable' && declared.isConst && declared.path === '';
    const value =
      isConstant && declared.node.initializer !== undefined ? unwrap(declared.node.initializer) : node;
    const written = entriesOf(value);
    if (written === undefined) return undefined;
    const all = declared === undefined ? written : [...written, ...(this.#putInto().get(declared) ?? [])];
    return all.length > 0 ? all : undefined;
  }

  #putInto(): ReadonlyMap<Declaration, readonly Entry[]> {
    if (this.#added !== undefined) return this.#added;
    const added = new Map<Declaration, Entry[]>();
    for (const { node, callee, arguments: args } of this.#facts.functions.flatMap(({ calls }) => calls)) {
      if (!isCallExpression(node) || !isPropertyAccessExpression(callee)) continue;
      const receiver = unwrap(callee.expression);
      if (!/^(set|add|push|unshift)$/.test(callee.name.text) || !isIdentifier(receiver)) continue;
      const declared = this.#facts.scopes.lookUp(receiver);
      if (declared === undefined) continue;
      const values = callee.name.text === 'set' ? args.slice(1, 2) : args;
      const name = callee.name.text === 'set' ? textOf(args[0]) : undefined;
      const list = added.get(declared) ?? [];
      list.push(...values.map((value) => ({ name, value })));
      added.set(declared, list);
    }
    this.#added = added;
    return added;
  }
}

function chosen(entries: readonly Entry[] | undefined, key: Expression): readonly Expression[] | undefined {
  const name = textOf(key);
  return valuesIn(
    name === undefined
      ? entries
      : entries?.filter((entry) => entry.name === name || entry.name === undefined),
  );
}

function valuesIn(entries: readonly Entry[] | undefined): readonly Expression[] | undefined {
  return entries === undefined || entries.length === 0 ? undefined : entries.map(({ value }) => value);
}

/** The entries that a table is written with; `undefined` for what is none. */
function entriesOf(literal: Expression): readonly Entry[] | undefined {
  if (isNewExpression(literal)) {
    if (!isIdentifier(literal.expression) || !/^(Map|Set)$/.test(literal.expression.text)) return undefined;
    const [from] = literal.arguments ?? [];
    if (from === undefined) return [];
    const rows = unwrap(from);
    if (!isArrayLiteralExpression(rows)) return undefined;
    if (literal.expression.text === 'Set') return entriesOf(rows);
    return [...rows.elements].flatMap((row) => {
      const pair = unwrap(row);
      const [key, value] = isArrayLiteralExpression(pair) ? [...pair.elements] : [];
      return value === undefined ? [] : [{ name: textOf(key), value }];
    });
  }
  if (isArrayLiteralExpression(literal))
    return [...literal.elements].map((value, index) => ({ name: String(index), value }));
  if (!isObjectLiteralExpression(literal)) return undefined;
  const entries: Entry[] = [];
  for (const property of literal.properties) {
    const { name, initializer } = property as Partial<{ name: Expression; initializer: Expression }>;
    if (name === undefined) return undefined;
    // A method is a function by itself.
    const value = initializer ?? (isFunctionWithBody(property) ? (property as unknown as Expression) : name);
    entries.push({ name: name.getText().replaceAll(/['"]/g, ''), value });
  }
  return entries;
}

function textOf(key: Expression | undefined): string | undefined {
  const inner = key === undefined ? undefined : unwrap(key);
  return inner !== undefined && isStringLiteral(inner) ? inner.text : undefined;
}
