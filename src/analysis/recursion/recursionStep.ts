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
} from '../../compiler/index.ts';
import { literalNumber, unwrap } from '../syntax/expressions.ts';
import type { CallFact } from '../facts/facts.ts';
import { isFunctionWithBody } from '../syntax/functionNode.ts';
import type { Scopes } from '../syntax/scopes.ts';

/**
 * What a recursive call goes on with: a `part` of its input (a child, an element), a `link` to the one thing that comes
 * next, `half` of it, or the input made `smaller` by a step; `again` with the same thing in another form
 * (`parse(BigInt(text))`). Where none of these can be seen, something else moves on from call to call (a cursor, a list of what is left), and the calls go through that once.
 */
export type RecursionStep = 'part' | 'link' | 'half' | 'smaller' | 'again' | 'elsewhere';

/** What a call goes on with. */
export interface Onward {
  readonly step: RecursionStep;
  /** What it is called on, or goes on with, where that is one thing which the object or the input holds: `this.next`. */
  readonly held: string | undefined;
}

/** What a call goes on with, be it one that leads back or one on the way there. */
export function recursionStep(call: CallFact, scopes: Scopes): Onward {
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

function plain(step: RecursionStep): Onward {
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
