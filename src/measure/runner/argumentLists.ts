import type { ArgumentSizes, ArgumentSource } from '../rawMeasurement.ts';
import { serialized } from './clonability.ts';
import { MeasureTrouble } from './measureTrouble.ts';

export type ArgumentList = readonly unknown[];

/** More lists than this take long and tell no more. */
export const mostLists = 16;

/**
 * The argument lists of a request. A module exports them as its default: an array of lists, or a function or generator,
 * asynchronous or not, that gives them.
 *
 * @throws MeasureTrouble `bad-arguments`
 */
export async function argumentLists(source: ArgumentSource): Promise<readonly ArgumentList[]> {
  if (source.kind === 'lists') return source.lists;
  const lists: ArgumentList[] = [];
  for await (const list of await listsOf(source.url)) {
    if (!Array.isArray(list))
      throw trouble(`item ${lists.length + 1} is no array: each is to be the list of arguments of one call`);
    lists.push(list);
    if (lists.length > mostLists) throw trouble(`it has more than ${mostLists} lists; leave some out`);
  }
  if (lists.length === 0) throw trouble('it has no list of arguments');
  return lists;
}

function trouble(what: string): MeasureTrouble {
  return new MeasureTrouble('bad-arguments', `The module of --args-from cannot be used: ${what}.`);
}

async function listsOf(url: string): Promise<Iterable<unknown> | AsyncIterable<unknown>> {
  try {
    const module = (await import(url)) as { readonly default?: unknown };
    let exported: unknown = module.default;
    // What a CommonJS module that was compiled from an ES module calls its default.
    if (isModule(exported) && 'default' in exported) exported = exported.default;
    const given: unknown = typeof exported === 'function' ? await exported() : exported;
    if (isIterable(given)) return given;
  } catch (error) {
    throw trouble(`it fails (${error instanceof Error ? error.message : String(error)})`);
  }
  throw trouble('its default export is neither an array of argument lists nor a function that gives them');
}

function isModule(value: unknown): value is { readonly default?: unknown } {
  return typeof value === 'object' && value !== null && '__esModule' in value;
}

function isIterable(value: unknown): value is Iterable<unknown> | AsyncIterable<unknown> {
  if (typeof value !== 'object' || value === null) return false;
  return Symbol.iterator in value || Symbol.asyncIterator in value;
}

/**
 * What to call the size of a list: the only argument in which the lists differ where that is a number or has a length,
 * else the bytes that are sent.
 */
export function sizesOf(lists: readonly ArgumentList[]): ArgumentSizes {
  const bytes = lists.map((list) => serialized(list)?.byteLength ?? 0);
  const positions = Math.max(...lists.map((list) => list.length));
  const differing = Array.from({ length: positions }, (_, at) => at).filter((at) => {
    const texts = lists.map((list) => serialized(list[at])?.toString('latin1'));
    return new Set(texts).size > 1;
  });
  const [only] = differing;
  if (differing.length === 1 && only !== undefined) {
    const values = lists.map((list) => list[only]);
    if (values.every((value) => typeof value === 'number'))
      return { what: `argument ${only + 1}`, values, bytes };
    const lengths = values.map(lengthOf);
    if (lengths.every((length) => length !== undefined))
      return { what: `length of argument ${only + 1}`, values: lengths, bytes };
  }
  return { what: 'bytes of the arguments', values: bytes, bytes };
}

function lengthOf(value: unknown): number | undefined {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) return value.length;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (value instanceof ArrayBuffer) return value.byteLength;
  if (value instanceof Map || value instanceof Set) return value.size;
  return undefined;
}
