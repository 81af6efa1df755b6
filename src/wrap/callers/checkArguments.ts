import {
  isPropertyAccessExpression,
  isSpreadElement,
  type CallExpression,
  type Expression,
  type Node,
  type Type,
} from '../../compiler/index.ts';
import { cloneProblem } from '../checks/clonable.ts';
import type { WrapContext } from '../checks/wrapContext.ts';
import { argumentCode } from '../checks/typesTravel.ts';
import { knowledgeOf } from '../projectKnowledge.ts';
import { isTypeOnly } from '../reach/isTypeOnly.ts';
import { walk } from '../target/functionLike.ts';
import type { Sink } from './obstacle.ts';

/**
 * Refuses a call that hands over more than the parameter's type says: an instance of a class where an interface is asked
 * for arrives without its methods and accessors, and extra properties may be functions.
 */
export function checkArguments(call: CallExpression, context: WrapContext, findings: Sink): void {
  const { resolver } = knowledgeOf(context.projects.of(call));
  for (const argument of call.arguments) {
    const expression = isSpreadElement(argument) ? argument.expression : argument;
    checkType(resolver.typeOf(expression), argument, context, findings);
  }
}

/** The same for a list that is mapped over: its items are the arguments. */
export function checkItems(list: Expression, context: WrapContext, findings: Sink): void {
  const project = context.projects.of(list);
  const type = knowledgeOf(project).resolver.typeOf(list);
  if (type?.isTypeReference() !== true) return;
  for (const item of project.checker.getTypeArguments(type)) checkType(item, list, context, findings);
}

function checkType(type: Type | undefined, argument: Node, context: WrapContext, findings: Sink): void {
  const { pool, projects, target } = context;
  const { resolver } = knowledgeOf(projects.of(argument));
  const problem = type === undefined ? undefined : cloneProblem(type, resolver, pool);
  // What may be anything is what the parameter's type says it is, as far as anybody knows.
  if (type === undefined || problem === undefined || problem.kind === 'unknown') return;
  if (isBuffer(type)) {
    const use = useOfBuffer(context);
    if (use === undefined) return;
    const message = `This is a \`Buffer\` and arrives in a thread as a \`Uint8Array\`, whose \`${use.getText()}\` in \`${target.name}\` does something else; pass a Uint8Array.`;
    findings.refuse('loses-prototype', argument, message);
    return;
  }
  const subject = problem.path === '' ? 'The argument' : `\`${problem.path}\` of the argument`;
  findings.refuse(argumentCode(problem), argument, `${subject} is ${problem.what}; pass plain data.`);
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
