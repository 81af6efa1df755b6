import type { RefusalCode } from '../../core/index.ts';
import { isGeneric } from '../target/overloads.ts';
import { cloneProblem, type CloneProblem } from './clonable.ts';
import { visibleSignatures } from './signatureTypes.ts';
import type { FunctionCheck } from './wrapContext.ts';

/** Refuses functions whose parameters or result are of types that do not arrive as they were sent. */
export const checkTypes: FunctionCheck = ({ pool, project, resolver, target }, findings) => {
  // What a type parameter stands for, callers know; each of them is asked.
  const isLeft = ({ kind }: CloneProblem): boolean => kind === 'unknown' && isGeneric(target);
  for (const { parameters, results, resultNode } of visibleSignatures(target, project)) {
    for (const { node, type } of parameters) {
      const problem = type === undefined ? notKnown : cloneProblem(type, resolver, pool);
      if (problem === undefined || isLeft(problem)) continue;
      const subject = `\`${node.name.getText()}${problem.path}\``;
      findings.refuse(
        argumentCode(problem),
        node,
        `${subject} is ${problem.what}; ${remedies[problem.kind]}`,
      );
    }
    for (const type of results) {
      const problem = cloneProblem(type, resolver, pool);
      if (problem === undefined || isLeft(problem)) continue;
      findings.refuse(resultCode(problem), resultNode, resultMessage(problem));
    }
  }
};

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
