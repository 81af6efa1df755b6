import {
  isAwaitExpression,
  isCallExpression,
  isDecorator,
  isExportDeclaration,
  isExpressionStatement,
  isIdentifier,
  isImportDeclaration,
  isNewExpression,
  isPropertyDeclaration,
  isTaggedTemplateExpression,
  SyntaxKind,
  type Node,
  type SourceFile,
  type Statement,
} from '../../compiler/index.ts';
import { isExportsObject } from '../commonJs/exports.ts';
import { requiredBy } from '../commonJs/requires.ts';
import { calleeOf } from '../effects/callee.ts';
import { collectReach } from '../reach/collectReach.ts';
import { externalUse, type ExternalUse } from '../reach/externalUse.ts';
import { isTypeOnly } from '../reach/isTypeOnly.ts';
import { isValueName } from '../reach/isValueName.ts';
import type { Resolver } from '../reach/resolver.ts';
import { TooMuchCode } from '../reach/tooMuchCode.ts';
import { hasModifier, isFunctionLike, unwrap, walk, wrapped } from '../target/functionLike.ts';
import { loadedSpecifier } from './moduleGraph.ts';
import { callsNothing, givenTo, isAccessor, isHandedOn, isKeptByVariable } from './handedOn.ts';
import { piecesMade, piecesRun } from './piecesRun.ts';
import { isQuiet } from './quietExternals.ts';

/** Something that happens when a module is loaded and can be noticed outside of the worker. */
export interface LoadEffect {
  readonly node: Node;
  /** Goes on from "Loading the module ". */
  readonly what: string;
}

/** The first such thing that a module does by itself; modules that it loads are looked at by themselves. */
export function loadEffectOf(module: SourceFile, resolver: Resolver): LoadEffect | undefined {
  for (const statement of module.statements) {
    const effect = statementEffect(statement, module, resolver);
    if (effect !== undefined) return effect;
  }
  return undefined;
}

/** What one statement of a module does while the module is loaded. */
export function statementEffect(
  statement: Statement,
  module: SourceFile,
  resolver: Resolver,
): LoadEffect | undefined {
  try {
    return effectOf(statement, module, resolver);
  } catch (error) {
    if (!(error instanceof TooMuchCode)) throw error;
    return { node: statement, what: 'runs too much code to be followed' };
  }
}

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
  if (isExpressionStatement(statement) && requiredBy(statement.expression) !== undefined) {
    return { node: statement, what: 'requires another module for its effects alone' };
  }
  resolver.prepare(module);
  const run = runWhenLoaded(statement, resolver);
  if (run.unknown !== undefined) return { node: run.unknown, what: `calls \`${shortText(run.unknown)}\`` };
  const reached = collectReach(run.called, resolver);
  const loud = [...run.externals, ...reached.externals].find((use) => !isQuiet(use) && !isOnlyRead(use));
  if (loud !== undefined) return { node: loud.node, what: `uses \`${shortText(loud.node)}\`` };
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

/**
 * The code that runs while a statement at the top level runs. Function bodies run only where they are called; what a call
 * is given, it may call, so all of that counts, with all that it names.
 */
function runWhenLoaded(statement: Statement, resolver: Resolver): RunCode {
  const called = new Set<Node>();
  const externals: ExternalUse[] = [];
  let unknown: Node | undefined;
  walk(statement, (node) => {
    if (isTypeOnly(node) || isFunctionLike(node)) return false;
    // Fields of instances are made with the instances.
    if (isPropertyDeclaration(node) && !hasModifier(node, SyntaxKind.StaticKeyword)) return false;
    if (isAwaitExpression(node) || isDecorator(node) || isTaggedTemplateExpression(node)) unknown ??= node;
    // The module that is required is looked at by itself, and what a module exports is its own.
    if (requiredBy(node) !== undefined || isExportsObject(node)) return false;
    if (isCallExpression(node) || isNewExpression(node)) {
      const callee = calleeOf(unwrap(node.expression), statement, resolver);
      if (callee.kind === 'nested' || callee.kind === 'own') {
        for (const piece of isKeptByVariable(node) ? piecesRun(callee.fn) : [callee.fn]) called.add(piece);
      } else if (callee.kind === 'class') {
        for (const piece of isKeptByVariable(node) ? piecesMade(callee.declaration) : [callee.declaration])
          called.add(piece);
      } else if (callee.kind !== 'builtin') unknown ??= node;
      const isLeftAlone = callee.kind === 'builtin' && callsNothing.has(callee.path);
      if (!isLeftAlone) for (const given of givenTo(node)) called.add(given);
    }
    if (isIdentifier(node) && isValueName(node)) {
      const declared = resolver.declared(node);
      if (declared.kind !== 'own')
        externals.push(externalUse(node, resolver.symbolOf(node), resolver.project));
      else if (isAccessor(declared.declaration)) called.add(declared.declaration);
    }
    return true;
  });
  return { called: [...called], externals, unknown };
}

/** What is imported and only looked at does nothing; so does what is handed to `promisify`. */
function isOnlyRead({ module, node, usage }: ExternalUse): boolean {
  if (usage !== 'value' || module === '') return false;
  if (!isHandedOn(node)) return true;
  const { parent } = wrapped(node);
  const callee = isCallExpression(parent) ? unwrap(parent.expression) : undefined;
  return callee !== undefined && isIdentifier(callee) && callee.text === 'promisify';
}

function shortText(node: Node): string {
  const text = node.getText().replaceAll(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
