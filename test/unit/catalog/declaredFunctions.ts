import { externalName } from '../../../src/analysis/externalName.ts';
import {
  type Checker,
  type CompilerProject,
  type CompilerSymbol,
  isClassDeclaration,
  isComputedPropertyName,
  isFunctionDeclaration,
  isInterfaceDeclaration,
  isMethodDeclaration,
  isMethodSignatureDeclaration,
  isModuleDeclaration,
  isPropertyDeclaration,
  isPropertySignatureDeclaration,
  isVariableStatement,
  type Node,
  SignatureKind,
} from '../../../src/compiler/index.ts';

/** A function, a method or a class that a declaration file tells of, by the name that the analysis gives it. */
export interface DeclaredFunction {
  readonly module: string;
  readonly name: string;
  /** Innermost class or interface around it. */
  readonly owner: string | undefined;
  readonly file: string;
}

/** Whatever can be called or made in the declaration files of a program that `isWanted` picks. */
export function declaredFunctions(
  project: CompilerProject,
  isWanted: (file: string) => boolean,
): readonly DeclaredFunction[] {
  const found = new Map<string, DeclaredFunction>();
  for (const file of project.program.getSourceFileNames().filter(isWanted)) {
    const source = project.sourceFile(file);
    if (source === undefined) continue;
    const places: Place[] = [];
    collect(source, undefined, places);
    const symbols = project.checker.getSymbolAtLocation(places.map(({ name }) => name));
    const types = typesOf(project.checker, symbols);
    for (const [index, { owner, isSurelyCallable }] of places.entries()) {
      const symbol = symbols[index];
      const name = symbol === undefined ? undefined : externalName(symbol);
      if (symbol === undefined || name === undefined) continue;
      if (!isSurelyCallable && !isCallable(project.checker, types.get(symbol))) continue;
      found.set(`${name.module}:${name.name}`, { module: name.module, name: name.name, owner, file });
    }
  }
  return [...found.values()];
}

interface Place {
  readonly name: Node;
  readonly owner: string | undefined;
  readonly isSurelyCallable: boolean;
}

function collect(node: Node, owner: string | undefined, places: Place[]): void {
  node.forEachChild((child) => {
    if (isModuleDeclaration(child)) {
      if (child.body !== undefined) collect(child.body, owner, places);
    } else if (isFunctionDeclaration(child) && child.name !== undefined) {
      places.push({ name: child.name, owner, isSurelyCallable: true });
    } else if (isVariableStatement(child)) {
      for (const { name } of child.declarationList.declarations)
        places.push({ name, owner, isSurelyCallable: false });
    } else if (isClassDeclaration(child) && child.name !== undefined) {
      places.push({ name: child.name, owner, isSurelyCallable: true });
      collect(child, child.name.text, places);
    } else if (isInterfaceDeclaration(child)) {
      collect(child, child.name.text, places);
    } else if (isMethodDeclaration(child) || isMethodSignatureDeclaration(child)) {
      if (!isComputedPropertyName(child.name))
        places.push({ name: child.name, owner, isSurelyCallable: true });
    } else if (isPropertyDeclaration(child) || isPropertySignatureDeclaration(child)) {
      if (!isComputedPropertyName(child.name))
        places.push({ name: child.name, owner, isSurelyCallable: false });
    }
    return undefined;
  });
  if ('statements' in node || owner !== undefined) return;
}

function typesOf(
  checker: Checker,
  symbols: readonly (CompilerSymbol | undefined)[],
): ReadonlyMap<CompilerSymbol, ReturnType<Checker['getTypeOfSymbol']>> {
  const known = symbols.filter((symbol) => symbol !== undefined);
  const types = checker.getTypeOfSymbol(known);
  return new Map(known.map((symbol, index) => [symbol, types[index]]));
}

function isCallable(checker: Checker, type: ReturnType<Checker['getTypeOfSymbol']>): boolean {
  if (type === undefined) return false;
  const plain = checker.getNonNullableType(type) ?? type;
  return [SignatureKind.Call, SignatureKind.Construct].some(
    (kind) => checker.getSignaturesOfType(plain, kind).length > 0,
  );
}
