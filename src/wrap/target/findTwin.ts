import {
  isBlock,
  isCallExpression,
  isFunctionDeclaration,
  isIdentifier,
  isImportDeclaration,
  isNamedImports,
  isReturnStatement,
  isStringLiteral,
  type FunctionDeclaration,
  type Identifier,
  type ImportDeclaration,
  type Node,
  type SourceFile,
} from '../../compiler/index.ts';
import type { PoolKind } from '../../core/index.ts';
import { POOL_FUNCTION } from '../poolFiles.ts';
import { isWithin } from './functionLike.ts';

/** A twin that stands in a module already. */
export interface Twin {
  readonly declaration: FunctionDeclaration;
  readonly name: string;
  /** The name of the function that it calls in a worker. */
  readonly original: string;
  readonly pool: PoolKind;
  /** The call's callee, which names the pool. */
  readonly callee: Identifier;
}

/** An import of the functions of a pools file. */
export interface PoolImport {
  readonly declaration: ImportDeclaration;
  readonly specifier: string;
  /** The local name of each pool's function that is imported. */
  readonly names: ReadonlyMap<PoolKind, Identifier>;
}

/** The twins that a module has, recognised by what they do: `return runInThreadPool(import.meta.url, 'f', f, args)`. */
export function findTwins(sourceFile: SourceFile): readonly Twin[] {
  const names = new Map<string, PoolKind>();
  for (const { names: imported } of findPoolImports(sourceFile)) {
    for (const [pool, name] of imported) names.set(name.text, pool);
  }
  if (names.size === 0) return [];
  return sourceFile.statements.flatMap((statement) => {
    const twin = isFunctionDeclaration(statement) ? twinIn(statement, names) : undefined;
    return twin === undefined ? [] : [twin];
  });
}

/** Whether a place is in a twin, which hands the original to a pool. */
export function isInTwin(node: Node): boolean {
  const sourceFile = node.getSourceFile();
  return findTwins(sourceFile).some(({ declaration }) => isWithin(node, declaration));
}

export function findPoolImports(sourceFile: SourceFile): readonly PoolImport[] {
  return sourceFile.statements.flatMap((statement) => {
    if (!isImportDeclaration(statement) || !isStringLiteral(statement.moduleSpecifier)) return [];
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || !isNamedImports(bindings)) return [];
    const names = new Map<PoolKind, Identifier>();
    for (const { name, propertyName } of bindings.elements) {
      const imported = (propertyName ?? name).text;
      if (imported === POOL_FUNCTION.threads) names.set('threads', name);
      if (imported === POOL_FUNCTION.processes) names.set('processes', name);
    }
    return names.size === 0
      ? []
      : [{ declaration: statement, specifier: statement.moduleSpecifier.text, names }];
  });
}

function twinIn(declaration: FunctionDeclaration, pools: ReadonlyMap<string, PoolKind>): Twin | undefined {
  const { body, name } = declaration;
  if (name === undefined || body === undefined || !isBlock(body)) return undefined;
  const [statement] = body.statements;
  if (statement === undefined || !isReturnStatement(statement) || statement.expression === undefined)
    return undefined;
  const call = statement.expression;
  if (!isCallExpression(call) || !isIdentifier(call.expression)) return undefined;
  const pool = pools.get(call.expression.text);
  const original = call.arguments[2];
  if (pool === undefined || original === undefined || !isIdentifier(original)) return undefined;
  return { declaration, name: name.text, original: original.text, pool, callee: call.expression };
}
