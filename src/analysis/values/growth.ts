import {
  type CallExpression,
  type Expression,
  isArrayLiteralExpression,
  isCallExpression,
  isIdentifier,
  isNewExpression,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isSpreadElement,
  type Node,
  SyntaxKind,
} from '../../compiler/index.ts';
import { unwrap } from '../syntax/expressions.ts';
import { isFunctionWithBody } from '../syntax/functionNode.ts';
import type { Declaration, Scopes } from '../syntax/scopes.ts';
import { isSizedMethod } from '../facts/sizedExpressions.ts';

type Variable = Declaration & { kind: 'variable' };

/** A place that puts something into a collection after it was made. */
export interface Filling {
  readonly node: Node;
  /** Loops, and calls of array methods, that repeat it between the collection's declaration and the place. */
  readonly repeatedBy: readonly Node[];
  /** `items` of `push(...items)`. */
  readonly spread: readonly Expression[];
  /** Under a key: what is there already is replaced. */
  readonly isKeyed: boolean;
  /** Runs when a function is called, and nobody knows how often that is. */
  readonly isUncounted: boolean;
}

const adding = /^(push|unshift|add|set|enqueue)$/;

/** Whether an initialiser makes a collection that code fills afterwards: `[]`, `[start]`, `{}`, `new Map()`. */
export function isFillable(initializer: Expression): boolean {
  const value = unwrap(initializer);
  if (isArrayLiteralExpression(value) || isObjectLiteralExpression(value)) return true;
  return isNewExpression(value) && /^(Map|Set|Array)$/.test(value.expression.getText());
}

/** Where a collection grows after its declaration. */
export function fillingsOf(declared: Variable, scopes: Scopes): readonly Filling[] {
  const scope = scopeAround(declared.node);
  const source = declared.node.getSourceFile();
  const name = declared.name.replaceAll('$', '\\$');
  const pattern = new RegExp(
    `(?<![\\w$.])${name}(?:\\.(?:push|unshift|add|set|enqueue)\\s*\\(|\\[[^\\]\\n]*\\]!?\\s*(?:\\?\\?|\\|\\||\\+)?=(?![=>]))`,
    'g',
  );
  const found: Filling[] = [];
  for (const { index } of source.text.slice(scope.pos, scope.end).matchAll(pattern)) {
    const at = nodeAt(scope, scope.pos + index);
    if (at === undefined || !isIdentifier(at) || scopes.lookUp(at) !== declared) continue;
    found.push(fillingAt(at, declared.node));
  }
  return found;
}

function fillingAt(name: Node, declaration: Node): Filling {
  const call = callOn(name);
  const repeatedBy: Node[] = [];
  let isUncounted = false;
  let inner: Node = name;
  for (let at = name.parent; !contains(at, declaration); at = at.parent) {
    if (isLoop(at) && (at as unknown as { statement: Node }).statement === inner) repeatedBy.push(at);
    if (isFunctionWithBody(at)) {
      const outer = at.parent;
      const isCallback =
        isCallExpression(outer) &&
        isPropertyAccessExpression(outer.expression) &&
        isSizedMethod(outer.expression.name.text);
      if (isCallback) repeatedBy.push(outer);
      else isUncounted = true;
    }
    inner = at;
  }
  return {
    node: name,
    repeatedBy,
    spread: call?.arguments.filter(isSpreadElement).map(({ expression }) => expression) ?? [],
    isKeyed: call === undefined || /\.(add|set)$/.test(call.expression.getText()),
    isUncounted,
  };
}

function callOn(name: Node): CallExpression | undefined {
  const access = name.parent;
  if (!isPropertyAccessExpression(access) || !adding.test(access.name.text)) return undefined;
  return isCallExpression(access.parent) ? access.parent : undefined;
}

function isLoop({ kind }: Node): boolean {
  return (
    kind === SyntaxKind.ForStatement ||
    kind === SyntaxKind.ForOfStatement ||
    kind === SyntaxKind.ForInStatement ||
    kind === SyntaxKind.WhileStatement ||
    kind === SyntaxKind.DoStatement
  );
}

function contains(outer: Node, inner: Node): boolean {
  return outer.pos <= inner.pos && outer.end >= inner.end;
}

function scopeAround(node: Node): Node {
  let scope = node.parent;
  while (scope.kind !== SyntaxKind.SourceFile && !isFunctionWithBody(scope)) scope = scope.parent;
  return scope;
}

/**
 * Whether a loop that goes through what it fills itself is started again and again by a loop around, and notes where it
 * was (`seen.add(at)`, `labels[at] = label`) in something that outlives that one.
 */
export function marksOutside(loop: Node): boolean {
  let around: Node = loop.parent;
  while (!isLoop(around)) {
    if (isFunctionWithBody(around) || around.kind === SyntaxKind.SourceFile) return false;
    around = around.parent;
  }
  const marks = /(?<![\w$.])([\w$]+)(?:\[[^\]\n]+\]\s*=(?![=>])|\.(?:add|set|delete)\()/g;
  const inside = around.getText();
  return [...loop.getText().matchAll(marks)].some(([, name = '']) => {
    const declaration = new RegExp(`\\b(const|let|var)\\s+${name.replaceAll('$', '\\$')}\\b`);
    return !declaration.test(inside);
  });
}

/** The innermost node that begins at a place of the text. */
export function nodeAt(root: Node, start: number): Node | undefined {
  let at: Node | undefined = root;
  for (;;) {
    const next: Node | undefined = at.forEachChild((child) =>
      child.pos <= start && child.end > start ? child : undefined,
    );
    if (next === undefined) return at.getStart() === start ? at : undefined;
    at = next;
  }
}
