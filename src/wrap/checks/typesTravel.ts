import type { Node } from '../../compiler/index.ts';
import type { RefusalCode } from '../../core/index.ts';
import { isGeneric } from '../target/overloads.ts';
import { cloneProblem, type CloneProblem } from './clonable.ts';
import { visibleSignatures } from './signatureTypes.ts';
import type { FunctionCheck, FunctionContext } from './wrapContext.ts';

/** Refuses functions whose parameters or result are of types that do not arrive as they were sent. */
export const checkTypes: FunctionCheck = (context, findings) => {
  for (const { problem, node, name } of typeProblems(context)) {
    if (problem.kind === 'unknown' && mayBeLeftToCallers(context)) continue;
    if (name === undefined) findings.refuse(resultCode(problem), node, resultMessage(problem));
    else {
      const subject = `\`${name}${problem.path}\``;
      const message = `${subject} is ${problem.what}; ${remedies[problem.kind]}`;
      findings.refuse(argumentCode(problem), node, message);
    }
  }
};

/** Whether only callers know some of the types: what a type parameter stands for, or what JavaScript does not say. */
export function isLeftToCallers(context: FunctionContext): boolean {
  if (!mayBeLeftToCallers(context)) return false;
  return isGeneric(context.target) || typeProblems(context).some(({ problem }) => problem.kind === 'unknown');
}

function mayBeLeftToCallers({ target }: FunctionContext): boolean {
  return isGeneric(target) || target.sourceFile.fileName.endsWith('js');
}

interface TypeProblem {
  readonly problem: CloneProblem;
  readonly node: Node;
  /** The parameter; `undefined` for the result. */
  readonly name: string | undefined;
}

function typeProblems({ pool, project, resolver, target }: FunctionContext): readonly TypeProblem[] {
  return visibleSignatures(target, project).flatMap(({ parameters, results, resultNode }) => {
    const problems: TypeProblem[] = [];
    for (const { node, type } of parameters) {
      const problem = type === undefined ? notKnown : cloneProblem(type, resolver, pool, []);
      if (problem !== undefined) problems.push({ problem, node, name: node.name.getText() });
    }
    for (const type of results) {
      const problem = cloneProblem(type, resolver, pool, []);
      if (problem !== undefined) problems.push({ problem, node: resultNode, name: undefined });
    }
    return problems;
  });
}

/** What to say of a result that does not arrive as it was sent. */
export function resultMessage({ kind, path, what }: CloneProblem): string {
  const subject = path === '' ? 'The result' : `\`${path}\` of the result`;
  return `${subject} is ${what}; ${remedies[kind]}`;
}

export function resultCode({ kind }: CloneProblem): RefusalCode {
  return kind === 'prototype' ? 'loses-prototype' : 'unclonable-result';
}

const notKnown: CloneProblem = { kind: 'unknown', path: '', what: 'of a type that is not known' };

const remedies: Readonly<Record<CloneProblem['kind'], string>> = {
  function: 'a worker cannot be sent one.',
  unclonable: 'structured clone does not carry it.',
  prototype: 'use a plain object instead.',
  unknown: 'give it a type that says what is in it.',
};

/** A function as an argument has a code of its own; one inside an argument makes that unclonable. */
export function argumentCode({ kind, path }: CloneProblem): RefusalCode {
  if (kind === 'prototype') return 'loses-prototype';
  return kind === 'function' && path === '' ? 'callback-argument' : 'unclonable-argument';
}
