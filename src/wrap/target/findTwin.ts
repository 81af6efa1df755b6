import {
  isBlock,
  isCallExpression,
  isClassDeclaration,
  isFunctionDeclaration,
  isIdentifier,
  isImportDeclaration,
  isMethodDeclaration,
  isNamedImports,
  isObjectBindingPattern,
  isObjectLiteralExpression,
  isReturnStatement,
  isVariableStatement,
  type Expression,
  type FunctionDeclaration,
  type Identifier,
  type MethodDeclaration,
  type NamedImports,
  type Node,
  type ObjectBindingPattern,
  type SourceFile,
  type Statement,
} from '../../compiler/index.ts';
import type { PoolKind } from '../../core/index.ts';
import { isRequireStatement } from '../commonJs/requires.ts';
import { POOL_FUNCTION } from '../poolFiles.ts';
import { isWithin, unwrap } from './functionLike.ts';

/** A twin that stands in a module already. */
export interface Twin {
  readonly declaration: FunctionDeclaration | MethodDeclaration;
  readonly name: string;
  /** The function that it calls in a worker, as it is written there: `resample`, `Stats.median`. */
  readonly original: string;
  readonly pool: PoolKind;
  /** The call's callee, which names the pool. */
  readonly callee: Identifier;
  /** What the call says beside the arguments: buffers that are given away, or what its owner has added. */
  readonly options: Expression | undefined;
}

/** An import of the functions of a pools file. */
export interface PoolImport {
  /** The list of names that are imported. */
  readonly bindings: NamedImports | ObjectBindingPattern;
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
  return sourceFile.statements.flatMap(functionsOf).flatMap((fn) => twinIn(fn, names) ?? []);
}

/** Where twins are: functions at the top level, methods of classes and of objects there. */
function functionsOf(statement: Statement): readonly (FunctionDeclaration | MethodDeclaration)[] {
  if (isFunctionDeclaration(statement)) return [statement];
  const members: readonly Node[] = isClassDeclaration(statement)
    ? statement.members
    : isVariableStatement(statement)
      ? statement.declarationList.declarations.flatMap(({ initializer }) => {
          const value = initializer === undefined ? undefined : unwrap(initializer);
          return value !== undefined && isObjectLiteralExpression(value) ? value.properties : [];
        })
      : [];
  return members.filter(isMethodDeclaration);
}

/** Whether a place is in a twin, which hands the original to a pool. */
export function isInTwin(node: Node): boolean {
  const sourceFile = node.getSourceFile();
  return findTwins(sourceFile).some(({ declaration }) => isWithin(node, declaration));
}

export function findPoolImports(sourceFile: SourceFile): readonly PoolImport[] {
  return sourceFile.statements.flatMap(bindingsOf).flatMap((bindings) => {
    const names = new Map<PoolKind, Identifier>();
    for (const { name, propertyName } of bindings.elements) {
      if (name === undefined || !isIdentifier(name)) continue;
      const imported = (propertyName ?? name).getText();
      if (imported === POOL_FUNCTION.threads) names.set('threads', name);
      if (imported === POOL_FUNCTION.processes) names.set('processes', name);
    }
    return names.size === 0 ? [] : [{ bindings, names }];
  });
}

/** The names that a statement imports, or requires. */
function bindingsOf(statement: Statement): readonly (NamedImports | ObjectBindingPattern)[] {
  if (isRequireStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) =>
      isObjectBindingPattern(name) ? [name] : [],
    );
  }
  if (!isImportDeclaration(statement)) return [];
  const bindings = statement.importClause?.namedBindings;
  return bindings !== undefined && isNamedImports(bindings) ? [bindings] : [];
}

function twinIn(declaration: Twin['declaration'], pools: ReadonlyMap<string, PoolKind>): Twin | undefined {
  const { body, name } = declaration;
  if (name === undefined || !isIdentifier(name) || body === undefined || !isBlock(body)) return undefined;
  const [statement] = body.statements;
  if (statement === undefined || !isReturnStatement(statement) || statement.expression === undefined)
    return undefined;
  const call = statement.expression;
  if (!isCallExpression(call) || !isIdentifier(call.expression)) return undefined;
  const pool = pools.get(call.expression.text);
  const original = call.arguments[2];
  if (pool === undefined || original === undefined) return undefined;
  // `double as (...args: unknown[]) => unknown`, `first<T>`
  const reference = unwrap(original).getText(declaration.getSourceFile()).replace(/<.*$/s, '');
  return {
    declaration,
    name: name.text,
    original: reference,
    pool,
    callee: call.expression,
    options: call.arguments[4],
  };
}
