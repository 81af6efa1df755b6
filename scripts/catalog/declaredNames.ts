import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  CompilerSession,
  isClassDeclaration,
  isExportAssignment,
  isExportSpecifier,
  isFunctionDeclaration,
  isIdentifier,
  isInterfaceDeclaration,
  isModuleDeclaration,
  isStringLiteral,
  isTypeAliasDeclaration,
  isVariableDeclaration,
  type Node,
  SyntaxKind,
} from '../../src/compiler/index.ts';

/**
 * All names that the declarations in some folders have, owners before members (`Client.query`), as the catalogue spells
 * them. Where a folder declares nothing its JavaScript is read instead.
 */
export function declaredNames(folders: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const folder of folders) for (const name of namesIn(folder)) names.add(name);
  return names;
}

function namesIn(folder: string): ReadonlySet<string> {
  const declarations = filesIn(folder, /\.d\.[cm]?ts$/);
  const files = declarations.length > 0 ? declarations : filesIn(folder, /\.[cm]?js$/);
  // Each file is read by itself: nothing that it imports has to be there.
  const config = path.join(folder, 'tsconfig.poolwright.json');
  const compilerOptions = { noResolve: true, allowJs: true, noLib: true, types: [], noEmit: true };
  writeFileSync(config, JSON.stringify({ compilerOptions, files }));
  const session = new CompilerSession({ workingDirectory: folder });
  try {
    const project = session.openProject(config);
    const names = new Set<string>();
    for (const file of files) {
      const source = project?.sourceFile(path.posix.join(folder.replaceAll('\\', '/'), file));
      source?.forEachChild((node) => {
        collect(node, [], names);
      });
    }
    return names;
  } finally {
    session.dispose();
  }
}

function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => ending.test(file) && !file.includes('node_modules/'))
    .sort();
}

function collect(node: Node, owners: readonly string[], names: Set<string>): void {
  const inside = (name: string | undefined): readonly string[] => {
    if (name === undefined) return owners;
    const own = [...owners, name];
    names.add(
      own.map((part, index) => (index < own.length - 1 ? part.replace(/Constructor$/, '') : part)).join('.'),
    );
    return own;
  };
  if (isExportAssignment(node)) names.add('default');
  if (isExportSpecifier(node)) {
    inside(node.name.text);
    return;
  }
  let next = owners;
  if (isModuleDeclaration(node)) next = isStringLiteral(node.name) ? owners : inside(node.name.getText());
  else if (isNamed(node)) next = inside(nameOf(node));
  else if (node.kind === SyntaxKind.BinaryExpression) inside(assignedName(node));
  if ((isClassDeclaration(node) || isFunctionDeclaration(node)) && /^export default\b/.test(node.getText()))
    names.add('default');
  const own = next;
  node.forEachChild((child) => {
    collect(child, own, names);
  });
}

const memberKinds: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.MethodSignature,
  SyntaxKind.MethodDeclaration,
  SyntaxKind.PropertySignature,
  SyntaxKind.PropertyDeclaration,
  SyntaxKind.GetAccessor,
]);

function isNamed(node: Node): boolean {
  return (
    isClassDeclaration(node) ||
    isInterfaceDeclaration(node) ||
    isFunctionDeclaration(node) ||
    isTypeAliasDeclaration(node) ||
    isVariableDeclaration(node) ||
    memberKinds.has(node.kind)
  );
}

function nameOf(node: Node): string | undefined {
  const { name } = node as Partial<{ name: Node }>;
  if (name === undefined) return undefined;
  return isIdentifier(name) || isStringLiteral(name) ? name.text : name.getText();
}

/** `query` of `Client.prototype.query = …` with its owner, and of `exports.query = …` without. */
function assignedName(node: Node): string | undefined {
  const [, target] = /^([\w$.]+)\s*=[^=]/.exec(node.getText()) ?? [];
  return target
    ?.replace(/^(module\.)?exports\./, '')
    .replace('.prototype.', '.')
    .replace(/^.*\.(?=[^.]+\.[^.]+$)/, '');
}
