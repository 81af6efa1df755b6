/** Work over the characters, bytes or elements of an argument, the first one if nothing else is said. */
export function over(perUnitNs: number, argument = 0) {
  return { effect: 'cpu', work: { fixedNs: 5_000, perUnitNs, over: argument } } as const;
}
