import { type SourceFile, SyntaxKind } from '../../compiler/index.ts';
import type { FunctionFacts } from './facts.ts';
import type { Mutable } from './functionDraft.ts';

/** A local name behind those of the functions around it. */
export function nestedName(outer: FunctionFacts, local: string): string {
  if (outer.node.kind === SyntaxKind.SourceFile) return local;
  // Field initialisers have no name of their own; what they hold is named after the class already.
  if (!outer.isReported) return outer.outer === undefined ? local : nestedName(outer.outer, local);
  return `${outer.name}/${local}`;
}

/** `m` of `Class.static m`, `x` of `Class.get x`. */
export function simpleName(local: string): string {
  return local.replace(/^.*\.(?=[^.\]]+$)/, '').replace(/^(static |get |set )+/, '');
}

/** `export { f as default }` and `export default f` make `f` the default export. */
export function markDefaultExports(
  functions: readonly Mutable<FunctionFacts>[],
  source: SourceFile,
  renames: readonly (readonly [string, string])[],
): void {
  const names = new Set(renames.filter(([, to]) => to === 'default').map(([from]) => from));
  for (const facts of functions) {
    if (facts.outer?.node === source && names.has(facts.name)) facts.isDefaultExport = true;
  }
}

/** The second function of a name gets `~2` behind it, the third `~3`. */
export function numberDuplicates(functions: readonly Mutable<FunctionFacts>[]): void {
  const seen = new Map<string, number>();
  for (const facts of functions) {
    if (!facts.isReported) continue;
    const count = (seen.get(facts.name) ?? 0) + 1;
    seen.set(facts.name, count);
    if (count > 1) facts.name = `${facts.name}~${count}`;
  }
}
