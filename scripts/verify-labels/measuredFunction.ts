/** One call with its arguments already made. */
export type Run = () => unknown;

/** A labelled function that can be executed. */
export interface MeasuredFunction {
  readonly caseName: string;
  readonly file: string;
  readonly name: string;
  readonly label: string;
  /** Makes so many calls ready; making arguments is not part of a call. */
  prepare(count: number): readonly Run[];
}

export function placeOf({ caseName, file, name }: MeasuredFunction): string {
  return `${caseName}/${file} ${name}`;
}
