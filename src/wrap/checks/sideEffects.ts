import {
  isAwaitExpression,
  isCallExpression,
  isDecorator,
  isExportDeclaration,
  isIdentifier,
  isImportDeclaration,
  isNewExpression,
  isStringLiteral,
  type Node,
  type SourceFile,
  type Statement,
} from '../../compiler/index.ts';
import { calleeOf, constructorOf } from '../effects/callee.ts';
import { collectReach } from '../reach/collectReach.ts';
import { externalUse, type ExternalUse } from '../reach/externalUse.ts';
import { isTypeOnly } from '../reach/isTypeOnly.ts';
import { isValueName } from '../reach/isValueName.ts';
import type { Resolver } from '../reach/resolver.ts';
import { isFunctionLike, unwrap, walk, wrapped } from '../target/functionLike.ts';
import { loadedModules, loadedSpecifier, moduleAt } from './moduleGraph.ts';
import { isQuiet } from './quietExternals.ts';
import type { Check } from './wrapContext.ts';

/** Refuses where loading the module in a worker would do something again that can be noticed. */
export const checkSideEffects: Check = ({ project, reach, resolver, target }, findings) => {
  const roots = [target.sourceFile];
  for (const specifier of reach.dynamicImports) {
    const module = moduleAt(specifier, project);
    if (module !== undefined) roots.push(module);
    else if (!isStringLiteral(specifier)) {
      const message =
        'Which module is imported here is only known when it runs, and so is what loading it does.';
      findings.refuse('module-side-effects', specifier, message);
    }
  }
  for (const module of loadedModules(roots, project)) {
    for (const statement of module.statements) {
      const effect = effectOf(statement, module, resolver);
      if (effect === undefined) continue;
      const where =
        module === target.sourceFile
          ? 'the module'
          : `\`${module.fileName.slice(module.fileName.lastIndexOf('/') + 1)}\``;
      const message = `Loading ${where} ${effect.what}, and each worker would do it again; move \`${target.name}\` to a module of its own.`;
      findings.refuse('module-side-effects', effect.node, message);
      break; // One place a module is enough to see what it is about.
    }
  }
};

interface LoadEffect {
  readonly node: Node;
  /** Goes on from "Loading the module ". */
  readonly what: string;
}

/** What a statement does, when its module is loaded, that can be noticed outside of the worker. */
function effectOf(statement: Statement, module: SourceFile, resolver: Resolver): LoadEffect | undefined {
  if (isImportDeclaration(statement) && statement.importClause === undefined) {
    return { node: statement, what: 'imports another module for its effects alone' };
  }
  if (
    isImportDeclaration(statement) ||
    (isExportDeclaration(statement) && loadedSpecifier(statement) !== undefined)
  ) {
    return undefined;
  }
  if (isTypeOnly(statement)) return undefined;
  resolver.prepare(module);
  const run = runWhenLoaded(statement, resolver);
  if (run.unknown !== undefined)
    return { node: run.unknown, what: `calls \`${run.unknown.getText().slice(0, 60)}\`` };
  const reached = collectReach(run.called, resolver);
  const loud = [...run.externals, ...reached.externals].find((use) => !isQuiet(use) && !isOnlyRead(use));
  if (loud !== undefined) return { node: loud.node, what: `uses \`${loud.node.getText().slice(0, 60)}\`` };
  const [ambient] = reached.ambient;
  return ambient === undefined ? undefined : { node: ambient, what: `uses \`${ambient.text}\`` };
}

interface RunCode {
  /** Functions and classes of the project that run. */
  readonly called: readonly Node[];
  readonly externals: readonly ExternalUse[];
  /** A call of which nobody knows what it does, or a wait. */
  readonly unknown: Node | undefined;
}

/** The code that runs while a statement at the top level runs: function bodies only where they are called or handed on. */
function runWhenLoaded(statement: Statement, resolver: Resolver): RunCode {
  const called = new Set<Node>();
  const externals: ExternalUse[] = [];
  let unknown: Node | undefined;
  walk(statement, (node) => {
    if (isTypeOnly(node)) return false;
    if (isFunctionLike(node)) {
      if (isRun(node)) called.add(node);
      return false;
    }
    if (isAwaitExpression(node) || isDecorator(node)) unknown ??= node;
    if (isCallExpression(node) || isNewExpression(node)) {
      const callee = calleeOf(unwrap(node.expression), statement, resolver);
      if (callee.kind === 'nested' || callee.kind === 'own') called.add(callee.fn);
      else if (callee.kind === 'class') called.add(constructorOf(callee.declaration) ?? callee.declaration);
      else if (callee.kind !== 'builtin') unknown ??= node;
    }
    if (isIdentifier(node) && isValueName(node)) {
      const declared = resolver.declared(node);
      if (declared.kind === 'own') {
        if (isRun(node) && isFunctionLike(declared.declaration)) called.add(declared.declaration);
      } else externals.push(externalUse(node, resolver.symbolOf(node), resolver.project));
    }
    return true;
  });
  return { called: [...called], externals, unknown };
}

/** Whether a function is called on the spot or handed to something that may call it. */
function isRun(node: Node): boolean {
  const outer = wrapped(node);
  const { parent } = outer;
  if (isCallExpression(parent))
    return parent.expression === outer || parent.arguments.some((one) => one === outer);
  return isNewExpression(parent) && (parent.arguments?.some((one) => one === outer) ?? false);
}

/** What is imported and only looked at does nothing; so does what is handed to `promisify`. */
function isOnlyRead({ module, node, usage }: ExternalUse): boolean {
  if (usage !== 'value' || module === '') return false;
  if (!isRun(node)) return true;
  const { parent } = wrapped(node);
  const callee = isCallExpression(parent) ? unwrap(parent.expression) : undefined;
  return callee !== undefined && isIdentifier(callee) && callee.text === 'promisify';
}
