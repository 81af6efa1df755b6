import { fileURLToPath } from 'node:url';
import { MeasureTrouble } from './measureTrouble.ts';

export type AnyFunction = (...args: readonly unknown[]) => unknown;

export interface LoadedFunction {
  readonly call: AnyFunction;
  /** What a worker finds it by. */
  readonly path: string;
}

/**
 * Imports the module of a function as workers do, which call it without `this`, too. Of a CommonJS module Node does not
 * always see the names; then it is what is exported by default that has them.
 *
 * @throws MeasureTrouble `not-found`, or `throws` where the module itself fails
 */
export async function loadFunction(moduleUrl: string, exportPath: string): Promise<LoadedFunction> {
  let exported: unknown;
  try {
    exported = await import(moduleUrl);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MeasureTrouble('throws', `Loading the module fails: ${reason}`);
  }
  for (const path of [exportPath, `default.${exportPath}`, 'default.default']) {
    let found: unknown = exported;
    for (const key of path.split('.')) found = Reflect.get(Object(found) as object, key);
    if (typeof found === 'function' && (path !== 'default.default' || exportPath === 'default'))
      return { call: found as AnyFunction, path };
  }
  throw new MeasureTrouble(
    'not-found',
    `Once it is loaded, ${fileURLToPath(moduleUrl)} exports no function ${exportPath}: export it, then measure again.`,
  );
}
