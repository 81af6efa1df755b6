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
import { checkPrototypes, instancesIn } from '../checks/lostPrototypes.ts';
import { promisedBy, signatureTypes } from '../checks/signatureTypes.ts';
import { argumentCode, isLeftToCallers, resultCode, resultMessage } from '../checks/typesTravel.ts';
import { knowledgeOf } from '../projectKnowledge.ts';
import { isTypeOnly } from '../reach/isTypeOnly.ts';
import { walk } from '../target/functionLike.ts';
import type { Sink } from './obstacle.ts';

/**
 * Refuses a call that hands over more than the parameter's type says: an instance of a class where an interface is asked
 * for arrives without its methods and accessors, and extra properties may be functions.
 */
export function checkArguments(passed: readonly Expression[], context: WrapContext, findings: Sink): void {
  const known = knownInstances(context);
  for (const argument of passed) {
    const { resolver } = knowledgeOf(context.projects.of(argument));
    const expression = isSpreadElement(argument) ? argument.expression : argument;
    checkType({ type: resolver.typeOf(expression), argument, known }, context, findings);
  }
}

/** The same for a list that is mapped over: its items are the arguments. */
export function checkItems(list: Expression, context: WrapContext, findings: Sink): void {
  const project = context.projects.of(list);
  const type = knowledgeOf(project).resolver.typeOf(list);
  if (type?.isTypeReference() !== true) return;
  const known = knownInstances(context);
  for (const item of project.checker.getTypeArguments(type))
    checkType({ type: item, argument: list, known }, context, findings);
}

/** Classes of which the function's own types say that instances travel; of those it is said there. */
function knownInstances(context: WrapContext): ReadonlySet<number> {
  const { parameters } = signatureTypes(context.target, context.project);
  return new Set(
    parameters
      .flatMap(({ type }) => (type === undefined ? [] : instancesIn(type, context)))
      .map(({ symbol }) => symbol.id),
  );
}

interface Handed {
  readonly type: Type | undefined;
  readonly argument: Node;
  readonly known: ReadonlySet<number>;
}

function checkType({ type, argument, known }: Handed, context: WrapContext, findings: Sink): void {
  const { pool, projects, target } = context;
  if (type === undefined) return;
  const problem = cloneProblem(type, knowledgeOf(projects.of(argument)).resolver, pool, []);
  if (problem === undefined) {
    const journey = { type, node: argument, subject: 'The argument', to: 'worker' } as const;
    checkPrototypes(journey, context, findings, known);
    return;
  }
  // What may be anything is what the parameter's type says it is, where it says something.
  if (problem.kind === 'unknown' && !isLeftToCallers(context)) return;
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

/** Where only callers know the types, each says what it gets back; nobody does where there is no caller. */
export function checkInstantiations(
  calls: readonly CallExpression[],
  context: WrapContext,
  sinkFor: (call: CallExpression) => Sink,
  findings: Sink,
): void {
  if (!isLeftToCallers(context)) return;
  const { pool, projects, target } = context;
  if (calls.length === 0) {
    const message = `\`${target.name}\` takes or gives what only callers know, and nobody calls it here; write its types down.`;
    findings.refuse('unclonable-argument', target.nameNode, message);
  }
  for (const call of calls) {
    const project = projects.of(call);
    const { resolver } = knowledgeOf(project);
    const type = resolver.typeOf(call);
    const result = type === undefined ? undefined : (promisedBy(type, project) ?? type);
    const problem = result === undefined ? undefined : cloneProblem(result, resolver, pool, []);
    if (problem !== undefined) sinkFor(call).refuse(resultCode(problem), call, resultMessage(problem));
    else if (result !== undefined) {
      const journey = { type: result, node: call, subject: 'The result', to: 'callers' } as const;
      checkPrototypes(journey, context, sinkFor(call));
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
