import {
  isCallExpression,
  isIdentifier,
  isOwnFile,
  isPropertyAccessExpression,
  isVariableDeclaration,
  SymbolFlags,
  type CompilerSession,
  type Node,
} from '../../compiler/index.ts';
import { CompilerLost } from '../../compiler/index.ts';
import { functionOf } from './findTarget.ts';
import { isFunctionLike, walk } from './functionLike.ts';

/** Where the name of a function stands: the file and an offset in it. */
export interface CalledFunction {
  readonly file: string;
  readonly offset: number;
}

/** The function of the project that is called by the name at an offset: one question to the compiler. */
export function functionCalledAt(
  session: CompilerSession,
  file: string,
  offset: number,
): CalledFunction | undefined {
  const project = session.projectOf(file);
  const sourceFile = project?.sourceFile(file);
  if (project === undefined || sourceFile === undefined) return undefined;
  let name: Node | undefined;
  walk(sourceFile, (node) => {
    if (offset < node.pos || node.end < offset) return false;
    if (isIdentifier(node) && node.getStart(sourceFile) <= offset && isCallee(node)) name = node;
    return true;
  });
  if (name === undefined) return undefined;
  try {
    const { checker } = project;
    const symbol = checker.getSymbolAtLocation(name);
    const isAlias = symbol !== undefined && (symbol.flags & SymbolFlags.Alias) !== 0;
    const handle = (isAlias ? checker.getAliasedSymbol(symbol) : symbol)?.valueDeclaration;
    const declaration = handle === undefined || !isOwnFile(handle.path) ? undefined : project.resolve(handle);
    const named = declaration === undefined ? undefined : nameOf(declaration);
    return named === undefined
      ? undefined
      : { file: named.getSourceFile().fileName, offset: named.getStart() };
  } catch (error) {
    if (error instanceof CompilerLost) throw error;
    return undefined; // The compiler has no answer about this code: nothing is offered at it.
  }
}

function isCallee(node: Node): boolean {
  const { parent } = node;
  const callee = isPropertyAccessExpression(parent) && parent.name === node ? parent : node;
  return isCallExpression(callee.parent) && callee.parent.expression === callee;
}

function nameOf(declaration: Node): Node | undefined {
  const isFunction =
    isFunctionLike(declaration) ||
    (isVariableDeclaration(declaration) && functionOf(declaration) !== undefined);
  const name = isFunction && 'name' in declaration ? (declaration.name as Node | undefined) : undefined;
  return name !== undefined && isIdentifier(name) ? name : undefined;
}
