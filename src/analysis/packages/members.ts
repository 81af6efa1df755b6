import {
  type Expression,
  isClassDeclaration,
  isClassExpression,
  isObjectLiteralExpression,
  isPropertyAssignment,
  isSpreadAssignment,
  isVariableDeclaration,
  ModifierFlags,
  type Node,
  type ObjectLiteralExpression,
} from '../../compiler/index.ts';
import { baseOf } from '../syntax/classText.ts';
import { hasModifier, isFunctionWithBody } from '../syntax/functionNode.ts';
import { propertiesOf, thisOwner } from './shapes.ts';
import type { PackageFile } from './packageFile.ts';
import { type Callable, heldBy, type Value } from './value.ts';
import type { Values } from './values.ts';

/** A member of a function, a class or an object: what its literal has, and what was put on it later. */
export function memberOf(
  values: Values,
  value: Callable | (Value & { kind: 'object' }),
  name: string,
  depth: number,
): Value | undefined {
  const { file, holder } = value;
  const put = file.assigned.members(holder)?.own.get(name);
  if (put !== undefined) return values.of(put, file, depth);
  if (value.kind === 'object') return literalMember(values, value.node, file, name, depth);
  if (name === 'prototype') return { kind: 'instance', of: value };
  if (value.kind === 'class') {
    const own = classMember(values, value, name, true, depth);
    if (own !== undefined) return own;
    const base = baseOfClass(values, value, depth);
    if (base !== undefined) return values.member(base, name, depth);
  }
  return name === 'call' || name === 'apply' ? value : undefined;
}

/** A member of what `new` makes of a function or a class. */
export function instanceMember(values: Values, of: Callable, name: string, depth: number): Value | undefined {
  const { file, holder } = of;
  if (name === 'constructor') return of;
  const own = of.kind === 'class' ? classMember(values, of, name, false, depth) : undefined;
  if (own !== undefined) return own;
  const members = file.assigned.members(holder);
  const put = members?.proto.get(name);
  if (put !== undefined) return values.of(put, file, depth);
  for (const literal of members?.protoObjects ?? []) {
    const found = values.member(values.of(literal, file, depth), name, depth);
    if (found !== undefined) return found;
  }
  for (const owner of ownersOfFields(of)) {
    const field = file.assigned.fieldsOf(owner).get(name);
    if (field !== undefined) return values.of(field, file, depth);
  }
  for (const base of [
    baseOfClass(values, of, depth),
    ...(members?.bases ?? []).map((one) => values.of(one, file, depth)),
  ]) {
    const made =
      base?.kind === 'function' || base?.kind === 'class'
        ? instanceMember(values, base, name, depth + 1)
        : undefined;
    if (made !== undefined) return made;
    if (base?.kind === 'outside') return { ...base, name: `${base.name}.${name}` };
  }
  return undefined;
}

/** What a class extends. */
export function baseOfClass(values: Values, of: Callable, depth: number): Value | undefined {
  const base = of.kind === 'class' ? baseOf(of.node) : undefined;
  return base === undefined ? undefined : values.of(base, of.file, depth + 1);
}

/** What `this` stands for where it is written. */
export function thisValue(
  values: Values,
  node: Expression,
  file: PackageFile,
  depth: number,
): Value | undefined {
  const owner = thisOwner(node);
  if (owner === undefined) return undefined;
  const { parent } = owner;
  if (isClassDeclaration(parent) || isClassExpression(parent)) {
    const of: Callable = { kind: 'class', node: parent, file, holder: holderOf(parent) };
    return hasModifier(owner, ModifierFlags.Static) ? of : { kind: 'instance', of };
  }
  const place = file.assigned.placeOf(owner);
  if (place !== undefined) return atPlace(values, place.holder, place.isProto, file, depth);
  const literal = isPropertyAssignment(parent) ? parent.parent : parent;
  if (isObjectLiteralExpression(literal)) {
    const around = file.assigned.placeOf(literal);
    if (around?.isProto === true) return atPlace(values, around.holder, true, file, depth);
    return { kind: 'object', node: literal, file, holder: holderOf(literal) };
  }
  // A function that is called with `new`, and hangs nowhere.
  const holder = holderOf(owner);
  return { kind: 'instance', of: { kind: 'function', node: owner, file, holder } };
}

function atPlace(
  values: Values,
  holder: Node,
  isProto: boolean,
  file: PackageFile,
  depth: number,
): Value | undefined {
  const value = isVariableDeclaration(holder)
    ? holder.initializer === undefined
      ? undefined
      : heldBy(values.of(holder.initializer, file, depth + 1), holder)
    : values.declared(holder, file);
  if (!isProto) return value;
  return value?.kind === 'function' || value?.kind === 'class' ? { kind: 'instance', of: value } : undefined;
}

/** The declaration that a value is the initialiser of. */
function holderOf(node: Node): Node {
  return isVariableDeclaration(node.parent) ? node.parent : node;
}

function ownersOfFields(of: Callable): readonly Node[] {
  return of.kind === 'function' ? [of.node] : [...of.node.members].filter(isFunctionWithBody);
}

function classMember(
  values: Values,
  { node, file }: Callable & { kind: 'class' },
  name: string,
  isStatic: boolean,
  depth: number,
): Value | undefined {
  const member = [...node.members].find(
    (one) => nameOf(one) === name && hasModifier(one, ModifierFlags.Static) === isStatic,
  );
  if (member === undefined) return undefined;
  if (isFunctionWithBody(member)) return { kind: 'function', node: member, file, holder: member };
  const { initializer } = member as Partial<{ initializer: Expression }>;
  return initializer === undefined ? undefined : values.of(initializer, file, depth);
}

function nameOf(member: Node): string | undefined {
  return (member as Partial<{ name: Node }>).name?.getText().replaceAll(/^['"]|['"]$/g, '');
}

function literalMember(
  values: Values,
  literal: ObjectLiteralExpression,
  file: PackageFile,
  name: string,
  depth: number,
): Value | undefined {
  const found = propertiesOf(literal).find(([key]) => key === name)?.[1];
  if (found !== undefined) return values.of(found, file, depth);
  for (const property of literal.properties) {
    if (!isSpreadAssignment(property)) continue;
    const spread = values.member(values.of(property.expression, file, depth), name, depth);
    if (spread !== undefined) return spread;
  }
  return undefined;
}
