import {
  type Expression,
  isBinaryExpression,
  isBlock,
  isCallExpression,
  isConditionalExpression,
  isElementAccessExpression,
  isIdentifier,
  isIfStatement,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  type Node,
  SyntaxKind,
} from '../compiler/index.ts';
import { literalNumber, unwrap } from './expressions.ts';
import type { CallFact, FunctionFacts } from './facts.ts';
import { bodyOf, type FunctionNode, isFunctionWithBody } from './functionNode.ts';
import type { Scopes } from './scopes.ts';

/**
 * How calling itself makes a function's work grow: `halving` a logarithmic number of times (binary search), `linear`
 * once per node or step, `once` where it only starts over with its input in another form, `splitting` n·log n (merge sort), `exponential` without bound in practice.
 */
export type RecursionShape = 'once' | 'halving' | 'linear' | 'splitting' | 'exponential';

/** A call that reaches a function which is being summed up already. */
export interface RecursiveCall {
  readonly to: FunctionFacts;
  readonly call: CallFact;
  readonly step: RecursionStep;
  /** Made several times in one run: in a loop, or by a callback that is. */
  readonly isRepeated: boolean;
}

/**
 * What a recursive call goes on with: a `part` of its input (a child, an element), `half` of it, or the input made
 * `smaller` by a step; `again` with the same thing in another form (`parse(BigInt(text))`). Where none of these can be seen, something else moves on from call to call (a cursor, a list of
 * what is left), and the calls go through that once.
 */
export type RecursionStep = 'part' | 'half' | 'smaller' | 'again' | 'elsewhere';

/** Judges a function by the calls that lead back to it. */
export function recursionShape(fn: FunctionFacts, calls: readonly RecursiveCall[]): RecursionShape {
  if (calls.every(({ step }) => step === 'again')) return 'once';
  const own = new Set<Node>(calls.map(({ call }) => call.node));
  const nested = calls.filter(({ call }) => !fn.calls.includes(call)).length;
  const perRun = mostCalls(bodyOf(fn.node as FunctionNode), own) + nested;
  if (calls.every(({ step }) => step === 'half')) return perRun >= 2 ? 'splitting' : 'halving';
  if (calls.some(({ step }) => step === 'part' || step === 'elsewhere')) return 'linear';
  const isRepeated = perRun >= 2 || calls.some((call) => call.isRepeated);
  return isRepeated && !isMemoised(fn) ? 'exponential' : 'linear';
}

export function recursionStep(call: CallFact, scopes: Scopes): RecursionStep {
  const args = call.arguments.map((argument) => unwrap(argument));
  if (args.some(isHalf)) return 'half';
  if (args.some((argument) => isPart(argument, scopes))) return 'part';
  // `node.visit()` on a child: the receiver is the part.
  const callee = unwrap(call.callee);
  if (isPropertyAccessExpression(callee) && isPart(unwrap(callee.expression), scopes)) return 'part';
  if (args.some((argument) => isStep(argument, scopes))) return 'smaller';
  return call.loop === undefined && args.some(isConverted) ? 'again' : 'elsewhere';
}

/** `BigInt(value)`, `new URL(address)`, `value.toString()` */
function isConverted(argument: Expression): boolean {
  if (argument.kind === SyntaxKind.NewExpression) return true;
  if (!isCallExpression(argument)) return false;
  const text = argument.expression.getText();
  return /^(BigInt|Number|String|Boolean|parseInt|parseFloat|Array\.from|Buffer\.from|JSON\.parse)$|\.(toString|toArray|valueOf|toJSON)$/.test(
    text,
  );
}

/** `n - 1`, `index + 1`, `rest.slice(1)`, or a constant that is made so. */
function isStep(argument: Expression, scopes: Scopes): boolean {
  if (isBinaryExpression(argument)) {
    const operator: SyntaxKind = argument.operatorToken.kind;
    return operator === SyntaxKind.PlusToken || operator === SyntaxKind.MinusToken;
  }
  if (isCallExpression(argument)) {
    const callee = unwrap(argument.expression);
    return (
      isPropertyAccessExpression(callee) &&
      /^(slice|substring|subarray|filter|toSpliced)$/.test(callee.name.text)
    );
  }
  if (isObjectLiteralExpression(argument)) {
    return argument.properties.some((property) => {
      const { initializer } = property as Partial<{ initializer: Expression }>;
      return initializer !== undefined && isStep(unwrap(initializer), scopes);
    });
  }
  if (!isIdentifier(argument)) return false;
  const declared = scopes.lookUp(argument);
  const value = declared?.kind === 'variable' ? declared.node.initializer : undefined;
  return value !== undefined && !isIdentifier(unwrap(value)) && isStep(unwrap(value), scopes);
}

/** `(low + high) >> 1`, `n / 2`, `xs.slice(0, middle)`, or a bound of that name's making. */
function isHalf(argument: Expression): boolean {
  const text = argument.getText();
  // A mask that is made of others and shifted is no half of anything.
  if (/(>>>?\s*1\b|\/\s*2\b)/.test(text) && !/[^|]\|[^|]|<<|\^/.test(text)) return true;
  if (isCallExpression(argument) && /\.(slice|subarray)$/.test(argument.expression.getText())) {
    return argument.arguments.some((end) => literalNumber(end) === undefined);
  }
  const root = isBinaryExpression(argument) ? unwrap(argument.left) : argument;
  if (!isIdentifier(root)) return false;
  return isMiddle(root);
}

/** A constant of the function that is initialised with half of something. */
function isMiddle(name: Node & { text: string }): boolean {
  for (let scope: Node = name.parent; scope.kind !== SyntaxKind.SourceFile; scope = scope.parent) {
    if (!isBlock(scope)) continue;
    for (const statement of scope.statements) {
      const pattern = new RegExp(
        `\\b(const|let)\\b[^;]*\\b${name.text.replaceAll('$', '\\$')}\\s*=[^;]*(>>>?\\s*1\\b|/\\s*2\\b|\\.(slice|subarray)\\()`,
      );
      if (statement.kind === SyntaxKind.VariableStatement && pattern.test(statement.getText())) return true;
    }
    if (isFunctionWithBody(scope.parent)) return false;
  }
  return false;
}

function isPart(argument: Expression, scopes: Scopes): boolean {
  const node = unwrap(argument);
  if (isPropertyAccessExpression(node) || isElementAccessExpression(node)) return true;
  if (isObjectLiteralExpression(node)) {
    return node.properties.some((property) => {
      const { name, initializer } = property as Partial<{ name: Expression; initializer: Expression }>;
      const value = initializer ?? name;
      return value !== undefined && isPart(value, scopes);
    });
  }
  if (!isIdentifier(node))
    return isCallExpression(node) && node.arguments.some((inner) => isPart(inner, scopes));
  const declared = scopes.lookUp(node);
  // The variable of a `for…of`, or the element that an array method hands to a callback.
  if (declared?.kind === 'variable') {
    const statement = declared.node.parent.parent.kind;
    if (statement === SyntaxKind.ForOfStatement || statement === SyntaxKind.ForInStatement) return true;
    // `left` of `const { left, right } = node`.
    if (declared.path !== '') return true;
    const { initializer } = declared.node;
    return initializer !== undefined && initializer !== node && isPart(initializer, scopes);
  }
  if (declared?.kind !== 'parameter') return false;
  // `left` of `function evaluate({ left, right })`.
  return declared.path !== '' || isInlineCallback(declared.owner);
}

function isInlineCallback(owner: Node): boolean {
  return owner.kind === SyntaxKind.ArrowFunction && owner.parent.kind === SyntaxKind.CallExpression;
}

/** The largest number of the given calls that one run of the code can make; branches exclude one another. */
function mostCalls(node: Node | undefined, calls: ReadonlySet<Node>): number {
  if (node === undefined) return 0;
  if (isBlock(node)) return inSequence(node.statements, calls);
  if (isIfStatement(node)) {
    const branches = [node.thenStatement, node.elseStatement].map((branch) => mostCalls(branch, calls));
    return mostCalls(node.expression, calls) + Math.max(...branches);
  }
  if (isConditionalExpression(node)) {
    const branches = [node.whenTrue, node.whenFalse].map((branch) => mostCalls(branch, calls));
    return mostCalls(node.condition, calls) + Math.max(...branches);
  }
  let count = calls.has(node) ? 1 : 0;
  node.forEachChild((child) => {
    count += mostCalls(child, calls);
  });
  return count;
}

/** After `if (…) return f()` the rest runs only where the condition did not hold. */
function inSequence(statements: readonly Node[], calls: ReadonlySet<Node>): number {
  let count = 0;
  let best = 0;
  for (const statement of statements) {
    const here = mostCalls(statement, calls);
    if (isIfStatement(statement) && leaves(statement.thenStatement)) {
      best = Math.max(best, count + here);
      count += mostCalls(statement.expression, calls);
    } else {
      count += here;
    }
  }
  return Math.max(best, count);
}

function leaves(statement: Node): boolean {
  if (isBlock(statement)) return statement.statements.some(leaves);
  return statement.kind === SyntaxKind.ReturnStatement || statement.kind === SyntaxKind.ThrowStatement;
}

/**
 * Whether results are kept and looked up: a `get` or `has` and a `set` on the same object, or an indexed cache. What is
 * written and taken back (`board[cell] = 0`) is no result that is kept.
 */
function isMemoised(fn: FunctionFacts): boolean {
  const text = fn.node.getText();
  const kept = /([\w$.#]+)\.set\(/.exec(text)?.[1];
  if (kept !== undefined && (text.includes(`${kept}.get(`) || text.includes(`${kept}.has(`))) return true;
  for (const [, indexed = '', operator = '', value = ''] of text.matchAll(
    /([\w$.#]+)\[[^\]]+\]\s*(\?\?|\|\|)?=(?![=>])\s*([^;\n]*)/g,
  )) {
    if (operator !== '') return true;
    const name = value.trim().replaceAll('$', '\\$');
    const isResult =
      new RegExp(`(?<![\\w$])${fn.simpleName.replaceAll(/[^\w]/g, String.raw`\$&`)}\\(`).test(value) ||
      (/^[\w$\\]+$/.test(name) && new RegExp(`\\breturn\\s+${name}(?![\\w$])`).test(text));
    const isInReturn = new RegExp(
      `return\\s*\\(?\\s*${indexed.replaceAll(/[^\w]/g, String.raw`\$&`)}\\[`,
    ).test(text);
    if ((isResult || isInReturn) && text.split(`${indexed}[`).length > 2) return true;
  }
  return false;
}
