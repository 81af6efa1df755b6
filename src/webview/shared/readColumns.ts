import { fail, readFields, readNumber, type Fields } from './readShape.ts';

type Column = Float64Array | Float32Array | Uint32Array | Int32Array | Uint8Array;

/** Reads columns that must be as long as `count` says. Throws `ShapeError`. */
export function columnsOf(value: unknown, where: string) {
  const fields: Fields = readFields(value, where);
  const count = readNumber(fields['count'], `${where}.count`);
  const column = <T extends Column>(name: string, kind: abstract new (...args: never[]) => T): T => {
    const found = fields[name];
    if (!(found instanceof kind))
      return fail(`${where}.${name}`, `a column of numbers (${kind.name})`, found);
    if (found.length !== count) fail(`${where}.${name}`, `as long as count (${count})`, found.length);
    return found;
  };
  /** A column of indices into something that has `size` entries; `least` is -1 where -1 stands for "not known". */
  const indices = <T extends Uint32Array | Int32Array | Uint8Array>(
    name: string,
    kind: abstract new (...args: never[]) => T,
    size: number,
    least = 0,
  ): T => {
    const found = column(name, kind);
    // A loop: a function called for each of a million rows takes five times as long.
    for (let row = 0; row < found.length; row += 1) {
      const index = found[row] ?? size;
      if (index < least || index >= size)
        fail(`${where}.${name}[${row}]`, `an index below ${size}`, found[row]);
    }
    return found;
  };
  return { fields, count, column, indices };
}
