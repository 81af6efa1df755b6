import type { World } from '../../test/fixtures/measured/world.ts';

/** Makes arguments of a size that is realistic for one function. Values that do not change are made once. */
export type Arguments = () => readonly unknown[];

/** How to call a function that a list of arguments alone does not run. */
export interface DetailedInput {
  readonly args: Arguments;
  /** The function changes its arguments, so each call gets new ones. */
  readonly fresh?: true;
  /** Where a callback says that the work is done: calls the function and returns a promise of its end. */
  readonly runWith?: (run: (...args: readonly unknown[]) => unknown, args: readonly unknown[]) => unknown;
}

export type Input = Arguments | DetailedInput;

/** The inputs of a case by file and function. */
export type CaseInputs = Readonly<Record<string, Readonly<Record<string, Input>>>>;

/** What a file in `inputs/` exports: the inputs, or how they are made where functions meet files or a service. */
export interface InputsModule {
  readonly inputs: CaseInputs | ((world: World) => CaseInputs);
}
