import {
  isExpressionStatement,
  isIdentifier,
  isVariableStatement,
  SyntaxKind,
  type Identifier,
  type Node,
  type SourceFile,
  type Statement,
} from '../../compiler/index.ts';
import { hasModifier, isFunctionLike, walk } from '../target/functionLike.ts';
import { obstacle, type Obstacle } from './obstacle.ts';
import type { Projects } from './projects.ts';

/** The end of a CommonJS module, from its first statement that waits, which goes into an async function. */
export interface CommonJsStart {
  readonly sourceFile: SourceFile;
  readonly first: Statement;
  readonly last: Statement;
}

/**
 * Where an async function around the rest of a module does the same as the module did: nobody imports the module, and
 * nothing in the rest is exported, declared for code before it, or returned.
 */
export function commonJsStart(
  sourceFile: SourceFile,
  call: Node,
  projects: Projects,
  known: CommonJsStart | undefined,
): CommonJsStart | Obstacle {
  const { statements } = sourceFile;
  const at = statements.findIndex((statement) => statement.pos <= call.pos && call.end <= statement.end);
  const earlier = known === undefined ? at : Math.min(at, statements.indexOf(known.first));
  const rest = statements.slice(earlier);
  const [first] = rest;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return refused(call, 'it cannot be moved');
  const importer = importerOf(sourceFile, projects);
  if (importer !== undefined)
    return refused(call, `\`${fileName(importer)}\` imports it and expects all of it done`);
  for (const statement of rest) {
    const why = whyStays(statement);
    if (why !== undefined) return refused(statement, why);
    const user = earlierUser(statement, first, projects);
    if (user !== undefined) return refused(user, 'this uses what is declared after it');
  }
  return { sourceFile, first, last };
}

function refused(node: Node, why: string): Obstacle {
  const message = `The call is at the top level of a module that may run as CommonJS, where nothing can wait, and ${why}.`;
  return obstacle('sync-only-caller', node, message);
}

/** Why a statement cannot go into a function. */
function whyStays(statement: Statement): string | undefined {
  const isDeclaration =
    !isExpressionStatement(statement) && !isVariableStatement(statement) && !plain.has(statement.kind);
  if (isDeclaration) return 'a declaration comes after it; move the calls to the end of the module';
  if (isVariableStatement(statement) && hasModifier(statement, SyntaxKind.ExportKeyword))
    return 'what comes after it is exported';
  let why: string | undefined;
  walk(statement, (node) => {
    if (
      isIdentifier(node) &&
      /^(exports|module)$/.test(node.text) &&
      'expression' in node.parent &&
      node.parent.expression === node
    ) {
      const { name } = node.parent as Node & { readonly name?: Node };
      if (node.text === 'exports' || name?.getText() === 'exports') why = 'what comes after it is exported';
    }
    if (node.kind === SyntaxKind.ReturnStatement) why = 'it returns at the top level';
    return !isFunctionLike(node);
  });
  return why;
}

/** A place before the moved statements that uses what one of them declares. */
function earlierUser(statement: Statement, first: Statement, projects: Projects): Node | undefined {
  if (!isVariableStatement(statement)) return undefined;
  const names = statement.declarationList.declarations.flatMap(({ name }) => namesIn(name));
  return names.flatMap((name) => projects.usesOf(name)).find((use) => use.end <= first.getStart());
}

function namesIn(binding: Node): readonly Identifier[] {
  const names: Identifier[] = [];
  walk(binding, (node) => {
    const isName = isIdentifier(node) && 'name' in node.parent && node.parent.name === node;
    if (isName || node === binding) if (isIdentifier(node)) names.push(node);
  });
  return names;
}

const plain = new Set([
  SyntaxKind.IfStatement,
  SyntaxKind.ForStatement,
  SyntaxKind.ForOfStatement,
  SyntaxKind.ForInStatement,
  SyntaxKind.WhileStatement,
  SyntaxKind.DoStatement,
  SyntaxKind.TryStatement,
  SyntaxKind.SwitchStatement,
  SyntaxKind.Block,
  SyntaxKind.ThrowStatement,
]);

/** A file that loads the module. */
function importerOf(sourceFile: SourceFile, projects: Projects): SourceFile | undefined {
  const base = sourceFile.fileName
    .slice(sourceFile.fileName.lastIndexOf('/') + 1)
    .replace(/\.[cm]?[jt]sx?$/, '');
  return projects.sourceFiles().find((other) => {
    if (other === sourceFile || !other.text.includes(base)) return false;
    const { checker } = projects.of(other);
    let found = false;
    walk(other, (node) => {
      if (node.kind !== SyntaxKind.StringLiteral || !node.getText().includes(base)) return !found;
      const symbol = checker.getSymbolAtLocation(node);
      found ||=
        symbol?.declarations.some(({ path }) => path.toLowerCase() === sourceFile.path.toLowerCase()) ===
        true;
      return !found;
    });
    return found;
  });
}

function fileName({ fileName: file }: SourceFile): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
