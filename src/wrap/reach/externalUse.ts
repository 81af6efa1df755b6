import { isBuiltin } from 'node:module';
import {
  isBindingElement,
  isElementAccessExpression,
  isImportClause,
  isImportDeclaration,
  isImportSpecifier,
  isNamespaceImport,
  isNewExpression,
  isCallExpression,
  isPropertyAccessExpression,
  isStringLiteral,
  type CompilerProject,
  type CompilerSymbol,
  type Identifier,
  type Node,
} from '../../compiler/index.ts';
import { requireOf } from '../commonJs/requires.ts';
import { wrapped } from '../target/functionLike.ts';
import { isAssigned } from './isAssigned.ts';

/** A use of something that the project does not declare: a global, or an import from Node or a package. */
export interface ExternalUse {
  /** The outermost expression that is still a path from it: `process.stdout.write`. */
  readonly node: Node;
  /** The module it comes from, `node:` put before Node's own; empty for a global. */
  readonly module: string;
  /**
   * Names from the module or global on: `['process', 'exit']`, `['readFileSync']`; `*` for a computed one, `default`
   * for a default import. A namespace import has no name of its own.
   */
  readonly path: readonly string[];
  /** How the whole path is used. */
  readonly usage: 'call' | 'new' | 'value' | 'write';
}

/** Describes a use that begins at a name; `symbol` is the name's own symbol, before imports are followed. */
export function externalUse(
  root: Identifier,
  symbol: CompilerSymbol | undefined,
  project: CompilerProject,
): ExternalUse {
  const origin = originOf(root, symbol, project);
  const path = [...origin.path];
  let node: Node = wrapped(root);
  for (;;) {
    const { parent } = node;
    if (isPropertyAccessExpression(parent) && parent.expression === node) path.push(parent.name.text);
    else if (isElementAccessExpression(parent) && parent.expression === node) {
      const { argumentExpression } = parent;
      path.push(isStringLiteral(argumentExpression) ? argumentExpression.text : '*');
    } else break;
    node = wrapped(parent);
  }
  const normal = normalise(origin.module, path);
  return { node, ...normal, usage: usageOf(node) };
}

/** `import { exit } from 'node:process'` and `globalThis.process.exit` both come out as the global's `process.exit`. */
function normalise(module: string, path: readonly string[]): { module: string; path: readonly string[] } {
  if (module === '') {
    const [first, ...rest] = path;
    return { module, path: (first === 'globalThis' || first === 'global') && rest.length > 0 ? rest : path };
  }
  const names = path[0] === 'default' ? path.slice(1) : path;
  for (const global of ['process', 'console', 'buffer', 'timers'] as const) {
    if (module !== `node:${global}`) continue;
    const isGlobalItself = global === 'process' || global === 'console';
    return { module: '', path: isGlobalItself ? [global, ...names] : names };
  }
  return { module, path };
}

function originOf(
  root: Identifier,
  symbol: CompilerSymbol | undefined,
  project: CompilerProject,
): { readonly module: string; readonly path: readonly string[] } {
  const handle = symbol?.declarations[0];
  const declaration =
    handle === undefined ? undefined : importing(handle.path, root) ? project.resolve(handle) : undefined;
  if (declaration === undefined) return { module: '', path: [root.text] };
  const required = requireOf(declaration);
  if (required !== undefined) {
    const name = isBindingElement(declaration) ? (declaration.propertyName ?? declaration.name) : undefined;
    return { module: normalModule(required.text), path: name === undefined ? [] : [name.getText()] };
  }
  const module = moduleOf(declaration);
  if (module === undefined) return { module: '', path: [root.text] };
  if (isImportSpecifier(declaration))
    return { module, path: [(declaration.propertyName ?? declaration.name).text] };
  if (isNamespaceImport(declaration)) return { module, path: [] };
  if (isImportClause(declaration)) return { module, path: ['default'] };
  return { module: '', path: [root.text] };
}

/** Only a declaration in the same file can be the import that brought the name here; others need not be fetched. */
function importing(path: string, root: Identifier): boolean {
  return path === root.getSourceFile().path;
}

function moduleOf(declaration: Node): string | undefined {
  let node: Node | undefined = declaration;
  while (node !== undefined && !isImportDeclaration(node)) node = node.parent;
  if (node === undefined || !isStringLiteral(node.moduleSpecifier)) return undefined;
  return normalModule(node.moduleSpecifier.text);
}

/** Node's own modules under one name, with or without `node:`. */
export function normalModule(specifier: string): string {
  return !specifier.startsWith('node:') && isBuiltin(specifier) ? `node:${specifier}` : specifier;
}

function usageOf(node: Node): ExternalUse['usage'] {
  const { parent } = node;
  if (isCallExpression(parent) && parent.expression === node) return 'call';
  if (isNewExpression(parent) && parent.expression === node) return 'new';
  return isAssigned(node) ? 'write' : 'value';
}
