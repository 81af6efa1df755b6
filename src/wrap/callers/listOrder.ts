import {
  isCallExpression,
  isIdentifier,
  isNewExpression,
  isParameterDeclaration,
  isPropertyAccessExpression,
  isThrowStatement,
  SyntaxKind,
  type Node,
} from '../../compiler/index.ts';
import { isQuiet } from '../checks/quietExternals.ts';
import type { WrapContext } from '../checks/wrapContext.ts';
import { possibleChanges, typeOfVariable } from '../effects/possibleChanges.ts';
import { parameterOf } from '../effects/value.ts';
import { knowledgeOf } from '../projectKnowledge.ts';
import { collectReach } from '../reach/collectReach.ts';
import { TooMuchCode } from '../reach/tooMuchCode.ts';
import type { Resolver } from '../reach/resolver.ts';
import { functionOf } from '../target/findTarget.ts';
import { isFunctionLike, isWithin, unwrap, walk, type FunctionLike } from '../target/functionLike.ts';
import type { VariableDeclaration } from '../../compiler/index.ts';

/** Something whose order would change if several calls were under way at once. */
export interface OrderedEffect {
  readonly node: Node;
  readonly what: string;
}

/**
 * What a callback does that has to be done for one item after the other; `undefined` where all items may as well be
 * worked on at once, because nothing but their results leaves the callback. `fn` left out stands for the function itself.
 */
export function orderedEffect(fn: FunctionLike | undefined, context: WrapContext): OrderedEffect | undefined {
  const { reach } = context;
  const outside = reach.externals.find((use) => !isQuiet(use) && use.usage !== 'value');
  if (outside !== undefined) return { node: outside.node, what: `\`${outside.node.getText()}\`` };
  if (fn === undefined) return undefined;
  try {
    return effectOf(fn, context);
  } catch (error) {
    if (error instanceof TooMuchCode) return { node: fn, what: 'what it calls' };
    throw error;
  }
}

/** So many functions are looked through for each callback. */
const maxRegions = 60;

function effectOf(fn: FunctionLike, context: WrapContext): OrderedEffect | undefined {
  const { reach } = context;
  const { effects, resolver } = knowledgeOf(context.projects.of(fn));
  const own = collectReach([fn], resolver);
  if (own.regions.length > maxRegions) return { node: fn, what: 'what it calls' };
  const external = own.externals.find(
    (use) =>
      !isQuiet(use) && use.usage !== 'value' && !reach.regions.some((region) => isWithin(use.node, region)),
  );
  if (external !== undefined) return { node: external.node, what: `\`${external.node.getText()}\`` };
  for (const region of own.regions) {
    if (reach.regions.some((known) => isWithin(region, known))) continue;
    const unknown = unknownCall(region, resolver);
    if (unknown !== undefined) return { node: unknown, what: `what \`${firstLine(unknown)}\` calls` };
  }
  for (const [location, changes] of effects.summaryOf(fn).changes) {
    const declaration = effects.declarationAt(location);
    if (declaration !== undefined && isWithin(declaration, fn)) continue;
    const index = parameterOf(location);
    const parameter = index === undefined ? undefined : fn.parameters[index];
    const typed = parameter?.name ?? undefined;
    const type =
      typed === undefined
        ? declaration === undefined
          ? undefined
          : typeOfVariable(declaration, resolver)
        : resolver.typeOf(typed);
    const [change] = possibleChanges(location, type, changes.values(), resolver);
    if (change !== undefined)
      return { node: change.place, what: `the change \`${firstLine(change.place)}\`` };
  }
  return undefined;
}

/** Whether code throws on purpose: of several items, another could be the first to fail. */
export function throwsIn(regions: readonly Node[]): boolean {
  let throws = false;
  for (const region of regions) {
    walk(region, (node) => {
      throws ||= isThrowStatement(node);
      return !throws;
    });
  }
  return throws;
}

/** A call of something that is handed in, or is one of several things. */
function unknownCall(region: Node, resolver: Resolver): Node | undefined {
  let found: Node | undefined;
  walk(region, (node) => {
    if (found !== undefined) return false;
    if (!isCallExpression(node) && !isNewExpression(node)) return true;
    const callee = unwrap(node.expression);
    if (callee.kind === SyntaxKind.SuperKeyword || isFunctionLike(callee)) return true;
    const name = isPropertyAccessExpression(callee) ? callee.name : callee;
    const declared = isIdentifier(name) ? resolver.declared(name) : { kind: 'unresolved' as const };
    if (declared.kind === 'library') return true;
    if (declared.kind === 'own' && isWrittenOut(declared.declaration)) return true;
    found = node;
    return false;
  });
  return found;
}

function isWrittenOut(declaration: Node): boolean {
  if (isParameterDeclaration(declaration)) return false;
  if (declaration.kind === SyntaxKind.VariableDeclaration)
    return functionOf(declaration as VariableDeclaration) !== undefined;
  if (declaration.kind === SyntaxKind.ClassDeclaration) return true;
  return isFunctionLike(declaration) && declaration.body !== undefined;
}

function firstLine(node: Node): string {
  return node.getText().split('\n', 1)[0] ?? '';
}
