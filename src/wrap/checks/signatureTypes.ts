import {
  TypeFlags,
  type CompilerProject,
  type FunctionDeclaration,
  type MethodDeclaration,
  type Node,
  type ParameterDeclaration,
  type Type,
} from '../../compiler/index.ts';
import { typeParts } from '../reach/attempt.ts';
import { overloadsOf } from '../target/overloads.ts';
import type { WrappableFunction, WrapTarget } from '../target/wrapTarget.ts';

/** A function's types as its callers see them. */
export interface SignatureTypes {
  readonly parameters: readonly { readonly node: ParameterDeclaration; readonly type: Type | undefined }[];
  /** What the function returns, as it is written: a promise for an async one. */
  readonly returns: Type | undefined;
  /** What is left of it once a promise has been awaited; several for a union. */
  readonly results: readonly Type[];
  /** Whether a call gives a promise already. */
  readonly returnsPromise: boolean;
  /** Where the result is written down. */
  readonly resultNode: Node;
}

/** What the function takes and gives. Of an overloaded one, what it takes is all that its body may be given. */
export function signatureTypes(target: WrapTarget, project: CompilerProject): SignatureTypes {
  const { fn, nameNode } = target;
  const own = typesOf(fn, nameNode, project);
  const overloads = overloadsOf(fn).map((overload) => typesOf(overload, nameNode, project));
  if (overloads.length === 0) return own;
  return {
    ...own,
    results: overloads.flatMap(({ results }) => results),
    returnsPromise: overloads.some(({ returnsPromise }) => returnsPromise),
  };
}

/** The signatures that callers see: each overload, or the function's own. */
export function visibleSignatures(target: WrapTarget, project: CompilerProject): readonly SignatureTypes[] {
  const overloads = overloadsOf(target.fn);
  const visible = overloads.length > 0 ? overloads : [target.fn];
  return visible.map((one) => typesOf(one, target.nameNode, project));
}

function typesOf(
  fn: WrappableFunction | FunctionDeclaration | MethodDeclaration,
  nameNode: Node,
  project: CompilerProject,
): SignatureTypes {
  const { checker } = project;
  const resultNode = fn.type ?? nameNode;
  const signature = checker.getSignatureFromDeclaration(fn);
  const nodes = fn.parameters;
  if (signature === undefined) {
    const parameters = nodes.map((node) => ({ node, type: undefined }));
    return { parameters, returns: undefined, results: [], returnsPromise: false, resultNode };
  }
  const types = checker.getTypeOfSymbol(signature.getParameters());
  const returns = checker.getReturnTypeOfSignature(signature);
  const parts = returns === undefined ? [] : partsOf(returns);
  const promised = parts.map((part) => promisedBy(part, project));
  return {
    parameters: nodes.map((node, index) => ({ node, type: types[index] })),
    returns,
    results: parts.map((part, index) => promised[index] ?? part),
    returnsPromise: promised.some((type) => type !== undefined),
    resultNode,
  };
}

/** What a promise is fulfilled with; `undefined` for any other type. */
export function promisedBy(type: Type, project: CompilerProject): Type | undefined {
  const name = type.getSymbol()?.name;
  if ((name !== 'Promise' && name !== 'PromiseLike') || !type.isTypeReference()) return undefined;
  const [promised] = project.checker.getTypeArguments(type);
  return promised;
}

/** Whether a value of this type is, or may be, a promise. */
export function mayBePromise(type: Type, project: CompilerProject): boolean {
  return partsOf(type).some(
    (part) => (part.flags & TypeFlags.AnyOrUnknown) !== 0 || promisedBy(part, project) !== undefined,
  );
}

function partsOf(type: Type): readonly Type[] {
  return type.isUnionType() ? typeParts(type) : [type];
}
