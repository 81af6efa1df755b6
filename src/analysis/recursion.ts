import {
  type Expression,
  isBinaryExpression,
  isBlock,
  isCallExpression,
  isConditionalExpression,
  isElementAccessExpression,
  isIdentifier,
  isIfStatement,
  isNewExpression,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isStringLiteral,
  type Node,
  SyntaxKind,
} from '../compiler/index.ts';
import { literalNumber, unwrap } from './expressions.ts';
import type { CallFact, FunctionFacts } from './facts.ts';
import { bodyOf, type FunctionNode, isFunctionWithBody, parametersOf } from './functionNode.ts';
import type { Scopes } from './scopes.ts';

/**
 * How calling itself makes a function's work grow: `halving` a logarithmic number of times (binary search), `linear`
 * once per node or step, `chain` once per step from one object to the next, `layers` once for each of a few objects that
 * have another one do the same, `few` for what may be one thing or several, `once` where it only starts over with its input in another form, `splitting` n·log n
 * (merge sort), `exponential` without bound in practice.
 */
export type RecursionShape =
  'once' | 'halving' | 'layers' | 'few' | 'chain' | 'linear' | 'splitting' | 'exponential';

/** A call that reaches a function which is being summed up already. */
export interface RecursiveCall {
  readonly to: FunctionFacts;
  readonly call: CallFact;
  readonly step: RecursionStep;
  /** What it is called on, or goes on with, where that is one thing which the object or the input holds: `this.next`. */
  readonly held: string | undefined;
  /** On the way one of several functions is called, and which one shows only when the program runs. */
  readonly isOneOf: boolean;
  /** Made several times in one run: in a loop, or by a callback that is. */
  readonly isRepeated: boolean;
  /** Where another function makes it: the call that leads there, and the function that this one runs. */
  readonly by?: { readonly call: CallFact; readonly callee: FunctionFacts };
}

/**
 * What a recursive call goes on with: a `part` of its input (a child, an element), a `link` to the one thing that comes
 * next, `half` of it, or the input made `smaller` by a step; `again` with the same thing in another form
 * (`parse(BigInt(text))`). Where none of these can be seen, something else moves on from call to call (a cursor, a list of what is left), and the calls go through that once.
 */
export type RecursionStep = 'part' | 'link' | 'half' | 'smaller' | 'again' | 'elsewhere';

/** Judges a function by the calls that lead back to it. */
export function recursionShape(fn: FunctionFacts, calls: readonly RecursiveCall[]): RecursionShape {
  if (calls.every(({ step }) => step === 'again') || isEnteredOnce(fn)) return 'once';
  const own = new Set<Node>(calls.map(({ call }) => call.node));
  const perRun = mostCalls(bodyOf(fn.node as FunctionNode), own) + mostNested(calls);
  if (calls.every(({ step }) => step === 'half')) return perRun >= 2 ? 'splitting' : 'halving';
  if (isOneOrSeveral(fn) && calls.every(({ step, call }) => step === 'part' && call.arguments.length <= 1))
    return 'few';
  const along = alongOneThing(calls, perRun);
  if (along !== undefined) return along;
  if (calls.some(({ step }) => step === 'part' || step === 'link' || step === 'elsewhere')) return 'linear';
  const isRepeated = perRun >= 2 || calls.some((call) => call.isRepeated);
  return isRepeated && !isMemoised(fn) ? 'exponential' : 'linear';
}

/**
 * Calls that go on to one thing each time: nothing branches. Whoever has an object that it holds do the same, which may do
 * it in another way, is one of a few layers; a list, or one way down a tree, has more steps.
 */
function alongOneThing(calls: readonly RecursiveCall[], perRun: number): 'layers' | 'chain' | undefined {
  const onward = calls.filter(({ step }) => step !== 'again');
  if (onward.some(({ step, isRepeated }) => isRepeated || step !== 'link')) return undefined;
  const held = onward[0]?.held;
  const isLayered = held?.startsWith('this.') === true && onward.every((call) => call.isOneOf);
  if (isLayered && onward.every((call) => call.held === held)) return 'layers';
  return perRun <= 1 ? 'chain' : undefined;
}

/** `headers: string | string[]`: each of several is one thing, and there are no more than a few. */
function isOneOrSeveral(fn: FunctionFacts): boolean {
  const written =
    parametersOf(fn.node)[0]
      ?.type?.getText()
      .replaceAll(/\breadonly\s|\s|[()]/g, '') ?? '';
  return /^([\w.]+)\|(?:\1\[\]|(?:Readonly)?Array<\1>)$|^([\w.]+)\[\]\|\2$/.test(written);
}

/** The calls that one run makes through other functions; of several that may be called one is. */
function mostNested(calls: readonly RecursiveCall[]): number {
  const counts = new Map<CallFact, Map<FunctionFacts, number>>();
  for (const { by } of calls) {
    if (by === undefined) continue;
    const perCallee = counts.get(by.call) ?? new Map<FunctionFacts, number>();
    counts.set(by.call, perCallee.set(by.callee, (perCallee.get(by.callee) ?? 0) + 1));
  }
  return [...counts.values()].reduce((sum, perCallee) => sum + Math.max(...perCallee.values()), 0);
}

/** `if (isOver) return; isOver = true;` on a variable around the function: coming back here ends at once. */
function isEnteredOnce(fn: FunctionFacts): boolean {
  const text = fn.node.getText();
  const flag = /\bif\s*\(\s*([\w$]+)\s*\)\s*\{?\s*return\b/.exec(text)?.[1];
  if (flag === undefined) return false;
  const name = flag.replaceAll('$', String.raw`\$`);
  const isSet = new RegExp(`(?<![\\w$.])${name}\\s*=\\s*true\\b`).test(text);
  return isSet && !new RegExp(`\\b(?:let|var|const)\\s+${name}(?![\\w$])`).test(text);
}

/** What a call goes on with, be it one that leads back or one on the way there. */
export function recursionStep(call: CallFact, scopes: Scopes): Pick<RecursiveCall, 'step' | 'held'> {
  const args = call.arguments.map((argument) => unwrap(argument));
  const callee = unwrap(call.callee);
  const receiver = isPropertyAccessExpression(callee) ? unwrap(callee.expression) : undefined;
  const holder = receiver === undefined ? undefined : heldByThis(receiver, scopes);
  if (holder !== undefined) return { step: 'link', held: holder };
  if (args.some(isHalf)) return plain('half');
  const parts = args.filter((argument) => isPart(argument, scopes));
  if (parts.length > 0) {
    const isLink = parts.every((part) => isPropertyAccessExpression(part));
    return isLink ? { step: 'link', held: parts[0]?.getText() } : plain('part');
  }
  // `node.visit()` on a child: the receiver is the part.
  if (receiver !== undefined && isPart(receiver, scopes))
    return isPropertyAccessExpression(receiver) ? { step: 'link', held: receiver.getText() } : plain('part');
  if (args.some((argument) => isStep(argument, scopes))) return plain('smaller');
  const isOther =
    args.some(isConverted) || isNew(receiver, scopes) || args.some(isText) || isSettled(call, args, scopes);
  return plain(call.loop === undefined && isOther ? 'again' : 'elsewhere');
}

function plain(step: RecursionStep): Pick<RecursiveCall, 'step' | 'held'> {
  return { step, held: undefined };
}

/** `this.part`, or `part` of `const { part } = this`. */
function heldByThis(receiver: Expression, scopes: Scopes): string | undefined {
  if (isPropertyAccessExpression(receiver))
    return receiver.expression.kind === SyntaxKind.ThisKeyword ? `this.${receiver.name.text}` : undefined;
  const declared = isIdentifier(receiver) ? scopes.lookUp(receiver) : undefined;
  if (declared?.kind !== 'variable' || !declared.isConst) return undefined;
  const value = declared.node.initializer === undefined ? undefined : unwrap(declared.node.initializer);
  if (value?.kind === SyntaxKind.ThisKeyword)
    return /^\.[\w$]+$/.test(declared.path) ? `this${declared.path}` : undefined;
  return value !== undefined && declared.path === '' && isPropertyAccessExpression(value)
    ? heldByThis(value, scopes)
    : undefined;
}

/** `action` of `const action = new Action(); action.schedule(delay)`: a fresh one does it instead. */
function isNew(receiver: Expression | undefined, scopes: Scopes): boolean {
  if (receiver === undefined) return false;
  if (isNewExpression(receiver)) return true;
  const declared = isIdentifier(receiver) ? scopes.lookUp(receiver) : undefined;
  if (declared?.kind !== 'variable' || !declared.isConst || declared.path !== '') return false;
  return declared.node.initializer !== undefined && isNewExpression(unwrap(declared.node.initializer));
}

/** `emit('debug', details)`: what is written there names another thing to do. */
function isText(argument: Expression): boolean {
  return isStringLiteral(argument) || argument.kind === SyntaxKind.NoSubstitutionTemplateLiteral;
}

/** `if (typeof value === 'string') return from(parse(value))`: what was asked about is answered for good. */
function isSettled(call: CallFact, args: readonly Expression[], scopes: Scopes): boolean {
  return args.some((argument) => {
    if (!isCallExpression(argument) && !isNewExpression(argument)) return false;
    return (argument.arguments ?? []).some((inner) => {
      const declared = isIdentifier(inner) ? scopes.lookUp(inner) : undefined;
      return (
        declared?.kind === 'parameter' && declared.path === '' && isAskedAround(call.node, inner.getText())
      );
    });
  });
}

/** Whether a branch around a place is taken by what kind of value a name has. */
function isAskedAround(place: Node, name: string): boolean {
  const escaped = name.replaceAll('$', String.raw`\$`);
  const asks = new RegExp(
    `\\btypeof\\s*\\(?\\s*${escaped}\\s*\\)?\\s*===?\\s*["'](?!object)|(?<![\\w$.])${escaped}\\s+instanceof\\b`,
  );
  for (let inner = place, at = place.parent; !isFunctionWithBody(at); [inner, at] = [at, at.parent]) {
    if (at.kind === SyntaxKind.SourceFile) return false;
    if (isIfStatement(at) && at.thenStatement === inner && asks.test(at.expression.getText())) return true;
    if (isConditionalExpression(at) && at.whenTrue === inner && asks.test(at.condition.getText()))
      return true;
  }
  return false;
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
