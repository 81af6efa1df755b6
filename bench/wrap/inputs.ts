import * as fc from 'fast-check';
import { type CompilerProject, SymbolFlags, type Type, TypeFlags } from '../../src/compiler/index.ts';
import { signatureTypes } from '../../src/wrap/checks/signatureTypes.ts';
import { typeParts } from '../../src/wrap/reach/attempt.ts';
import type { WrapTarget } from '../../src/wrap/target/wrapTarget.ts';

/** Arguments that the parameter types allow, the same ones for the same seed; `undefined` where a type says too little. */
export function generatedInputs(
  target: WrapTarget,
  project: CompilerProject,
  seed: number,
  count: number,
): unknown[][] | undefined {
  const parameters: fc.Arbitrary<unknown[]>[] = [];
  for (const { node, type } of signatureTypes(target, project).parameters) {
    if (node.dotDotDotToken !== undefined || type === undefined) return undefined;
    const value = arbitraryOf(type, project, 0);
    if (value === undefined) return undefined;
    const isOptional = node.questionToken !== undefined || node.initializer !== undefined;
    parameters.push((isOptional ? fc.option(value, { nil: undefined }) : value).map((one) => [one]));
  }
  const all = fc.tuple(...parameters).map((values) => values.flat(1));
  return fc.sample(all, { seed, numRuns: count });
}

/** Deeper types say little about what a function is given. */
const maxDepth = 4;

function arbitraryOf(type: Type, project: CompilerProject, depth: number): fc.Arbitrary<unknown> | undefined {
  if (depth > maxDepth) return undefined;
  if (type.isUnionType()) {
    const parts = typeParts(type).map((part) => arbitraryOf(part, project, depth));
    // A part that cannot be made is left out; the others are allowed all the same.
    const known = parts.filter((part) => part !== undefined);
    return known.length === 0 ? undefined : fc.oneof(...known);
  }
  return primitiveOf(type, project) ?? objectOf(type, project, depth);
}

function primitiveOf(type: Type, project: CompilerProject): fc.Arbitrary<unknown> | undefined {
  const { flags } = type;
  if ((flags & TypeFlags.Undefined) !== 0) return fc.constant(undefined);
  if ((flags & TypeFlags.Null) !== 0) return fc.constant(null);
  if ((flags & TypeFlags.TemplateLiteral) !== 0) {
    const text = project.checker.typeToString(type);
    return text === '`0x${string}`' ? hex : undefined;
  }
  if ((flags & TypeFlags.Literal) !== 0) {
    const text = project.checker.typeToString(type);
    if (/^-?\d+n$/.test(text)) return fc.constant(BigInt(text.slice(0, -1)));
    return /^(?:"|-?\d|true|false)/.test(text) ? fc.constant(JSON.parse(text)) : undefined;
  }
  if ((flags & TypeFlags.String) !== 0) return fc.oneof(fc.string({ maxLength: 20 }), hex);
  if ((flags & TypeFlags.Number) !== 0) return fc.oneof(fc.nat(64), fc.double({ noDefaultInfinity: true }));
  if ((flags & TypeFlags.BigInt) !== 0) return fc.bigInt({ min: -(2n ** 65n), max: 2n ** 65n });
  return (flags & TypeFlags.Boolean) === 0 ? undefined : fc.boolean();
}

const hex = fc.uint8Array({ maxLength: 40 }).map((bytes) => `0x${Buffer.from(bytes).toString('hex')}`);

function objectOf(type: Type, project: CompilerProject, depth: number): fc.Arbitrary<unknown> | undefined {
  const { checker } = project;
  const name = type.getSymbol()?.name ?? '';
  if (name === 'Uint8Array') return fc.uint8Array({ maxLength: 64 });
  if (name === 'Date') return fc.date({ noInvalidDate: true });
  const inner = type.isTypeReference()
    ? checker.getTypeArguments(type).map((one) => arbitraryOf(one, project, depth + 1))
    : [];
  const [first, second] = inner;
  if (name === 'Array' || name === 'ReadonlyArray')
    return first === undefined ? undefined : fc.array(first, { maxLength: 6 });
  if (/^(?:Readonly)?Set$/.test(name))
    return first === undefined ? undefined : fc.array(first, { maxLength: 6 }).map((list) => new Set(list));
  if (/^(?:Readonly)?Map$/.test(name)) {
    if (first === undefined || second === undefined) return undefined;
    return fc.array(fc.tuple(first, second), { maxLength: 6 }).map((list) => new Map(list));
  }
  return isPlain(type) ? recordOf(type, project, depth) : undefined;
}

/** An object that is written out as a type: no class, function or list. */
function isPlain(type: Type): boolean {
  const symbol = type.getSymbol();
  const flags = symbol?.flags ?? 0;
  return (
    (type.flags & TypeFlags.Object) !== 0 && (flags & (SymbolFlags.Interface | SymbolFlags.TypeLiteral)) !== 0
  );
}

function recordOf(type: Type, project: CompilerProject, depth: number): fc.Arbitrary<unknown> | undefined {
  const { checker } = project;
  const properties = checker.getPropertiesOfType(type);
  if (properties.length === 0 || properties.length > 20) return undefined;
  const model: Record<string, fc.Arbitrary<unknown>> = {};
  const required: string[] = [];
  for (const property of properties) {
    const [declared] = checker.getTypeOfSymbol([property]);
    const value = declared === undefined ? undefined : arbitraryOf(declared, project, depth + 1);
    const isOptional = (property.flags & SymbolFlags.Optional) !== 0;
    if (value === undefined && !isOptional) return undefined;
    if (value === undefined) continue;
    model[property.name] = value;
    if (!isOptional) required.push(property.name);
  }
  return fc.record(model, { requiredKeys: required, noNullPrototype: true });
}
