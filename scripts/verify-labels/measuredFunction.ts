/** One call with its arguments already made. */
export type Run = () => unknown;

/** A labelled function that can be executed. */
export interface MeasuredFunction {
  readonly caseName: string;
  readonly file: string;
  readonly name: string;
  readonly label: string;
  /** Makes arguments, and returns what makes calls ready: all with these arguments, or each with its own. */
  supply(): () => Run;
}

export function placeOf({ caseName, file, name }: MeasuredFunction): string {
  return `${caseName}/${file} ${name}`;
}
