import { isArrowFunction, isBlock, isReturnStatement, type Expression } from '../../compiler/index.ts';
import { isFunctionLike, walk } from '../target/functionLike.ts';
import { cloneProblem } from './clonable.ts';
import { promisedBy } from './signatureTypes.ts';
import type { Findings, FunctionCheck, FunctionContext } from './wrapContext.ts';

/** Refuses a function whose declared result is an interface while what it returns is an instance of a class. */
export const checkReturnedValues: FunctionCheck = (context, findings) => {
  const { fn } = context.target;
  if (isArrowFunction(fn) && !isBlock(fn.body)) {
    checkReturned(fn.body, context, findings);
    return;
  }
  walk(fn, (node) => {
    if (isFunctionLike(node) && node !== fn) return false;
    if (isReturnStatement(node) && node.expression !== undefined)
      checkReturned(node.expression, context, findings);
    return true;
  });
};

function checkReturned(
  expression: Expression,
  { pool, project, resolver }: FunctionContext,
  findings: Findings,
): void {
  const type = resolver.typeOf(expression);
  if (type === undefined) return;
  const problem = cloneProblem(promisedBy(type, project) ?? type, resolver, pool);
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
