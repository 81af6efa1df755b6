/** What stays the same about a hazard while the code around it moves. `file` is relative to the root. */
export interface HazardIdentity {
  readonly file: string;
  /** The function's name, as in its report. */
  readonly name: string;
  readonly code: string;
}

/** Two hazards with the same key are taken for the same; a function that has one twice has the key twice. */
export function hazardKey({ file, name, code }: HazardIdentity): string {
  return JSON.stringify([file, withoutPlaces(name), code]);
}

/** Functions without a name are called by their line and column, which change with every line above them. */
function withoutPlaces(name: string): string {
  return name.replaceAll(/@\d+:\d+>/g, '>');
}
