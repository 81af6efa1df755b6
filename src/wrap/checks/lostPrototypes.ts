import {
  isBinaryExpression,
  isBindingElement,
  isElementAccessExpression,
  isIdentifier,
  isNewExpression,
  isParenthesizedExpression,
  isPropertyAccessExpression,
  isStringLiteral,
  isVariableDeclaration,
  NodeFlags,
  SyntaxKind,
  TypeFlags,
  type Node,
  type Type,
} from '../../compiler/index.ts';
import { isTypeOnly } from '../reach/isTypeOnly.ts';
import type { Resolver } from '../reach/resolver.ts';
import { walk } from '../target/functionLike.ts';
import { cloneProblem, type PlainInstance } from './clonable.ts';
import { classesOf, lostNames } from './instances.ts';
import { returnedBy } from './returnsInstances.ts';
import { promisedBy, signatureTypes, visibleSignatures } from './signatureTypes.ts';
import type { Sink } from '../callers/obstacle.ts';
import type { Check, WrapContext } from './wrapContext.ts';

/** An instance of a class on its way, and the place that says so. */
export interface Journey {
  readonly type: Type;
  readonly node: Node;
  /** `The argument`, `The result`. */
  readonly subject: string;
  /** Who gets the plain object: the worker, or the callers and whoever they hand it to. */
  readonly to: 'worker' | 'callers';
}

/** Asks of all that travels by the function's own types and its `return`s. */
export const checkLostPrototypes: Check = (context, findings) => {
  const { project, target } = context;
  for (const { parameters, results, resultNode } of visibleSignatures(target, project)) {
    for (const { node, type } of parameters) {
      const subject = `The argument \`${node.name.getText()}\``;
      if (type !== undefined) checkPrototypes({ type, node, subject, to: 'worker' }, context, findings);
    }
    for (const type of results) {
      checkPrototypes({ type, node: resultNode, subject: 'The result', to: 'callers' }, context, findings);
    }
  }
  const { results } = signatureTypes(target, project);
  const known = new Set(results.flatMap((type) => instancesIn(type, context)).map(({ symbol }) => symbol.id));
  for (const node of returnedBy(target.fn)) {
    const returned = context.resolver.typeOf(node);
    if (returned === undefined) continue;
    const type = promisedBy(returned, project) ?? returned;
    const subject = 'What is returned here';
    checkPrototypes({ type, node, subject, to: 'callers' }, context, findings, known);
  }
};

/** Warns of instances that arrive as plain objects; refuses where their methods or their class are used there. */
export function checkPrototypes(
  journey: Journey,
  context: WrapContext,
  findings: Sink,
  known: ReadonlySet<number> = new Set(),
): void {
  for (const instance of instancesIn(journey.type, context)) {
    if (known.has(instance.symbol.id)) continue;
    const subject =
      instance.path === '' ? journey.subject : `\`${instance.path}\` of ${lower(journey.subject)}`;
    const name = `\`${instance.symbol.name}\``;
    const use = useOfLost(instance, journey.to, context);
    if (use === undefined) {
      const message = `${subject} is an instance of the class ${name} and arrives as a plain object; nothing here uses its methods or asks for its class, but what is written later may.`;
      findings.warn('loses-prototype', journey.node, message);
    } else {
      const message = `${subject} is an instance of the class ${name} and arrives as a plain object, without what \`${use.getText()}\` asks for; use plain data.`;
      findings.refuse('loses-prototype', use, message);
    }
  }
}

/** Instances of classes in a type; none where it does not travel for another reason. */
export function instancesIn(type: Type, { pool, resolver }: WrapContext): readonly PlainInstance[] {
  const instances: PlainInstance[] = [];
  return cloneProblem(type, resolver, pool, instances) === undefined ? instances : [];
}

/**
 * A place where an instance that has travelled may be, and that asks for what is lost. Helpers that run in the worker may
 * run elsewhere, too; the function itself is all that gives instances and never takes back what it gave.
 */
function useOfLost(
  { symbol, type }: PlainInstance,
  to: Journey['to'],
  { projects, reach, resolver, target }: WrapContext,
): Node | undefined {
  const names = lostNames(classesOf(symbol, resolver) ?? []);
  if (to === 'worker') return firstUse(reach.regions, type, names, resolver);
  return firstUse(projects.sourceFiles(), type, names, resolver, (node) => node === target.fn);
}

function firstUse(
  roots: readonly Node[],
  type: Type,
  names: ReadonlySet<string>,
  resolver: Resolver,
  isLeftOut: (node: Node) => boolean = () => false,
): Node | undefined {
  let found: Node | undefined;
  for (const root of roots) {
    walk(root, (node) => {
      if (found !== undefined || isTypeOnly(node) || isLeftOut(node)) return false;
      if (asksForLost(node, names, (part) => mayBe(type, part, resolver))) found = node;
      return true;
    });
  }
  return found;
}

function asksForLost(
  node: Node,
  names: ReadonlySet<string>,
  mayBeInstance: (part: Node) => boolean,
): boolean {
  if (isPropertyAccessExpression(node)) return names.has(node.name.text) && mayBeInstance(node.expression);
  if (isElementAccessExpression(node)) {
    const { argumentExpression: key } = node;
    const isNamed = isStringLiteral(key) ? names.has(key.text) : names.size > 0;
    return isNamed && mayBeInstance(node.expression);
  }
  if (isBindingElement(node)) {
    const name = node.propertyName ?? node.name;
    return name !== undefined && isIdentifier(name) && names.has(name.text) && mayBeInstance(node.parent);
  }
  const isTest = isBinaryExpression(node) && node.operatorToken.kind === SyntaxKind.InstanceOfKeyword;
  return isTest && mayBeInstance(node.left);
}

/** Whether an instance that has travelled may be what an expression gives, as far as types tell. */
function mayBe(instance: Type, node: Node, resolver: Resolver): boolean {
  if (isMadeHere(node, resolver)) return false;
  const type = resolver.typeOf(node);
  if (type === undefined || (type.flags & (TypeFlags.AnyOrUnknown | TypeFlags.Instantiable)) !== 0)
    return true;
  const { checker } = resolver.project;
  return checker.isTypeAssignableTo(instance, type) || checker.isTypeAssignableTo(type, instance);
}

/** `new Position()`, or a constant that is one: it has never left its place. */
function isMadeHere(node: Node, resolver: Resolver): boolean {
  // What a class calls on `this` it has.
  if (isNewExpression(node) || node.kind === SyntaxKind.ThisKeyword) return true;
  if (isParenthesizedExpression(node)) return isMadeHere(node.expression, resolver);
  if (!isIdentifier(node)) return false;
  const declared = resolver.declared(node);
  if (declared.kind !== 'own' || !isVariableDeclaration(declared.declaration)) return false;
  const { initializer, parent } = declared.declaration;
  return (parent.flags & NodeFlags.Const) !== 0 && initializer !== undefined && isNewExpression(initializer);
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
