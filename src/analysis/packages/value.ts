import type { Node, ObjectLiteralExpression } from '../../compiler/index.ts';
import type { BodyOwner, ClassNode } from '../syntax/functionNode.ts';
import type { Target } from '../targets/target.ts';
import type { PackageFile } from './packageFile.ts';

/** A function or a class: something that can be called and made instances of. */
export type Callable =
  | { readonly kind: 'function'; readonly node: BodyOwner; readonly file: PackageFile; readonly holder: Node }
  | { readonly kind: 'class'; readonly node: ClassNode; readonly file: PackageFile; readonly holder: Node };

/** What an expression in a package's JavaScript stands for. `holder` is the declaration that gives it its name. */
export type Value =
  | Callable
  | { readonly kind: 'instance'; readonly of: Callable }
  | {
      readonly kind: 'object';
      readonly node: ObjectLiteralExpression;
      readonly file: PackageFile;
      readonly holder: Node;
    }
  | { readonly kind: 'module'; readonly file: PackageFile; readonly scope: Node }
  /** Something that Node, the language or another package exports. */
  | { readonly kind: 'outside'; readonly module: string; readonly name: string }
  | { readonly kind: 'choice'; readonly values: readonly Value[] }
  | { readonly kind: 'target'; readonly target: Target };

/** The same value under the name of the declaration that holds it. */
export function heldBy(value: Value | undefined, holder: Node): Value | undefined {
  if (value?.kind === 'function' || value?.kind === 'class' || value?.kind === 'object')
    return value.holder === value.node ? { ...value, holder } : value;
  return value;
}

/** One of some values. */
export function choiceOf(values: readonly (Value | undefined)[]): Value | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length <= 1 ? known[0] : { kind: 'choice', values: known };
}
