import {
  isBindingElement,
  isCallExpression,
  isClassDeclaration,
  isClassExpression,
  isEnumDeclaration,
  isEnumMember,
  isIdentifier,
  isModuleDeclaration,
  isParameterDeclaration,
  isPrivateIdentifier,
  isPropertyAssignment,
  isStringLiteral,
  isVariableDeclaration,
  isVariableStatement,
  SymbolFlags,
  SyntaxKind,
  type Identifier,
  type Node,
  type PrivateIdentifier,
} from '../../compiler/index.ts';
import { requiredBy } from '../commonJs/requires.ts';
import { hasModifier, isFunctionLike, isWithin, walk } from '../target/functionLike.ts';
import { externalUse, type ExternalUse } from './externalUse.ts';
import { isTypeOnly } from './isTypeOnly.ts';
import { isValueName } from './isValueName.ts';
import type { Resolver } from './resolver.ts';
import { TooMuchCode } from './tooMuchCode.ts';

/**
 * All code that may run when some code runs, and what it touches.
 *
 * Nothing is dispatched by type: a function can only be reached when it is named somewhere, as an argument cannot carry
 * one to a worker. So everything that reached code names is reached, with all of its text.
 */
export interface Reach {
  /** The code itself first, then functions, classes and initialisers that it names, directly or through others. */
  readonly regions: readonly Node[];
  /** Variables outside the region that uses them, each with one of its uses. */
  readonly variables: ReadonlyMap<Node, Node>;
  readonly externals: readonly ExternalUse[];
  /** Uses of globals that the project declares but does not define: `declare const VERSION: string`. */
  readonly ambient: readonly Identifier[];
  /** Modules that are imported while the code runs. */
  readonly dynamicImports: readonly Node[];
}

/** What is worth moving to a worker reaches some dozens of functions; a whole program is not followed. */
const maxRegions = 400;

/** @throws TooMuchCode when it is more than can be followed. */
export function collectReach(start: readonly Node[], resolver: Resolver): Reach {
  const regions = new Set<Node>(start);
  const variables = new Map<Node, Node>();
  const externals: ExternalUse[] = [];
  const ambient: Identifier[] = [];
  const dynamicImports: Node[] = [];

  /** A value that was made when a module was loaded; what is written inside it may run at any time later. */
  const reachValue = (value: Node | undefined): void => {
    if (value === undefined || regions.has(value)) return;
    regions.add(value);
    walk(value, (node) => {
      if (isFunctionLike(node) || isClassExpression(node)) regions.add(node);
    });
  };

  const reachDeclaration = (declaration: Node, use: Identifier | PrivateIdentifier): void => {
    if (isFunctionLike(declaration) || isClassDeclaration(declaration) || isClassExpression(declaration)) {
      regions.add(declaration);
      return;
    }
    if (isEnumDeclaration(declaration) || isEnumMember(declaration)) return;
    if (isModuleDeclaration(declaration)) regions.add(declaration);
    if (isPropertyAssignment(declaration)) reachValue(declaration.initializer);
    if (declaration.kind === SyntaxKind.SourceFile && isWholeModule(use)) regions.add(declaration);
    if (
      isVariableDeclaration(declaration) ||
      isBindingElement(declaration) ||
      isParameterDeclaration(declaration)
    ) {
      if (isIdentifier(use) && isAmbient(declaration)) {
        ambient.push(use);
        return;
      }
      if (!variables.has(declaration)) variables.set(declaration, use);
      reachValue(rootInitializer(declaration));
    }
  };

  // A set that grows while it is walked visits what was added, too.
  for (const region of regions) {
    if (regions.size > maxRegions) throw new TooMuchCode();
    resolver.prepare(region);
    walk(region, (node) => {
      if (isTypeOnly(node)) return false;
      if (isCallExpression(node) && node.expression.kind === SyntaxKind.ImportKeyword) {
        if (node.arguments[0] !== undefined) dynamicImports.push(node.arguments[0]);
      }
      const required = requiredBy(node);
      if (required !== undefined) dynamicImports.push(required);
      if (!isIdentifier(node) && !isPrivateIdentifier(node)) return true;
      const declared = resolver.declared(node);
      if (declared.kind === 'own') {
        if (!isWithin(declared.declaration, region)) reachDeclaration(declared.declaration, node);
      } else if (isIdentifier(node) && isValueName(node)) {
        const symbol = resolver.symbolOf(node);
        if (symbol !== undefined && isLocalOnly(symbol.flags, declared.kind)) return true;
        const isImported = symbol !== undefined && (symbol.flags & SymbolFlags.Alias) !== 0;
        if (declared.kind === 'library' && declared.library === 'ambient' && !isImported) ambient.push(node);
        else externals.push(externalUse(node, symbol, resolver.project));
      }
      return true;
    });
  }
  return { regions: [...regions], variables, externals, ambient, dynamicImports };
}

/** `arguments` and `undefined` have symbols that nothing declares. */
function isLocalOnly(flags: SymbolFlags, kind: 'library' | 'unresolved'): boolean {
  return kind === 'unresolved' && (flags & SymbolFlags.Alias) === 0;
}

/** A namespace import that is used for anything but reading one of its names. */
function isWholeModule(use: Node): boolean {
  return use.parent.kind !== SyntaxKind.PropertyAccessExpression;
}

function isAmbient(declaration: Node): boolean {
  if (!isVariableDeclaration(declaration)) return false;
  const statement = declaration.parent.parent;
  return isVariableStatement(statement) && hasModifier(statement, SyntaxKind.DeclareKeyword);
}

/** The initialiser that a variable gets its value from; a destructured one shares it with its neighbours. */
function rootInitializer(declaration: Node): Node | undefined {
  let node = declaration;
  while (isBindingElement(node)) node = node.parent.parent;
  return isVariableDeclaration(node) ? node.initializer : undefined;
}

/** Module specifiers of `import()` that are written out. */
export function writtenSpecifiers(specifiers: readonly Node[]): readonly Node[] {
  return specifiers.filter(isStringLiteral);
}
