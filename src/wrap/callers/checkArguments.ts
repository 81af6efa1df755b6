import {
  isPropertyAccessExpression,
  isSpreadElement,
  type CallExpression,
  type Expression,
  type Node,
  type Type,
} from '../../compiler/index.ts';
import { cloneProblem } from '../checks/clonable.ts';
import type { Findings, WrapContext } from '../checks/wrapContext.ts';
import { checkPrototypes, instancesIn } from '../checks/lostPrototypes.ts';
import { promisedBy, signatureTypes } from '../checks/signatureTypes.ts';
import { argumentCode, isLeftToCallers, resultCode, resultMessage } from '../checks/typesTravel.ts';
import { isTypeOnly } from '../reach/isTypeOnly.ts';
import { walk } from '../target/functionLike.ts';

/**
 * Refuses a call that hands over more than the parameter's type says: an instance of a class where an interface is asked
 * for arrives without its methods and accessors, and extra properties may be functions.
 */
export function checkArguments(
  passed: readonly Expression[],
  context: WrapContext,
  findings: Findings,
): void {
  const { pool, resolver, target } = context;
  const isLeft = isLeftToCallers(context);
  const known = new Set(
    signatureTypes(target, context.project)
      .parameters.flatMap(({ type }) => (type === undefined ? [] : instancesIn(type, context)))
      .map(({ symbol }) => symbol.id),
  );
  for (const argument of passed) {
    const expression = isSpreadElement(argument) ? argument.expression : argument;
    const type = resolver.typeOf(expression);
    const problem = type === undefined ? undefined : cloneProblem(type, resolver, pool, []);
    if (type === undefined) continue;
    if (problem === undefined) {
      const journey = { type, node: argument, subject: 'The argument', to: 'worker' } as const;
      checkPrototypes(journey, context, findings, known);
      continue;
    }
    // What may be anything is what the parameter's type says it is, where it says something.
    if (problem.kind === 'unknown' && !isLeft) continue;
    if (isBuffer(type)) {
      const use = useOfBuffer(context);
      if (use === undefined) continue;
      const message = `This is a \`Buffer\` and arrives in a thread as a \`Uint8Array\`, whose \`${use.getText()}\` in \`${target.name}\` does something else; pass a Uint8Array.`;
      findings.refuse('loses-prototype', argument, message);
      continue;
    }
    const subject = problem.path === '' ? 'The argument' : `\`${problem.path}\` of the argument`;
    findings.refuse(argumentCode(problem), argument, `${subject} is ${problem.what}; pass plain data.`);
  }
}

/** Where only callers know the types, each says what it gets back; nobody does where there is no caller. */
export function checkInstantiations(
  calls: readonly CallExpression[],
  context: WrapContext,
  findings: Findings,
): void {
  if (!isLeftToCallers(context)) return;
  const { pool, project, resolver, target } = context;
  if (calls.length === 0) {
    const message = `\`${target.name}\` takes or gives what only callers know, and nobody calls it here; write its types down.`;
    findings.refuse('unclonable-argument', target.nameNode, message);
  }
  for (const call of calls) {
    const type = resolver.typeOf(call);
    const result = type === undefined ? undefined : (promisedBy(type, project) ?? type);
    const problem = result === undefined ? undefined : cloneProblem(result, resolver, pool, []);
    if (problem !== undefined) findings.refuse(resultCode(problem), call, resultMessage(problem));
    else if (result !== undefined) {
      const journey = { type: result, node: call, subject: 'The result', to: 'callers' } as const;
      checkPrototypes(journey, context, findings);
    }
  }
}

function isBuffer(type: Type): boolean {
  return type.getSymbol()?.name === 'Buffer';
}

/** `slice` and `toString` are the methods that `Buffer` redefines with another meaning. */
function useOfBuffer({ reach, resolver }: WrapContext): Node | undefined {
  let found: Node | undefined;
  for (const region of reach.regions) {
    walk(region, (node) => {
      if (isTypeOnly(node)) return false;
      if (
        !isPropertyAccessExpression(node) ||
        !/^(slice|toString|toLocaleString|toJSON)$/.test(node.name.text)
      )
        return true;
      const receiver = resolver.typeOf(node.expression)?.getSymbol()?.name;
      if (receiver === 'Uint8Array') found ??= node;
      return true;
    });
  }
  return found;
}
