import { externalName } from '../../../src/analysis/names/externalName.ts';
import {
  type Checker,
  type CompilerProject,
  type CompilerSymbol,
  isClassDeclaration,
  isFunctionDeclaration,
  isInterfaceDeclaration,
  isMethodDeclaration,
  isMethodSignatureDeclaration,
  isModuleBlock,
  isModuleDeclaration,
  isPropertyDeclaration,
  isPropertySignatureDeclaration,
  isVariableStatement,
  type Node,
  SignatureKind,
  SyntaxKind,
  type Type,
} from '../../../src/compiler/index.ts';

/** A function, a method or a class that a declaration file tells of, by the name that the analysis gives it. */
export interface DeclaredFunction {
  readonly module: string;
  readonly name: string;
}

/** Whatever can be called or made in the declaration files that `isWanted` picks. */
export function declaredFunctions(
  { checker, program }: CompilerProject,
  isWanted: (file: string) => boolean,
): readonly DeclaredFunction[] {
  const found = new Map<string, DeclaredFunction>();
  for (const file of program.getSourceFileNames().filter(isWanted)) {
    const source = program.getSourceFile(file);
    const places = source === undefined ? [] : placesIn(source);
    const symbols = checker.getSymbolAtLocation(places.map(({ name }) => name));
    const callable = callableAmong(
      checker,
      symbols.filter((symbol, index) => symbol !== undefined && places[index]?.isSurelyCallable === false),
    );
    for (const [index, symbol] of symbols.entries()) {
      if (symbol === undefined) continue;
      if (places[index]?.isSurelyCallable === false && !callable.has(symbol)) continue;
      const name = externalName(symbol);
      if (name !== undefined) found.set(`${name.module}:${name.name}`, name);
    }
  }
  return [...found.values()];
}

interface Place {
  readonly name: Node;
  /** Otherwise its type says. */
  readonly isSurelyCallable: boolean;
}

/** The names that a file declares, but for those inside types of values and parameters. */
function placesIn(node: Node): readonly Place[] {
  const places: Place[] = [];
  const add = (name: Node | undefined, isSurelyCallable: boolean): void => {
    if (name !== undefined && name.kind !== SyntaxKind.ComputedPropertyName)
      places.push({ name, isSurelyCallable });
  };
  node.forEachChild((child) => {
    if (isFunctionDeclaration(child)) add(child.name, true);
    else if (isMethodDeclaration(child) || isMethodSignatureDeclaration(child)) add(child.name, true);
    else if (isPropertyDeclaration(child) || isPropertySignatureDeclaration(child)) add(child.name, false);
    else if (isVariableStatement(child)) {
      for (const { name } of child.declarationList.declarations) add(name, false);
    } else if (isClassDeclaration(child)) {
      add(child.name, true);
      places.push(...placesIn(child));
    } else if (isInterfaceDeclaration(child) || isModuleDeclaration(child) || isModuleBlock(child)) {
      places.push(...placesIn(child));
    }
    return undefined;
  });
  return places;
}

function callableAmong(
  checker: Checker,
  symbols: readonly (CompilerSymbol | undefined)[],
): ReadonlySet<CompilerSymbol> {
  const known = symbols.filter((symbol) => symbol !== undefined);
  const types = checker.getTypeOfSymbol(known);
  return new Set(known.filter((_, index) => isCallable(checker, types[index])));
}

function isCallable(checker: Checker, type: Type | undefined): boolean {
  const plain = type === undefined ? undefined : (checker.getNonNullableType(type) ?? type);
  if (plain === undefined) return false;
  return [SignatureKind.Call, SignatureKind.Construct].some(
    (kind) => checker.getSignaturesOfType(plain, kind).length > 0,
  );
}
