import {
  isClassDeclaration,
  isIdentifier,
  TypeFlags,
  type CompilerProject,
  type FunctionDeclaration,
  type MethodDeclaration,
  type Node,
  type ParameterDeclaration,
  type TypeNode,
} from '../../compiler/index.ts';
import { promisedBy } from '../checks/signatureTypes.ts';
import { isTyped } from './scriptDocumentation.ts';
import { overloadsOf } from '../target/overloads.ts';
import type { WrappableFunction, WrapTarget } from '../target/wrapTarget.ts';

/** What a twin takes and gives. */
export interface TwinSignature {
  /** The signatures that stand before the twin's own, for an overloaded original. */
  readonly overloads: readonly { readonly head: SignatureText; readonly of: Node }[];
  readonly own: SignatureText;
  /** The original as the pool is handed it, and its arguments. */
  readonly original: string;
  readonly passed: string;
}

export interface SignatureText {
  readonly typeParameters: string;
  readonly parameters: string;
  /** `: Promise<…>`; empty in JavaScript. */
  readonly result: string;
}

/**
 * The types of a twin: asked of the original by `typeof`, so that they follow it; written out for overloads, of which
 * `typeof` gives only the last, and in objects, which cannot ask for their own type while they are made.
 */
export function twinSignature(target: WrapTarget, project: CompilerProject): TwinSignature {
  const { fn, member, reference, sourceFile } = target;
  const args = reference === 'args' || reference.startsWith('args.') ? 'rest' : 'args';
  if (!isTyped(sourceFile)) {
    const own = { typeParameters: '', parameters: `...${args}`, result: '' };
    return { overloads: [], own, original: reference, passed: args };
  }
  const overloads = overloadsOf(fn);
  if (overloads.length > 0) {
    const own = { typeParameters: '', parameters: `...${args}: unknown[]`, result: ': Promise<unknown>' };
    return {
      overloads: overloads.map((of) => ({ head: writtenSignature(of, project), of })),
      own,
      original: `${reference} as (...args: unknown[]) => unknown`,
      passed: args,
    };
  }
  if (member?.kind === 'property') {
    return {
      overloads: [],
      own: writtenSignature(fn, project),
      original: reference,
      passed: `[${fn.parameters.map(passedOn).join(', ')}]`,
    };
  }
  const names = (fn.typeParameters ?? []).map(({ name }) => name.text);
  const generic = names.length > 0 ? `<${names.join(', ')}>` : '';
  const type = typeOf(target, generic);
  const own = {
    typeParameters: typeParametersOf(fn),
    parameters: `...${args}: Parameters<${type}>`,
    result: `: Promise<Awaited<ReturnType<${type}>>>`,
  };
  return { overloads: [], own, original: `${reference}${generic}`, passed: args };
}

/** The type of the original: `typeof resample`, `Stack<T>['sorted']`. */
export function typeOf({ member, name, reference }: WrapTarget, generic: string): string {
  const holder = member?.holder;
  if (member?.kind === 'instance' && holder !== undefined && isClassDeclaration(holder)) {
    const parameters = holder.typeParameters?.map((one) => one.name.text) ?? [];
    if (parameters.length > 0) return `${holder.name?.text ?? ''}<${parameters.join(', ')}>['${name}']`;
  }
  return `typeof ${reference}${generic}`;
}

/** A signature as it stands there, with a promise for its result. */
function writtenSignature(
  fn: WrappableFunction | FunctionDeclaration | MethodDeclaration,
  project: CompilerProject,
): SignatureText {
  const parameters = fn.parameters.map((one) =>
    one.initializer === undefined ? one.getText() : optional(one),
  );
  const result = fn.type === undefined ? 'Promise<unknown>' : promiseOf(fn.type, project);
  return {
    typeParameters: typeParametersOf(fn),
    parameters: parameters.join(', '),
    result: `: ${result}`,
  };
}

/** A parameter with a default value as callers see it: the default is the original's business. */
function optional({ name, type }: ParameterDeclaration): string {
  return `${name.getText()}?: ${type?.getText() ?? 'unknown'}`;
}

function passedOn({ dotDotDotToken, name }: ParameterDeclaration): string {
  const text = isIdentifier(name) ? name.text : name.getText();
  return dotDotDotToken === undefined ? text : `...${text}`;
}

/** `Promise<…>` around a type that is none yet. */
function promiseOf(node: TypeNode, project: CompilerProject): string {
  const type = project.checker.getTypeFromTypeNode(node);
  const text = node.getText();
  if (type === undefined) return `Promise<Awaited<${text}>>`;
  if (promisedBy(type, project) !== undefined) return text;
  const isPlain = (type.flags & (TypeFlags.Instantiable | TypeFlags.AnyOrUnknown | TypeFlags.Union)) === 0;
  const isPrimitives = type.isUnionType() && /^[\w\s|'"]+$/.test(text) && !/[A-Z]/.test(text);
  return isPlain || isPrimitives ? `Promise<${text}>` : `Promise<Awaited<${text}>>`;
}

function typeParametersOf({ typeParameters }: Pick<WrappableFunction, 'typeParameters'>): string {
  if (typeParameters === undefined || typeParameters.length === 0) return '';
  return `<${typeParameters.map((one) => one.getText()).join(', ')}>`;
}
