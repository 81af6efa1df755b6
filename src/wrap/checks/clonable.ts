import {
  SignatureKind,
  SymbolFlags,
  TypeFlags,
  type CompilerSymbol,
  type Type,
} from '../../compiler/index.ts';
import type { PoolKind } from '../../core/index.ts';
import { typeParts } from '../reach/attempt.ts';
import type { Resolver } from '../reach/resolver.ts';
import { arrivesAsPlainObject } from './instances.ts';

/** Why a value of a type may not arrive as it was sent. */
export interface CloneProblem {
  readonly kind: 'function' | 'unclonable' | 'prototype' | 'unknown';
  /** Where inside the value: `.options.onDone`; empty for the value itself. */
  readonly path: string;
  /** What is there, to go on from "is": `a function`, `of type any`. */
  readonly what: string;
}

/**
 * Types of the language that structured clone carries whole (HTML, *StructuredSerializeInternal*; what Node adds is not
 * among them). The values of containers are looked at besides.
 */
const whole = new Set(
  [
    'Date RegExp Boolean Number String BigInt ArrayBuffer DataView',
    'Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array',
    'Float16Array Float32Array Float64Array BigInt64Array BigUint64Array',
    'Error EvalError RangeError ReferenceError SyntaxError TypeError URIError',
  ].flatMap((names) => names.split(' ')),
);
const containers = new Set(['Array', 'ReadonlyArray', 'Map', 'ReadonlyMap', 'Set', 'ReadonlySet']);

/** Deep enough for the types that people write; what lies deeper is not known. */
const maxDepth = 12;

/** A class of the project whose instances arrive as plain objects with the same properties. */
export interface PlainInstance {
  readonly type: Type;
  readonly symbol: CompilerSymbol;
  readonly path: string;
}

/**
 * The first reason for which a value of `type` may not survive being sent to a worker of `pool`, or back. Instances of
 * classes are one, unless they are put into `instances` and their properties survive: then it depends on what is done
 * with them.
 */
export function cloneProblem(
  type: Type,
  resolver: Resolver,
  pool: PoolKind,
  instances?: PlainInstance[],
): CloneProblem | undefined {
  return problemOf(type, '', { resolver, pool, instances, seen: new Set() }, 0);
}

interface Search {
  readonly resolver: Resolver;
  readonly pool: PoolKind;
  readonly instances: PlainInstance[] | undefined;
  readonly seen: Set<number>;
}

function problemOf(type: Type, path: string, search: Search, depth: number): CloneProblem | undefined {
  if ((type.flags & TypeFlags.ESSymbolLike) !== 0) return { kind: 'unclonable', path, what: 'a symbol' };
  if (search.resolver.isPrimitiveType(type) || search.seen.has(type.id)) return undefined;
  if ((type.flags & TypeFlags.Instantiable) !== 0) return parameterProblem(type, path, search, depth);
  if ((type.flags & (TypeFlags.AnyOrUnknown | TypeFlags.NonPrimitive)) !== 0) {
    return { kind: 'unknown', path, what: mayBeAnything(type, search) };
  }
  if (depth > maxDepth) return { kind: 'unknown', path, what: 'nested too deeply to be looked through' };
  search.seen.add(type.id);
  if (type.isUnionType() || type.isIntersectionType()) {
    return first(typeParts(type), (part) => problemOf(part, path, search, depth));
  }
  return objectProblem(type, path, search, depth);
}

/** A type parameter, or a type made of one, is what its constraint says, as far as anybody knows here. */
function parameterProblem(type: Type, path: string, search: Search, depth: number): CloneProblem | undefined {
  const constraint = search.resolver.project.checker.getBaseConstraintOfType(type);
  return constraint === undefined || (constraint.flags & TypeFlags.Instantiable) !== 0
    ? { kind: 'unknown', path, what: mayBeAnything(type, search) }
    : problemOf(constraint, path, search, depth);
}

function mayBeAnything(type: Type, { resolver }: Search): string {
  return `of type \`${resolver.project.checker.typeToString(type)}\`, which may be anything`;
}

function objectProblem(type: Type, path: string, search: Search, depth: number): CloneProblem | undefined {
  const { checker } = search.resolver.project;
  if (checker.getSignaturesOfType(type, SignatureKind.Call).length > 0)
    return { kind: 'function', path, what: 'a function' };
  if (checker.getSignaturesOfType(type, SignatureKind.Construct).length > 0)
    return { kind: 'function', path, what: 'a class' };
  const symbol = type.getSymbol();
  const name = symbol?.name ?? '';
  const library = symbol === undefined ? undefined : search.resolver.libraryOf(symbol);
  const isLanguages = library === 'language' || library === 'node';
  const itemTypes = type.isTypeReference() ? checker.getTypeArguments(type) : [];
  if (checker.isTupleType(type) || (isLanguages && containers.has(name))) {
    const items = name === 'Map' || name === 'ReadonlyMap' ? '.get()' : '[]';
    return first(itemTypes, (item) => problemOf(item, `${path}${items}`, search, depth + 1));
  }
  if (isLanguages && name === 'SharedArrayBuffer') {
    return search.pool === 'threads'
      ? undefined
      : { kind: 'unclonable', path, what: 'shared memory, which no process shares' };
  }
  if (isLanguages && name === 'Buffer') {
    // Measured on Node 20 and 24: a thread receives a Uint8Array, a process a Buffer.
    return search.pool === 'processes'
      ? undefined
      : { kind: 'prototype', path, what: 'a `Buffer`, which arrives as a `Uint8Array`' };
  }
  if (isLanguages && whole.has(name)) return undefined;
  if (symbol !== undefined && (symbol.flags & SymbolFlags.Class) !== 0) {
    if (isLanguages) return { kind: 'unclonable', path, what: `a \`${name}\`` };
    const isPlain = search.instances !== undefined && arrivesAsPlainObject(symbol, search.resolver);
    if (!isPlain) return { kind: 'prototype', path, what: `an instance of the class \`${name}\`` };
    search.instances?.push({ type, symbol, path });
  }
  if (isLanguages && isBuiltinObject(symbol)) {
    return { kind: 'unclonable', path, what: `a \`${name}\`` };
  }
  return partsProblem(type, path, search, depth);
}

function partsProblem(type: Type, path: string, search: Search, depth: number): CloneProblem | undefined {
  const { checker } = search.resolver.project;
  const properties = checker.getPropertiesOfType(type).filter((property) => !isOnPrototype(property, search));
  const indexed = checker.getIndexInfosOfType(type);
  const isInstance = (type.getSymbol()?.flags ?? 0) & SymbolFlags.Class;
  if (properties.length === 0 && indexed.length === 0 && isInstance === 0) {
    return { kind: 'unknown', path, what: mayBeAnything(type, search) };
  }
  const keyed = properties.find((property) => property.name.startsWith('__@'));
  if (keyed !== undefined) return { kind: 'unclonable', path, what: 'an object with a symbol for a key' };
  const types = checker.getTypeOfSymbol(properties);
  return (
    first(properties, (property, index) => {
      const partType = types[index];
      const partPath = `${path}.${property.name}`;
      if (partType === undefined)
        return { kind: 'unknown', path: partPath, what: 'of a type that is not known' };
      return problemOf(partType, partPath, search, depth + 1);
    }) ?? first(indexed, ({ valueType }) => problemOf(valueType, `${path}[]`, search, depth + 1))
  );
}

/** Methods and accessors of a class stay behind; whether that matters is asked of their uses. */
function isOnPrototype(property: CompilerSymbol, { instances }: Search): boolean {
  const isMember = (property.flags & (SymbolFlags.Method | SymbolFlags.Accessor)) !== 0;
  const isOfClass = ((property.getParent()?.flags ?? 0) & SymbolFlags.Class) !== 0;
  return instances !== undefined && isMember && isOfClass;
}

/** Interfaces of the language and of Node that stand for objects with a life of their own, rather than for options. */
function isBuiltinObject(symbol: CompilerSymbol | undefined): boolean {
  return (
    symbol !== undefined &&
    (symbol.flags & SymbolFlags.Interface) !== 0 &&
    (symbol.flags & SymbolFlags.Variable) !== 0
  );
}

function first<Item, Result>(
  items: readonly Item[],
  find: (item: Item, index: number) => Result | undefined,
): Result | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}
