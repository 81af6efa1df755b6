import {
  isCallExpression,
  isIdentifier,
  isPropertyAccessExpression,
  type CallExpression,
  type Expression,
  type Node,
} from '../../compiler/index.ts';
import type { TextEdit } from '../../core/index.ts';
import { knowledgeOf } from '../projectKnowledge.ts';
import { externalUse } from '../reach/externalUse.ts';
import { unwrap, wrapped } from '../target/functionLike.ts';
import type { Projects } from './projects.ts';

/**
 * `assert.throws(() => f(x))`, which becomes `await assert.rejects(async () => await fPooled(x))`, and
 * `expect(() => f(x)).toThrow()`, which becomes `await expect(async () => await fPooled(x)).rejects.toThrow()`.
 */
export interface Assertion {
  /** What is awaited. */
  readonly call: CallExpression;
  /** Says the same of a promise. */
  readonly edit: TextEdit;
}

/** The assertion whose first argument a callback is, when it is one that promises have a counterpart of. */
export function assertionAround(fn: Node, projects: Projects): Assertion | undefined {
  const outer = wrapped(fn);
  const call = outer.parent;
  if (!isCallExpression(call) || call.arguments[0] !== outer) return undefined;
  const callee = unwrap(call.expression);
  const { module, path } = originOf(callee, projects);
  const name = path.at(-1) ?? '';
  const file = call.getSourceFile().fileName;
  if (module === 'node:assert' || module === 'node:assert/strict') {
    const text = rejecting.get(name);
    if (text === undefined || !isPropertyAccessExpression(callee)) return undefined;
    return { call, edit: { file, start: callee.name.getStart(), end: callee.name.end, text } };
  }
  if (name !== 'expect' || !isIdentifier(callee) || !expecting.has(module)) return undefined;
  const matcher = call.parent;
  if (!isPropertyAccessExpression(matcher) || !/^toThrow(Error)?$/.test(matcher.name.text)) return undefined;
  const whole = matcher.parent;
  if (!isCallExpression(whole) || whole.expression !== matcher) return undefined;
  return { call: whole, edit: { file, start: call.end, end: call.end, text: '.rejects' } };
}

/** The module and the path that a callee is found by. */
function originOf(
  callee: Expression,
  projects: Projects,
): { readonly module: string; readonly path: readonly string[] } {
  let root = callee;
  while (isPropertyAccessExpression(root)) root = root.expression;
  if (!isIdentifier(root)) return { module: '', path: [] };
  const project = projects.of(root);
  return externalUse(root, knowledgeOf(project).resolver.symbolOf(root), project);
}

const rejecting = new Map([
  ['throws', 'rejects'],
  ['doesNotThrow', 'doesNotReject'],
]);

/** Where `expect` comes from; Jest makes it a global as well. */
const expecting = new Set(['vitest', '@jest/globals', 'bun:test', '']);
