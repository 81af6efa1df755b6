import * as fc from 'fast-check';
import { type Type, TypeFlags } from '../../src/compiler/index.ts';

/** Values of a type that is no object; `undefined` for one that is, or that nothing is known of. */
export function primitiveOf(type: Type): fc.Arbitrary<unknown> | undefined {
  const { flags } = type;
  if ((flags & (TypeFlags.Undefined | TypeFlags.Void)) !== 0) return fc.constant(undefined);
  if ((flags & TypeFlags.Null) !== 0) return fc.constant(null);
  if (type.isTemplateLiteralType()) return templateOf(type.texts, type.getTypes());
  if (type.isLiteralType()) return fc.constant(type.value);
  if ((flags & TypeFlags.String) !== 0) return text;
  if ((flags & TypeFlags.Number) !== 0) return number;
  if ((flags & TypeFlags.BigInt) !== 0) return fc.bigInt({ min: -(2n ** 65n), max: 2n ** 65n });
  return (flags & TypeFlags.Boolean) === 0 ? undefined : fc.boolean();
}

/** Not too large: what counts up to one has to end. */
const number = fc.oneof(
  fc.nat(64),
  fc.integer({ min: -1000, max: 1000 }),
  fc.double({ min: -10_000, max: 10_000 }),
);
const bytes = fc.uint8Array({ maxLength: 64 });
const hexDigits = fc
  .oneof(fc.uint8Array({ maxLength: 40 }), ...[20, 32, 65].map((size) => sized(size)))
  .map((part) => Buffer.from(part).toString('hex'));
const text = fc.oneof(
  fc.string({ maxLength: 20 }),
  hexDigits.map((digits) => `0x${digits}`),
);

/** The lengths of addresses, hashes and signatures, without which most functions about them only throw. */
function sized(length: number): fc.Arbitrary<Uint8Array> {
  return fc.uint8Array({ minLength: length, maxLength: length });
}

/** `0x${string}` is a number in hexadecimal wherever it is found; other templates take any text. */
function templateOf(texts: readonly string[], types: readonly Type[]): fc.Arbitrary<unknown> | undefined {
  const parts = types.map((type) =>
    texts[0] === '0x' && (type.flags & TypeFlags.String) !== 0 ? hexDigits : primitiveOf(type)?.map(String),
  );
  if (parts.includes(undefined)) return undefined;
  return fc
    .tuple(...parts.filter((part) => part !== undefined))
    .map((values) => texts.map((one, index) => `${one}${values[index] ?? ''}`).join(''));
}

const views: Readonly<Record<string, () => fc.Arbitrary<unknown>>> = {
  Uint8Array: () => fc.oneof(bytes, ...[20, 32, 65].map(sized)),
  Uint8ClampedArray: () => fc.uint8ClampedArray({ maxLength: 64 }),
  Uint16Array: () => fc.uint16Array({ maxLength: 32 }),
  Uint32Array: () => fc.uint32Array({ maxLength: 32 }),
  Int8Array: () => fc.int8Array({ maxLength: 64 }),
  Int16Array: () => fc.int16Array({ maxLength: 32 }),
  Int32Array: () => fc.int32Array({ maxLength: 32 }),
  Float32Array: () => fc.float32Array({ maxLength: 32 }),
  Float64Array: () => fc.float64Array({ maxLength: 32 }),
  BigInt64Array: () => fc.bigInt64Array({ maxLength: 16 }),
  BigUint64Array: () => fc.bigUint64Array({ maxLength: 16 }),
  ArrayBuffer: () => bytes.map((part) => new Uint8Array(part).buffer),
  DataView: () => bytes.map((part) => new DataView(new Uint8Array(part).buffer)),
  Date: () => fc.date({ noInvalidDate: true }),
  RegExp: () => fc.constantFrom(/[a-f]/, /\d+/, /x/i),
  Error: () => fc.string({ maxLength: 20 }).map((message) => new Error(message)),
};

/** Values of a type of the language, by its name; `'other'` for a type that is none. */
export function builtinOf(
  name: string,
  args: readonly Type[],
  inner: (one: Type) => fc.Arbitrary<unknown> | undefined,
): fc.Arbitrary<unknown> | undefined | 'other' {
  if (Object.hasOwn(views, name)) return views[name]?.();
  if (!/^(?:Readonly)?(?:Array|Set|Map)$/.test(name)) return 'other';
  const made = args.map(inner);
  const [first, second] = made;
  if (first === undefined) return undefined;
  if (name.endsWith('Map')) {
    if (second === undefined) return undefined;
    return fc.array(fc.tuple(first, second), { maxLength: 6 }).map((list) => new Map(list));
  }
  const list = fc.array(first, { maxLength: 6 });
  return name.endsWith('Set') ? list.map((items) => new Set(items)) : list;
}
