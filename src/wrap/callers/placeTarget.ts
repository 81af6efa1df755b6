import { isIdentifier, isPropertyAccessExpression, type Node, SyntaxKind } from '../../compiler/index.ts';
import { knowledgeOf } from '../projectKnowledge.ts';
import { unwrap } from '../target/functionLike.ts';
import { arrayCallWith } from './callbackPlace.ts';
import type { CallerGraph } from './callerGraph.ts';
import { checkItems } from './checkArguments.ts';
import { placeValue } from './placeValue.ts';

/** A use of the function itself that is no call. */
export function placeTarget(to: CallerGraph, node: Node, what: string): void {
  const { projects, target } = to.context;
  if (isMemberName(node)) {
    const message = `Another ${what} stands here, and calls may mean this one; move the work of \`${target.reference}\` into a function of its own.`;
    to.obstacles.refuse(node, 'unsupported-form', node, message);
    return;
  }
  const list = arrayCallWith(node, 'map', knowledgeOf(projects.of(node)).resolver);
  if (!placeValue(to, node, what, node, undefined) || list === undefined) return;
  const callee = unwrap(list.expression);
  if (isPropertyAccessExpression(callee)) {
    checkItems(callee.expression, to.context, {
      refuse: (code, at, message) => {
        to.obstacles.refuse(node, code, at, message);
      },
      warn: () => undefined,
    });
  }
  const { parameters } = target.fn;
  const names = parameters.map(({ name }, index) =>
    isIdentifier(name) ? name.text : (['item', 'index'][index] ?? ''),
  );
  const isPlain = parameters.length <= 2 && parameters.every((one) => one.dotDotDotToken === undefined);
  if (isPlain && parameters.length > 0) to.handedOn.push({ node, parameters: names });
  else {
    const message = `\`map\` hands over more than the item, which would be sent along; call ${what} in an arrow function.`;
    to.obstacles.refuse(node, 'unsupported-form', node, message);
  }
}

/** Whether a node names a member where that is declared: one that overrides the function, or that it implements. */
function isMemberName(node: Node): boolean {
  const { parent } = node;
  return memberKinds.has(parent.kind) && 'name' in parent && parent.name === node;
}

const memberKinds = new Set([
  SyntaxKind.MethodDeclaration,
  SyntaxKind.PropertyDeclaration,
  SyntaxKind.GetAccessor,
  SyntaxKind.SetAccessor,
  SyntaxKind.MethodSignature,
  SyntaxKind.PropertySignature,
]);
