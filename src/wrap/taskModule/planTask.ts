import path from 'node:path';
import {
  isExpressionStatement,
  isIdentifier,
  isImportDeclaration,
  isMetaProperty,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isVariableStatement,
  NodeFlags,
  SyntaxKind,
  type Identifier,
  type Node,
  type SourceFile,
  type Statement,
} from '../../compiler/index.ts';
import { statementEffect } from '../checks/loadEffects.ts';
import { loadedModules, moduleAt } from '../checks/moduleGraph.ts';
import { isQuiet } from '../checks/quietExternals.ts';
import type { WrapContext } from '../checks/wrapContext.ts';
import { isExportsObject, isPlainScript } from '../commonJs/exports.ts';
import { isRequireStatement, requiredBy, requireOf } from '../commonJs/requires.ts';
import { collectReach } from '../reach/collectReach.ts';
import { isAssigned } from '../reach/isAssigned.ts';
import { isDefaultExport, isFunctionLike, isWithin, walk } from '../target/functionLike.ts';
import { closureOf, namesIn, type Closure } from './closure.ts';

/** The statements that move to a module of their own, which a worker can load without doing anything again. */
export interface TaskModule extends Closure {
  readonly file: string;
}

export type TaskPlanning =
  | { readonly kind: 'task'; readonly task: TaskModule }
  /** Goes on from "it cannot be moved to a module of its own, for ". */
  | { readonly kind: 'refused'; readonly node: Node; readonly why: string };

/** Which statements a function can move away with, from a module that must not be loaded by workers. */
export function planTask(context: WrapContext): TaskPlanning {
  const { files, project, target } = context;
  const { sourceFile, statement } = target;
  if (isPlainScript(sourceFile) && isExpressionStatement(statement))
    return refused(statement, 'it has no name but the one that it is exported by');
  const closure = closureOf(statement, sourceFile, project);
  for (const one of closure.statements) {
    const problem = problemOf(one, context) ?? sharedVariable(one, closure, context);
    if (problem !== undefined) return problem;
  }
  const loaded = loadedEffect(closure, context) ?? sharedPackage(closure, context);
  if (loaded !== undefined) return loaded;
  const file = freeName(sourceFile.fileName, target.name, (one) => files.exists(one));
  if (file === undefined) return refused(statement, 'the names for that are taken');
  return { kind: 'task', task: { ...closure, file } };
}

/** What keeps a statement where it is. */
function problemOf(statement: Statement, { resolver, target }: WrapContext): TaskPlanning | undefined {
  const { sourceFile } = target;
  if (isDefaultExport(statement) && statement !== target.statement)
    return refused(statement, 'it needs the default export of this one');
  const effect = statementEffect(statement, sourceFile, resolver);
  if (effect !== undefined)
    return refused(effect.node, `it needs a line that ${effect.what} when the module is loaded`);
  let found: TaskPlanning | undefined;
  walk(statement, (node) => {
    const isPlace = isMetaProperty(node) || (isIdentifier(node) && isOfItsModule(node));
    if (isPlace) found ??= refused(node, `\`${node.getText()}\` would be another one there`);
    if (isFunctionLike(node)) return true;
    // Statements of the module may set it first; a module of its own is loaded before them.
    const isEnvironment = isIdentifier(node) && node.text === 'process' && !isInFunction(node);
    if (isEnvironment) found ??= refused(node, '`process` may be another one before this module has run');
    return true;
  });
  return found;
}

/** Names that mean something else in each module. */
function isOfItsModule(name: Identifier): boolean {
  if (places.has(name.text)) return true;
  return isPlainScript(name.getSourceFile()) && (isExportsObject(name) || isModuleObject(name));
}

const places = new Set(['__filename', '__dirname', 'require']);

/** `module` by itself and in `module.exports`, not the property of something. */
function isModuleObject(name: Identifier): boolean {
  const { parent } = name;
  const isMember = isPropertyAccessExpression(parent) && parent.name === name;
  return name.text === 'module' && !isMember && !isPropertyAssignment(parent);
}

function isInFunction(node: Node): boolean {
  for (let at = node.parent; at.kind !== SyntaxKind.SourceFile; at = at.parent)
    if (isFunctionLike(at)) return true;
  return false;
}

/** A variable that the rest of the module assigns to: what is imported cannot be assigned. */
function sharedVariable(
  statement: Statement,
  { statements }: Closure,
  { project, target }: WrapContext,
): TaskPlanning | undefined {
  const { sourceFile } = target;
  if (!isVariableStatement(statement) || (statement.declarationList.flags & NodeFlags.Const) !== 0)
    return undefined;
  for (const other of sourceFile.statements) {
    if (statements.includes(other)) continue;
    for (const { name, declarations } of namesIn(other, sourceFile, project)) {
      if (!isAssigned(name) || !declarations.some((one) => isWithin(one, statement))) continue;
      return refused(name, `this module changes \`${name.text}\`, which it shares with the function`);
    }
  }
  return undefined;
}

/** Something that happens when a module is loaded that the function needs. */
function loadedEffect(
  { imports, requires }: Closure,
  { knowledge, project, reach, resolver, target }: WrapContext,
): TaskPlanning | undefined {
  const required = [...requires].flatMap(requiredIn);
  const specifiers = [...[...imports].map(specifierOf), ...required, ...reach.dynamicImports];
  const roots = specifiers.flatMap((one) => (one === undefined ? [] : (moduleAt(one, project) ?? [])));
  for (const module of loadedModules(roots, project, knowledge.loads)) {
    const name = module.fileName.slice(module.fileName.lastIndexOf('/') + 1);
    if (module === target.sourceFile) {
      return refused(target.statement, 'what it imports would load this one again');
    }
    for (const statement of module.statements) {
      const effect = statementEffect(statement, module, resolver);
      if (effect !== undefined) return refused(effect.node, `it needs \`${name}\`, which ${effect.what}`);
    }
  }
  return undefined;
}

/** What the rest of the module does with a package, or imports for its effects, may be what the function counts on. */
function sharedPackage(
  { statements }: Closure,
  { reach, resolver, target }: WrapContext,
): TaskPlanning | undefined {
  const used = new Set(reach.externals.filter((use) => !isQuiet(use)).map(({ module }) => module));
  const packages = [...used].filter((module) => module !== '' && !module.startsWith('node:'));
  if (packages.length === 0) return undefined;
  for (const statement of target.sourceFile.statements) {
    if (statements.includes(statement)) continue;
    if (isRequireStatement(statement)) continue;
    if (isImportDeclaration(statement) || isBareRequire(statement)) {
      if (isImportDeclaration(statement) && statement.importClause !== undefined) continue;
      return refused(statement, `\`${packages[0]}\`, which it uses, may count on what is imported here`);
    }
    const use = collectReach([statement], resolver).externals.find(({ module }) => packages.includes(module));
    if (use !== undefined)
      return refused(use.node, `it uses \`${use.module}\`, which this module may set up first`);
  }
  return undefined;
}

/** `require('./register')` for what that does. */
function isBareRequire(statement: Statement): boolean {
  return isExpressionStatement(statement) && requiredBy(statement.expression) !== undefined;
}

function requiredIn(statement: Statement): readonly Node[] {
  if (!isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap((one) => requireOf(one) ?? []);
}

function specifierOf(imported: Node): Node | undefined {
  let at: Node | undefined = imported;
  while (at !== undefined && !isImportDeclaration(at)) at = at.parent;
  return at?.moduleSpecifier;
}

/** `report.task.ts` beside `report.ts`, or with the function's name where that is taken. */
function freeName(file: string, name: string, exists: (file: string) => boolean): string | undefined {
  const extension = path.posix.extname(file);
  const base = file.slice(0, -extension.length);
  return [`${base}.task${extension}`, `${base}.${name}.task${extension}`].find((one) => !exists(one));
}

function refused(node: Node, why: string): TaskPlanning {
  return { kind: 'refused', node, why };
}

/** Whether a node is a part of the statements that move. */
export function moves({ statements }: Closure, node: Node, sourceFile: SourceFile): boolean {
  return node.getSourceFile() === sourceFile && statements.some((one) => isWithin(node, one));
}
