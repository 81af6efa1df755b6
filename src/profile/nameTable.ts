/** Numbers names, so that a column can hold them. */
export class NameTable {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];

  number(name: string): number {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.#names.length;
      this.#numbers.set(name, number);
      this.#names.push(name);
    }
    return number;
  }

  /** `undefined` for a number that was not given out, such as -1. */
  name(number: number): string | undefined {
    return this.#names[number];
  }

  get count(): number {
    return this.#names.length;
  }
}
