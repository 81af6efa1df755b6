import {
  isCallExpression,
  isIdentifier,
  isOwnFile,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isPropertyDeclaration,
  isVariableDeclaration,
  SymbolFlags,
  type CompilerSession,
  type Node,
} from '../../compiler/index.ts';
import { CompilerLost } from '../../compiler/index.ts';
import { exportedValue } from '../commonJs/exportedValue.ts';
import { functionOf } from './findTarget.ts';
import { isFunctionLike, walk } from './functionLike.ts';
import { isPlace, placeOf } from './placeOf.ts';

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
    const named = declaration === undefined ? undefined : nameOf(exportedValue(declaration, project));
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

/** What names a function that is declared by a statement, a member of a class or object, or an export in CommonJS. */
function nameOf(declaration: Node): Node | undefined {
  const isOwner =
    isVariableDeclaration(declaration) ||
    isPropertyAssignment(declaration) ||
    isPropertyDeclaration(declaration);
  const fn = isOwner ? functionOf(declaration) : isFunctionLike(declaration) ? declaration : undefined;
  if (fn === undefined) return undefined;
  const place = placeOf(fn);
  return isPlace(place) ? place.nameNode : nameWithin(declaration);
}

function nameWithin(declaration: Node): Node | undefined {
  const name = 'name' in declaration ? (declaration.name as Node | undefined) : undefined;
  return name !== undefined && isIdentifier(name) ? name : undefined;
}
