import type { Expression, Node } from '../../compiler/index.ts';

/** What one module says that it exports. */
export class ModuleText {
  /** `exports.a = …`, `export { a }`, `export const a`. */
  readonly named = new Map<string, Expression>();
  /** `export function a`, `export default class`. */
  readonly declared = new Map<string, Node>();
  /** `export { a } from './a'`. */
  readonly passed = new Map<string, { readonly module: string; readonly exported: string }>();
  /** `export * from './a'`. */
  readonly stars: string[] = [];
  /** `__exportStar(require('./a'), exports)`. */
  readonly starValues: Expression[] = [];
  /** `module.exports = …`. */
  readonly whole: Expression[] = [];
}
