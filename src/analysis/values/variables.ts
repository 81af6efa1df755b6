import { isCallExpression, isPropertyAccessExpression } from '../../compiler/index.ts';
import { isAssignedOnce } from '../syntax/assignedOnce.ts';
import { unwrap } from '../syntax/expressions.ts';
import { isFillable } from './growth.ts';
import type { Declaration } from '../syntax/scopes.ts';

type Variable = Declaration & { kind: 'variable' };

/** A constant, or what is as good as one. */
export function keepsItsValue({ isConst, node, name }: Variable): boolean {
  return isConst || isAssignedOnce(node, name);
}

/** A variable that begins with a collection which code fills. */
export function isFilled(declared: Declaration | undefined): boolean {
  if (declared?.kind !== 'variable' || declared.path !== '') return false;
  const { initializer } = declared.node;
  return initializer !== undefined && isFillable(initializer);
}

/** `pair.split('=')`, `line.match(…)`, `pattern.exec(line)`: what is taken from it is a part of a text. */
export function isPartOfText({ path, node: { initializer } }: Variable): boolean {
  if (!path.includes('[]')) return false;
  const node = initializer === undefined ? undefined : unwrap(initializer);
  if (node === undefined || !isCallExpression(node)) return false;
  const callee = unwrap(node.expression);
  return isPropertyAccessExpression(callee) && /^(split|match|exec)$/.test(callee.name.text);
}
