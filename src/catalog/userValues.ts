/** An object that is no array. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A number of units, nanoseconds or milliseconds. */
export function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= 1e12;
}

/** The index of an argument. */
export function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 256;
}

/** Whether a value is one of some words. */
export function isOneOf<Word extends string>(value: unknown, words: readonly Word[]): value is Word {
  return words.some((word) => word === value);
}

/** A value as part of a sentence, cut short. */
export function quoted(value: unknown): string {
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= 50 ? text : `${text.slice(0, 48)}…"`;
}

/** The first field that an object has and should not have, as a complaint. */
export function unknownField(
  value: Readonly<Record<string, unknown>>,
  fields: readonly string[],
): string | undefined {
  const unknown = Object.keys(value).find((key) => !fields.includes(key));
  return unknown === undefined
    ? undefined
    : `has an unknown field ${quoted(unknown)}: give some of ${fields.join(', ')}`;
}
