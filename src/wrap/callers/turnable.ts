import {
  isClassDeclaration,
  isClassExpression,
  isConstructorDeclaration,
  isFunctionDeclaration,
  isGetAccessorDeclaration,
  isMethodDeclaration,
  isPropertyAssignment,
  isPropertyDeclaration,
  isSetAccessorDeclaration,
  isTypePredicateNode,
  SyntaxKind,
  TypeFlags,
  type Node,
  type ParameterDeclaration,
  type Type,
} from '../../compiler/index.ts';
import { isGenerated } from '../checks/generatedFile.ts';
import { promisedBy } from '../checks/signatureTypes.ts';
import { typeParts } from '../reach/attempt.ts';
import { describeFunction, isGenerator, wrapped, type FunctionLike } from '../target/functionLike.ts';
import { obstacle, type Obstacle } from './obstacle.ts';
import type { Projects } from './projects.ts';

/** What a function returns, as far as making it async goes. */
export type Returned = 'value' | 'promise' | Obstacle;

/** Why a function cannot become async whoever calls it; `undefined` when its callers decide. */
export function whyNeverAsync(fn: FunctionLike, call: Node): Obstacle | undefined {
  const refused = (message: string): Obstacle => obstacle('sync-only-caller', call, message);
  const where = describeFunction(fn);
  if (isConstructorDeclaration(fn)) return refused('A constructor calls it, and constructors cannot wait.');
  if (isGetAccessorDeclaration(fn) || isSetAccessorDeclaration(fn))
    return refused(`The accessor ${where} calls it, and accessors cannot wait.`);
  if (isGenerator(fn)) return refused(`The generator ${where} calls it, and its items are taken at once.`);
  if (usedByTheLanguage.test(memberNameOf(fn)))
    return refused(`${where} calls it, and the language uses what that returns at once.`);
  if (fn.type !== undefined && isTypePredicateNode(fn.type))
    return refused(`${where} calls it and narrows a type, which a promise cannot do.`);
  const decorator = decoratorOf(fn);
  if (decorator !== undefined) {
    const message = `The decorator \`${decorator.getText()}\` of ${where} may use what it returns at once; make ${where} async first.`;
    return obstacle('sync-only-caller', decorator, message);
  }
  if (isGenerated(fn.getSourceFile()))
    return obstacle('unsupported-form', call, `${where} calls it in a generated file, which is not edited.`);
  return undefined;
}

/** Members that the language itself calls, and what it does with a promise from them. */
const usedByTheLanguage = /^(toString|valueOf|toJSON|then|\[Symbol\..*\])$/;

function memberNameOf(fn: FunctionLike): string {
  if (isMethodDeclaration(fn)) return fn.name.getText();
  const { parent } = wrapped(fn);
  return isPropertyAssignment(parent) || isPropertyDeclaration(parent) ? parent.name.getText() : '';
}

/** Whether a function returns a value that a promise can be made of, or a promise already. */
export function returnedBy(fn: FunctionLike, call: Node, projects: Projects): Returned {
  const project = projects.of(fn);
  const signature = project.checker.getSignatureFromDeclaration(fn);
  const type = signature === undefined ? undefined : project.checker.getReturnTypeOfSignature(signature);
  const where = describeFunction(fn);
  if (type === undefined || (type.flags & TypeFlags.AnyOrUnknown) !== 0) {
    const message = `${where} calls it and returns a value of any type, which may be a promise; write down what it returns.`;
    return obstacle('sync-only-caller', call, message);
  }
  const parts: readonly Type[] = type.isUnionType() ? typeParts(type) : [type];
  const promises = parts.filter((part) => promisedBy(part, project) !== undefined);
  if (promises.length === parts.length) return 'promise';
  const isThenable = parts.some((part) => project.checker.getPropertyOfType(part, 'then') !== undefined);
  if (promises.length === 0 && !isThenable) return 'value';
  const message = `${where} calls it and returns a promise only sometimes; make it async first.`;
  return obstacle('unsupported-form', call, message);
}

/** A decorator of a function, of one of its parameters or of its class: what it does with the function is its own. */
function decoratorOf(fn: FunctionLike): Node | undefined {
  const own =
    decoratorsOf(fn)[0] ?? fn.parameters.flatMap((one: ParameterDeclaration) => decoratorsOf(one))[0];
  if (own !== undefined || isFunctionDeclaration(fn)) return own;
  for (let at: Node = fn.parent; at.kind !== SyntaxKind.SourceFile; at = at.parent) {
    const isMember = decoratorsOf(at)[0];
    if (isMember !== undefined) return isMember;
    if (isClassDeclaration(at) || isClassExpression(at)) return undefined;
    if ('body' in at) return undefined;
  }
  return undefined;
}

function decoratorsOf(node: Node): readonly Node[] {
  const { modifiers = [] } = node as { readonly modifiers?: readonly Node[] };
  return modifiers.filter((modifier) => modifier.kind === SyntaxKind.Decorator);
}
