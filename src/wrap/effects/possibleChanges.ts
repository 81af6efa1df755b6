import {
  isBindingElement,
  isParameterDeclaration,
  isVariableDeclaration,
  TypeFlags,
  type Node,
  type Type,
} from '../../compiler/index.ts';
import { typeParts } from '../reach/attempt.ts';
import type { Resolver } from '../reach/resolver.ts';
import type { Change } from './environment.ts';
import { isInner, type Location } from './value.ts';

/** The types that objects of a location can have; `'anything'` where nobody can tell. */
type Types = ReadonlySet<Type> | 'anything';

/** Enough for the types that people write; a type with more parts is not looked through. */
const maxTypes = 200;

/**
 * Leaves out the changes that types rule out. Locations do not tell the depths of an object apart, so `rows.push(row)`
 * on a list that was made here seems to change what else went into it; but a list is not a row.
 */
export function possibleChanges(
  location: Location,
  type: Type | undefined,
  changes: Iterable<Change>,
  resolver: Resolver,
): readonly Change[] {
  const all = [...changes];
  if (type === undefined) return all;
  const candidates = isInner(location) ? typesInside(type, resolver) : partsOf(type, resolver);
  if (candidates === 'anything') return all;
  return all.filter((change) => change.type === undefined || mayBeOneOf(change.type, candidates, resolver));
}

/** Whether a value of type `result` may be, or contain, an object of a location. */
export function mayShare(
  result: Type,
  location: Location,
  type: Type | undefined,
  resolver: Resolver,
): boolean {
  if (type === undefined) return true;
  const there = isInner(location) ? typesInside(type, resolver) : partsOf(type, resolver);
  const here = [partsOf(result, resolver), typesInside(result, resolver)];
  if (there === 'anything' || here.includes('anything')) return true;
  return here.some(
    (types) => types !== 'anything' && [...types].some((one) => mayBeOneOf(one, there, resolver)),
  );
}

function mayBeOneOf(changed: Type, candidates: ReadonlySet<Type>, resolver: Resolver): boolean {
  const { checker } = resolver.project;
  const parts = partsOf(changed, resolver);
  if (parts === 'anything') return true;
  for (const part of parts) {
    const isGeneric = mentionsTypeParameter(part, resolver, 0);
    for (const candidate of candidates) {
      if (isBinaryData(part) && isBinaryData(candidate)) return true;
      if (isGeneric && (!candidate.getSymbol() || part.getSymbol()?.id === candidate.getSymbol()?.id))
        return true;
      if (checker.isTypeAssignableTo(part, candidate) || checker.isTypeAssignableTo(candidate, part))
        return true;
    }
  }
  return false;
}

/** The object types of a union, or the type itself. */
function partsOf(type: Type, resolver: Resolver): Types {
  const parts = new Set<Type>();
  for (const part of type.isUnionType() ? typeParts(type) : [type]) {
    if (isOpaque(part)) return 'anything';
    if (!resolver.isPrimitiveType(part)) parts.add(part);
  }
  return parts;
}

function typesInside(type: Type, resolver: Resolver): Types {
  const { checker } = resolver.project;
  const seen = new Set<number>();
  const inside = new Set<Type>();
  const queue: Type[] = [type];
  for (const next of queue) {
    const parts = partsOf(next, resolver);
    if (parts === 'anything' || seen.size > maxTypes) return 'anything';
    for (const part of parts) {
      if (next !== type) inside.add(part);
      if (seen.has(part.id)) continue;
      seen.add(part.id);
      if (isBinaryData(part)) return 'anything';
      if (part.isTypeReference()) queue.push(...checker.getTypeArguments(part));
      if (isContainer(part)) continue;
      const types = checker.getTypeOfSymbol(checker.getPropertiesOfType(part));
      if (types.includes(undefined)) return 'anything';
      queue.push(...types.filter((one) => one !== undefined));
      queue.push(...checker.getIndexInfosOfType(part).map(({ valueType }) => valueType));
    }
  }
  return inside;
}

const containers = new Set([
  'Array',
  'ReadonlyArray',
  'Map',
  'ReadonlyMap',
  'Set',
  'ReadonlySet',
  'Promise',
  'Date',
  'RegExp',
]);

/** Types of the language whose contents are their type arguments. */
function isContainer(type: Type): boolean {
  return containers.has(type.getSymbol()?.name ?? '');
}

/** Views of one buffer are of different types. */
function isBinaryData(type: Type): boolean {
  return (
    /^(.*Array|ArrayBuffer|SharedArrayBuffer|DataView|Buffer)$/.test(type.getSymbol()?.name ?? '') &&
    !isContainer(type)
  );
}

function isOpaque(type: Type): boolean {
  return (type.flags & (TypeFlags.AnyOrUnknown | TypeFlags.NonPrimitive | TypeFlags.Instantiable)) !== 0;
}

function mentionsTypeParameter(type: Type, resolver: Resolver, depth: number): boolean {
  if (isOpaque(type)) return true;
  if (depth > 3) return true;
  if (type.isUnionType())
    return typeParts(type).some((part) => mentionsTypeParameter(part, resolver, depth + 1));
  if (!type.isTypeReference()) return false;
  return resolver.project.checker
    .getTypeArguments(type)
    .some((one) => mentionsTypeParameter(one, resolver, depth + 1));
}

/** The type of what is in a variable; `undefined` for a class or a function, whose name has another type than itself. */
export function typeOfVariable(declaration: Node, resolver: Resolver): Type | undefined {
  const isVariable =
    isVariableDeclaration(declaration) ||
    isBindingElement(declaration) ||
    isParameterDeclaration(declaration);
  return isVariable && declaration.name !== undefined ? resolver.typeOf(declaration.name) : undefined;
}
