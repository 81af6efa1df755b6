import {
  isBlock,
  isConditionalExpression,
  isIfStatement,
  type Node,
  SyntaxKind,
} from '../../compiler/index.ts';
import type { CallFact, FunctionFacts } from '../facts/facts.ts';
import { bodyOf, type FunctionNode, parametersOf } from '../syntax/functionNode.ts';
import type { Onward } from './recursionStep.ts';

/**
 * How calling itself makes a function's work grow: `halving` a logarithmic number of times (binary search), `linear`
 * once per node or step, `chain` once per step from one object to the next, `layers` once for each of a few objects that
 * have another one do the same, `few` for what may be one thing or several, `once` where it only starts over with its
 * input in another form, `splitting` n·log n (merge sort), `exponential` without bound in practice.
 */
export type RecursionShape =
  'once' | 'halving' | 'layers' | 'few' | 'chain' | 'linear' | 'splitting' | 'exponential';

/** A call that reaches a function which is being summed up already. */
export interface RecursiveCall extends Onward {
  readonly to: FunctionFacts;
  readonly call: CallFact;
  /** On the way one of several functions is called, and which one shows only when the program runs. */
  readonly isOneOf: boolean;
  /** Made several times in one run: in a loop, or by a callback that is. */
  readonly isRepeated: boolean;
  /** Where another function makes it: the call that leads there, and the function that this one runs. */
  readonly by?: { readonly call: CallFact; readonly callee: FunctionFacts };
}

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
