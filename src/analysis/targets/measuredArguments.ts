import {
  type Expression,
  isCallExpression,
  isIdentifier,
  isPropertyAccessExpression,
  type ParameterDeclaration,
} from '../../compiler/index.ts';
import { unwrapAwait } from '../syntax/expressions.ts';
import type { CallFact, FileFacts } from '../facts/facts.ts';
import { parametersOf } from '../syntax/functionNode.ts';
import { functionsOf, type Target } from './target.ts';
import { annotatedSize } from '../sizes/typeSizes.ts';
import { nameNode } from '../values/valueShapes.ts';

/** The arguments of a call whose size its work goes by, where only their type tells it. */
export function measuredArguments(call: CallFact, target: Target, facts: FileFacts): readonly Expression[] {
  const over = target.kind === 'catalogued' ? target.entry.work?.over : undefined;
  const measured = typeof over === 'number' ? call.arguments.slice(over, over + 1) : [];
  const exact = measured
    .map((argument) => unwrapAwait(argument))
    .flatMap((node) => [node, ...initialValue(node, facts)])
    .filter((node) => nameNode(node) !== undefined || isCallExpression(node));
  const callees = functionsOf(target);
  if (callees.length === 0) return exact;
  // What a function of the project is given may be what its loops go by, unless it says that it takes something else.
  // The types of calls take long to work out: they are asked for where they matter.
  return call.arguments.filter(
    (argument, index) =>
      (isPropertyAccessExpression(argument) || isIdentifier(argument)) &&
      callees.some(({ node }) => mayBeSized(parametersOf(node)[index])),
  );
}

/** What a constant of the file was made with. */
function initialValue(node: Expression, facts: FileFacts): readonly Expression[] {
  const declared = isIdentifier(node) ? facts.scopes.lookUp(node) : undefined;
  if (declared?.kind !== 'variable' || !declared.isConst || declared.path !== '') return [];
  const { initializer } = declared.node;
  return initializer === undefined ? [] : [unwrapAwait(initializer)];
}

/** Whether a parameter's declaration leaves open that loops go by it. */
function mayBeSized(parameter: ParameterDeclaration | undefined): boolean {
  if (parameter === undefined) return false;
  return parameter.type === undefined || annotatedSize(parameter.type) !== undefined;
}
