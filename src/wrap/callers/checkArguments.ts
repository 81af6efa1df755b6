import {
  isPropertyAccessExpression,
  isSpreadElement,
  type CallExpression,
  type Node,
  type Type,
} from '../../compiler/index.ts';
import { cloneProblem } from '../checks/clonable.ts';
import type { Findings, WrapContext } from '../checks/wrapContext.ts';
import { promisedBy } from '../checks/signatureTypes.ts';
import { argumentCode, resultCode, resultMessage } from '../checks/typesTravel.ts';
import { isTypeOnly } from '../reach/isTypeOnly.ts';
import { walk } from '../target/functionLike.ts';
import { isGeneric } from '../target/overloads.ts';

/**
 * Refuses a call that hands over more than the parameter's type says: an instance of a class where an interface is asked
 * for arrives without its methods and accessors, and extra properties may be functions.
 */
export function checkArguments(call: CallExpression, context: WrapContext, findings: Findings): void {
  const { pool, resolver, target } = context;
  for (const argument of call.arguments) {
    const expression = isSpreadElement(argument) ? argument.expression : argument;
    const type = resolver.typeOf(expression);
    const problem = type === undefined ? undefined : cloneProblem(type, resolver, pool);
    if (type === undefined || problem === undefined) continue;
    // What may be anything is what the parameter's type says it is; a type parameter says nothing.
    if (problem.kind === 'unknown' && !isGeneric(target)) continue;
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

/** A generic function returns what its caller makes of it; nobody knows of which type where there is no caller. */
export function checkInstantiations(
  calls: readonly CallExpression[],
  { pool, project, resolver, target }: WrapContext,
  findings: Findings,
): void {
  if (!isGeneric(target)) return;
  if (calls.length === 0) {
    const message = `\`${target.name}\` is generic and nobody calls it here, so it is not known what it would be sent.`;
    findings.refuse('unclonable-argument', target.nameNode, message);
  }
  for (const call of calls) {
    const type = resolver.typeOf(call);
    const result = type === undefined ? undefined : (promisedBy(type, project) ?? type);
    const problem = result === undefined ? undefined : cloneProblem(result, resolver, pool);
    if (problem !== undefined) findings.refuse(resultCode(problem), call, resultMessage(problem));
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
