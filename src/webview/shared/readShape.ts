/** Guards for what comes over a border as `unknown`. Each failure says where it is and what stands there. */

/** Thrown by the readers below and caught by the one function that reads a whole message; never leaves its file's callers. */
export class ShapeError extends Error {}

export type Fields = Readonly<Record<string, unknown>>;

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value === null || value === undefined) return 'missing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? (value.constructor?.name ?? 'an object') : `a ${typeof value}`;
}

export function fail(where: string, expected: string, value: unknown): never {
  throw new ShapeError(`${where} should be ${expected} but is ${show(value)}`);
}

export function readFields(value: unknown, where: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fail(where, 'an object', value);
  return value as Fields;
}

export function readText(value: unknown, where: string): string {
  return typeof value === 'string' ? value : fail(where, 'text', value);
}

export function readFlag(value: unknown, where: string): boolean {
  return typeof value === 'boolean' ? value : fail(where, 'true or false', value);
}

export function readNumber(value: unknown, where: string): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : fail(where, 'a number', value);
}

/** A number that may be unknown. VS Code carries messages to a page as JSON, which turns `NaN` into `null`. */
export function readMaybeNumber(value: unknown, where: string): number {
  if (value === null || value === undefined) return NaN;
  return typeof value === 'number' ? value : fail(where, 'a number or unknown', value);
}

export function readList<T>(
  value: unknown,
  where: string,
  read: (item: unknown, where: string) => T,
): readonly T[] {
  if (!Array.isArray(value)) return fail(where, 'a list', value);
  return value.map((item, index) => read(item, `${where}[${index}]`));
}

export function readOneOf<T extends string>(value: unknown, where: string, allowed: readonly T[]): T {
  return allowed.find((word) => word === value) ?? fail(where, allowed.join(' | '), value);
}

/** Runs `read`; a message that does not have the promised shape becomes a value with the reason. */
export function readMessage<T>(
  read: () => T,
): { readonly ok: true; readonly message: T } | { readonly ok: false; readonly reason: string } {
  try {
    return { ok: true, message: read() };
  } catch (error) {
    if (error instanceof ShapeError) return { ok: false, reason: error.message };
    throw error;
  }
}
