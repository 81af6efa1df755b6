import { isArrowFunction, isBlock, isReturnStatement, type Expression } from '../../compiler/index.ts';
import { isFunctionLike, walk } from '../target/functionLike.ts';
import type { WrappableFunction } from '../target/wrapTarget.ts';
import { cloneProblem } from './clonable.ts';
import { promisedBy } from './signatureTypes.ts';
import type { Findings, FunctionCheck, FunctionContext } from './wrapContext.ts';

/** Refuses a function whose declared result is an interface while what it returns is an instance that loses more than methods. */
export const checkReturnedValues: FunctionCheck = (context, findings) => {
  for (const expression of returnedBy(context.target.fn)) checkReturned(expression, context, findings);
};

/** What a function returns, expression by expression. */
export function returnedBy(fn: WrappableFunction): readonly Expression[] {
  if (isArrowFunction(fn) && !isBlock(fn.body)) return [fn.body];
  const returned: Expression[] = [];
  walk(fn, (node) => {
    if (isFunctionLike(node) && node !== fn) return false;
    if (isReturnStatement(node) && node.expression !== undefined) returned.push(node.expression);
    return true;
  });
  return returned;
}

function checkReturned(
  expression: Expression,
  { pool, project, resolver }: FunctionContext,
  findings: Findings,
): void {
  const type = resolver.typeOf(expression);
  if (type === undefined) return;
  const problem = cloneProblem(promisedBy(type, project) ?? type, resolver, pool, []);
  // The declared type speaks for the rest.
  if (problem?.kind !== 'prototype') return;
  const subject =
    problem.path === '' ? 'What is returned here' : `\`${problem.path}\` of what is returned here`;
  findings.refuse(
    'loses-prototype',
    expression,
    `${subject} is ${problem.what}; return a plain object instead.`,
  );
}
