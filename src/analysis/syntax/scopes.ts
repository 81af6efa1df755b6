import {
  type BindingName,
  type Identifier,
  type ImportDeclaration,
  isBindingElement,
  isIdentifier,
  isNamespaceImport,
  isStringLiteral,
  type Node,
  NodeFlags,
  type ParameterDeclaration,
  SyntaxKind,
  type VariableDeclaration,
} from '../../compiler/index.ts';
import { type BodyOwner, isFunctionWithBody } from './functionNode.ts';

/** What a name in a file stands for, as far as the file itself says. */
export type Declaration =
  | {
      readonly kind: 'parameter';
      readonly name: string;
      readonly owner: BodyOwner;
      readonly index: number;
      /** `.width` for `width` of `({ width })`. */
      readonly path: string;
      readonly node: ParameterDeclaration;
    }
  | {
      readonly kind: 'variable';
      readonly name: string;
      readonly isConst: boolean;
      /** `.width` for `width` of `const { width } = image`. */
      readonly path: string;
      readonly node: VariableDeclaration;
    }
  | { readonly kind: 'import'; readonly name: string; readonly module: string; readonly exported: string }
  | { readonly kind: 'other'; readonly name: string; readonly node: Node };

/** The names of one file by the scope that declares them. Filled by the walk that gathers facts. */
export class Scopes {
  readonly #names = new Map<Node, Map<string, Declaration>>();

  declare(scope: Node, declaration: Declaration): void {
    let names = this.#names.get(scope);
    if (names === undefined) this.#names.set(scope, (names = new Map()));
    const before = names.get(declaration.name);
    // Beside a value of the same name only a type can be imported.
    if (before === undefined || (before.kind === 'import' && declaration.kind !== 'import'))
      names.set(declaration.name, declaration);
  }

  /** The declaration that an identifier refers to; `undefined` for globals. */
  lookUp(identifier: Identifier): Declaration | undefined {
    const { text } = identifier;
    for (let scope: Node | undefined = identifier.parent; scope !== undefined; scope = scope.parent) {
      const found = this.#names.get(scope)?.get(text);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  declareVariable(node: VariableDeclaration): void {
    const list = node.parent;
    const isBlockScoped = (list.flags & NodeFlags.BlockScoped) !== 0;
    const isConst = (list.flags & NodeFlags.Const) !== 0;
    const scope = isBlockScoped ? blockAround(node) : functionAround(node);
    for (const { name, path } of boundNames(node.name, '')) {
      this.declare(scope, { kind: 'variable', name, isConst, path, node });
    }
  }

  declareParameters(owner: BodyOwner, parameters: readonly ParameterDeclaration[]): void {
    for (const [index, node] of parameters.entries()) {
      for (const { name, path } of boundNames(node.name, '')) {
        this.declare(owner, { kind: 'parameter', name, owner, index, path, node });
      }
    }
  }

  declareImports(source: Node, node: ImportDeclaration): void {
    const module = isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : '';
    const clause = node.importClause;
    if (clause === undefined) return;
    const add = (name: string, exported: string): void => {
      this.declare(source, { kind: 'import', name, module, exported });
    };
    if (clause.name !== undefined) add(clause.name.text, 'default');
    const bindings = clause.namedBindings;
    if (bindings === undefined) return;
    if (isNamespaceImport(bindings)) add(bindings.name.text, '*');
    else
      for (const { name, propertyName } of bindings.elements) add(name.text, propertyName?.text ?? name.text);
  }
}

/** The names that a binding pattern introduces, each with its path into the value. */
function boundNames(binding: BindingName, path: string): { name: string; path: string }[] {
  if (isIdentifier(binding)) return [{ name: binding.text, path }];
  return [...binding.elements].flatMap((element) => {
    if (!isBindingElement(element) || element.name === undefined) return [];
    const key = element.propertyName ?? element.name;
    const isNamed = binding.kind === SyntaxKind.ObjectBindingPattern && element.dotDotDotToken === undefined;
    const step = isNamed && isIdentifier(key) ? `.${key.text}` : '[]';
    return boundNames(element.name, path + step);
  });
}

const blocks: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.Block,
  SyntaxKind.SourceFile,
  SyntaxKind.ModuleBlock,
  SyntaxKind.CaseBlock,
  SyntaxKind.ForStatement,
  SyntaxKind.ForOfStatement,
  SyntaxKind.ForInStatement,
  SyntaxKind.CatchClause,
]);

function blockAround(node: Node): Node {
  let scope = node.parent;
  while (!blocks.has(scope.kind) && !isFunctionWithBody(scope)) scope = scope.parent;
  return scope;
}

/** The function, module or namespace that a place is in. */
export function functionAround(node: Node): Node {
  let scope = node.parent;
  while (
    scope.kind !== SyntaxKind.SourceFile &&
    scope.kind !== SyntaxKind.ModuleBlock &&
    !isFunctionWithBody(scope)
  ) {
    scope = scope.parent;
  }
  return scope;
}

/** The scope that a function or class declaration puts its name into. */
export function declaringScope(node: Node): Node {
  return blockAround(node);
}
