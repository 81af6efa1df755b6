import * as fc from 'fast-check';
import {
  type CompilerProject,
  type CompilerSymbol,
  SymbolFlags,
  type Type,
  TypeFlags,
} from '../../src/compiler/index.ts';
import { signatureTypes } from '../../src/wrap/checks/signatureTypes.ts';
import { typeParts } from '../../src/wrap/reach/attempt.ts';
import type { WrapTarget } from '../../src/wrap/target/wrapTarget.ts';
import { builtinOf, primitiveOf } from './builtinInputs.ts';

/** Arguments that the parameter types allow, the same ones for the same seed; else the parameter whose type says too little. */
export type GeneratedInputs =
  { readonly kind: 'inputs'; readonly inputs: unknown[][] } | { readonly kind: 'none'; readonly why: string };

export function generatedInputs(
  target: WrapTarget,
  project: CompilerProject,
  seed: number,
  count: number,
): GeneratedInputs {
  const parameters: fc.Arbitrary<readonly unknown[]>[] = [];
  for (const { node, type } of signatureTypes(target, project).parameters) {
    const isRest = node.dotDotDotToken !== undefined;
    const value = type === undefined ? undefined : arbitraryOf(type, project, 0);
    const isOptional = node.questionToken !== undefined || node.initializer !== undefined;
    if (value === undefined && !isOptional && !isRest) {
      const text = type === undefined ? 'of no known type' : `a ${project.checker.typeToString(type)}`;
      return { kind: 'none', why: `\`${node.name.getText()}\` is ${text}` };
    }
    // What may be left out and cannot be made is left out.
    if (value === undefined) parameters.push(fc.constant(isRest ? [] : [undefined]));
    else if (isRest) parameters.push(value.map((all) => all as readonly unknown[]));
    else parameters.push((isOptional ? fc.option(value, { nil: undefined }) : value).map((one) => [one]));
  }
  const all = fc.tuple(...parameters).map((values) => values.flat(1));
  return { kind: 'inputs', inputs: fc.sample(all, { seed, numRuns: count }) };
}

/** Deeper types say little about what a function is given. */
const maxDepth = 5;

function arbitraryOf(type: Type, project: CompilerProject, depth: number): fc.Arbitrary<unknown> | undefined {
  if (depth > maxDepth) return undefined;
  const inner = (one: Type) => arbitraryOf(one, project, depth + 1);
  if (type.isUnionType()) {
    const parts = typeParts(type).map((part) => arbitraryOf(part, project, depth));
    // A part that cannot be made is left out; the others are allowed all the same.
    const known = parts.filter((part) => part !== undefined);
    return known.length === 0 ? undefined : fc.oneof(...known);
  }
  if (type.isTypeParameter()) {
    const constraint = project.checker.getBaseConstraintOfType(type);
    const isAnything = constraint === undefined || (constraint.flags & TypeFlags.Unknown) !== 0;
    // The caller says `string` for it.
    return isAnything ? arbitraryOf(project.checker.getStringType(), project, depth) : inner(constraint);
  }
  const primitive = primitiveOf(type);
  if (primitive !== undefined) return primitive;
  if (type.isIntersectionType()) {
    // `string & { brand: true }` is a string.
    const made = typeParts(type).map((part) => primitiveOf(part));
    return made.find((one) => one !== undefined) ?? recordOf(type, project, depth);
  }
  if (project.checker.isTupleType(type)) return tupleOf(type, project, inner);
  const args = type.isTypeReference() ? project.checker.getTypeArguments(type) : [];
  const builtin = builtinOf(type.getSymbol()?.name ?? '', args, inner);
  if (builtin !== 'other') return builtin;
  return isPlain(type) ? recordOf(type, project, depth) : undefined;
}

/** Of its optional and rest elements a tuple has none. */
function tupleOf(
  type: Type,
  project: CompilerProject,
  inner: (one: Type) => fc.Arbitrary<unknown> | undefined,
): fc.Arbitrary<unknown> | undefined {
  if (!type.isTypeReference()) return undefined;
  const target = type.getTarget();
  const flags = target.isTupleType() ? target.elementFlags : [];
  const required = project.checker
    .getTypeArguments(type)
    .filter((_, index) => Number(flags[index]) === requiredElement);
  const elements = required.map(inner);
  if (elements.includes(undefined)) return undefined;
  return fc.tuple(...elements.filter((one) => one !== undefined));
}

/** The compiler's `ElementFlags.Required`. */
const requiredElement = 1;

/** An object that is written out as a type: no class, function or list. */
function isPlain(type: Type): boolean {
  const flags = type.getSymbol()?.flags ?? 0;
  return (
    (type.flags & TypeFlags.Object) !== 0 &&
    (flags & (SymbolFlags.Interface | SymbolFlags.TypeLiteral | SymbolFlags.ObjectLiteral)) !== 0
  );
}

function recordOf(type: Type, project: CompilerProject, depth: number): fc.Arbitrary<unknown> | undefined {
  const { checker } = project;
  const properties = checker.getPropertiesOfType(type);
  const [indexed] = checker.getIndexInfosOfType(type);
  if (properties.length === 0 && indexed !== undefined) {
    const value = arbitraryOf(indexed.valueType, project, depth + 1);
    return value === undefined
      ? undefined
      : fc.dictionary(fc.string({ maxLength: 8 }), value, { maxKeys: 4, noNullPrototype: true });
  }
  if (properties.length === 0 || properties.length > maxProperties) return undefined;
  const model: Record<string, fc.Arbitrary<unknown>> = {};
  const required: string[] = [];
  const types = checker.getTypeOfSymbol(properties);
  for (const [index, property] of properties.entries()) {
    const declared = types[index];
    const value = declared === undefined ? undefined : arbitraryOf(declared, project, depth + 1);
    if (value === undefined && !mayBeAbsent(property)) return undefined;
    if (value === undefined) continue;
    model[property.name] = value;
    if (!mayBeAbsent(property)) required.push(property.name);
  }
  return fc.record(model, { requiredKeys: required, noNullPrototype: true });
}

const maxProperties = 30;

function mayBeAbsent(property: CompilerSymbol): boolean {
  return (property.flags & SymbolFlags.Optional) !== 0;
}
