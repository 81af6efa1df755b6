import { type CatalogEntry, isCatalogued, lookUp } from '../catalog/index.ts';
import {
  type CallExpression,
  type CompilerSymbol,
  type Expression,
  type Identifier,
  isBinaryExpression,
  isBlock,
  isCallExpression,
  isClassDeclaration,
  isClassExpression,
  isConditionalExpression,
  isConstructorDeclaration,
  isExportAssignment,
  isIdentifier,
  isOwnFile,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isPropertyDeclaration,
  isReturnStatement,
  isShorthandPropertyAssignment,
  isVariableDeclaration,
  type Node,
  SymbolFlags,
  SyntaxKind,
} from '../compiler/index.ts';
import { rootIdentifier, shortText, unwrap } from './expressions.ts';
import { externalName } from './externalName.ts';
import type { CallFact, FileFacts, FunctionFacts } from './facts.ts';
import { type BodyOwner, type ClassNode, isFunctionWithBody } from './functionNode.ts';
import { importedName } from './imports.ts';
import type { ProjectModel } from './projectModel.ts';

/** What a call runs. */
export type Target =
  /** Functions of the project; a class's field initialisers and its constructor come together. */
  | { readonly kind: 'functions'; readonly functions: readonly FunctionFacts[] }
  | { readonly kind: 'catalogued'; readonly entry: CatalogEntry; readonly isByNameOnly: boolean }
  /** A function that the caller of `owner` hands in. */
  | { readonly kind: 'parameter'; readonly owner: BodyOwner; readonly index: number }
  /** Constant work of the language itself. */
  | { readonly kind: 'light' }
  /** `isOutside`: it is known to be code of a package, and types will not tell more. */
  | { readonly kind: 'unresolved'; readonly reason: string; readonly isOutside: boolean };

const light: Target = { kind: 'light' };
const maxDepth = 8;

/** Finds what the calls of one file run, asking the compiler for all of them at once. */
export class Targets {
  readonly #model: ProjectModel;
  readonly #facts: FileFacts;
  readonly #symbols = new Map<Node, CompilerSymbol | undefined>();
  readonly #targets = new Map<Node, Target>();
  readonly #aliases = new Map<CompilerSymbol, CompilerSymbol | undefined>();
  #isPrefetched = false;

  constructor(model: ProjectModel, facts: FileFacts) {
    this.#model = model;
    this.#facts = facts;
  }

  ofCall(call: CallFact): Target {
    const known = this.#targets.get(call.node);
    if (known !== undefined) return known;
    this.#prefetch();
    const target = this.#resolveCall(call);
    this.#targets.set(call.node, target);
    return target;
  }

  /** What a function-valued expression is: a callback, an initialiser, the base of a class. */
  ofValue(value: Expression, depth = 0): Target {
    const node = unwrap(value);
    if (isFunctionWithBody(node)) return this.#functions(node);
    if (isClassExpression(node)) return this.#class(node, depth);
    const bound = boundFunction(node);
    if (bound !== undefined && depth <= maxDepth) return this.ofValue(bound, depth + 1);
    if (isCallExpression(node) && depth <= maxDepth)
      return this.#returned(node, depth) ?? this.#byName(node) ?? unresolved(node);
    if (depth > maxDepth) return unresolved(node);
    return this.#lexical(node, depth) ?? this.#checked(node, depth) ?? this.#byName(node) ?? unresolved(node);
  }

  #resolveCall(call: CallFact): Target {
    if (call.form === 'import') return catalogued(lookUp('', 'import'), false) ?? light;
    const callee = unwrap(call.callee);
    if (callee.kind === SyntaxKind.SuperKeyword) return this.#super(callee);
    if (isConditionalExpression(callee)) return unresolved(callee);
    const target = this.ofValue(callee);
    if (target.kind !== 'unresolved' || target.isOutside) return target;
    return this.#bySignature(call) ?? target;
  }

  /** Names that the file itself declares, without asking the compiler. */
  #lexical(node: Expression, depth: number): Target | undefined {
    if (!isIdentifier(node)) return undefined;
    const declared = this.#facts.scopes.lookUp(node);
    if (declared?.kind === 'other') return this.#declaration(declared.node, depth);
    if (declared?.kind === 'parameter') {
      // An inline callback is handed functions by whoever calls it (`resolve`, `next`, `done`): they take the result
      // and belong to the caller.
      return isInlineCallback(declared.owner)
        ? light
        : { kind: 'parameter', owner: declared.owner, index: declared.index };
    }
    if (declared?.kind === 'variable' && declared.path === '' && declared.node.initializer !== undefined) {
      const value = unwrap(declared.node.initializer);
      if (isFunctionWithBody(value)) return this.#functions(value);
    }
    return undefined;
  }

  #checked(node: Expression, depth: number): Target | undefined {
    const symbol = this.#symbolAt(node);
    if (symbol === undefined) return undefined;
    const resolved = this.#aliased(symbol);
    if (resolved === undefined) return undefined;
    for (const handle of resolved.declarations) {
      if (!isOwnFile(handle.path)) continue;
      const declaration = this.#model.project.resolve(handle);
      const facts = declaration === undefined ? undefined : this.#model.facts(handle.path);
      if (declaration === undefined || facts === undefined) continue;
      if (isPoolFile(facts)) {
        const pooled = catalogued(lookUp('poolwright:pools', resolved.name), false);
        if (pooled !== undefined) return pooled;
      }
      const target = this.#model.targets(facts).#declaration(declaration, depth + 1);
      if (target !== undefined) return target;
    }
    const isOwn = resolved.declarations.some((handle) => isOwnFile(handle.path));
    return isOwn || resolved.declarations.length === 0 ? undefined : this.#external(resolved, node);
  }

  #declaration(node: Node, depth: number): Target | undefined {
    if (isFunctionWithBody(node)) return this.#functions(node);
    if (isClassDeclaration(node) || isClassExpression(node)) return this.#class(node, depth);
    if (isVariableDeclaration(node) || isPropertyDeclaration(node) || isPropertyAssignment(node)) {
      return node.initializer === undefined ? undefined : this.#settled(node.initializer, depth);
    }
    if (isShorthandPropertyAssignment(node)) return this.#settled(node.name as Identifier, depth);
    if (isExportAssignment(node)) return this.#settled(node.expression, depth);
    return isBinaryExpression(node) ? this.#settled(node.right, depth) : undefined;
  }

  #settled(value: Expression, depth: number): Target | undefined {
    const target = this.ofValue(value, depth + 1);
    return target.kind === 'unresolved' ? undefined : target;
  }

  #functions(node: BodyOwner): Target {
    const facts = this.#facts.byNode.get(node);
    return facts === undefined ? light : { kind: 'functions', functions: [facts] };
  }

  #class(node: ClassNode, depth: number): Target {
    const fields = this.#facts.byNode.get(node);
    const constructorNode = node.members.find(
      (member) => isConstructorDeclaration(member) && member.body !== undefined,
    );
    const own = constructorNode === undefined ? undefined : this.#facts.byNode.get(constructorNode);
    const inherited = own === undefined ? this.#base(node, depth) : undefined;
    const functions = [fields, own].filter((facts) => facts !== undefined);
    if (inherited?.kind === 'functions')
      return { kind: 'functions', functions: [...inherited.functions, ...functions] };
    return { kind: 'functions', functions };
  }

  #base(node: ClassNode, depth: number): Target | undefined {
    const base = node.heritageClauses?.find((clause) => clause.token === SyntaxKind.ExtendsKeyword)?.types[0];
    return base === undefined ? undefined : this.ofValue(base.expression, depth + 1);
  }

  #super(node: Node): Target {
    let outer: Node = node;
    while (!isClassDeclaration(outer) && !isClassExpression(outer)) {
      if (outer.kind === SyntaxKind.SourceFile) return light;
      outer = outer.parent;
    }
    return this.#base(outer, 0) ?? light;
  }

  #external(symbol: CompilerSymbol, node: Expression): Target | undefined {
    const name = externalName(symbol);
    if (name === undefined) return undefined;
    if (/^(Callable|Newable)?Function\.(call|apply)$/.test(name.name) && isPropertyAccessExpression(node)) {
      return this.ofValue(node.expression);
    }
    const entry = lookUp(name.module, name.name);
    if (entry !== undefined) return catalogued(entry, false);
    if (name.isLanguage) return light;
    return this.#byName(node) ?? notKnown(name.module, name.name);
  }

  /** Types are missing: the module specifier and the imported name are all there is. */
  #byName(node: Expression): Target | undefined {
    const imported = importedName(node, this.#facts.scopes);
    if (imported === undefined) return globalName(node, this.#facts);
    if (imported.module.startsWith('.')) return undefined;
    return (
      catalogued(lookUp(imported.module, imported.name), true) ?? notKnown(imported.module, imported.name)
    );
  }

  /** What the type of the callee says: closures that a function returned, destructured methods. */
  #bySignature(call: CallFact): Target | undefined {
    if (call.form !== 'call') return undefined;
    const signature = this.#model.project.checker.getResolvedSignature(call.node);
    const handle = signature?.declaration;
    if (handle === undefined || !isOwnFile(handle.path)) return undefined;
    const declaration = this.#model.project.resolve(handle);
    const facts = this.#model.facts(handle.path);
    if (declaration === undefined || facts === undefined || !isFunctionWithBody(declaration))
      return undefined;
    const found = facts.byNode.get(declaration);
    return found === undefined ? undefined : { kind: 'functions', functions: [found] };
  }

  /** The closure that a function of the project returns, where it is written in its `return`. */
  #returned(node: CallExpression, depth: number): Target | undefined {
    const target = this.ofValue(node.expression, depth + 1);
    const [made] = target.kind === 'functions' ? target.functions : [];
    const value = made === undefined ? undefined : returnedValue(made.node);
    if (made === undefined || value === undefined || !isFunctionWithBody(unwrap(value))) return undefined;
    const facts = this.#model.factsOf(made);
    return this.#model.targets(facts).ofValue(value, depth + 1);
  }

  #aliased(symbol: CompilerSymbol): CompilerSymbol | undefined {
    if ((symbol.flags & SymbolFlags.Alias) === 0) return symbol;
    if (!this.#aliases.has(symbol)) {
      const { checker } = this.#model.project;
      const target = checker.getAliasedSymbol(symbol);
      this.#aliases.set(symbol, checker.isUnknownSymbol(target) ? undefined : target);
    }
    return this.#aliases.get(symbol);
  }

  #symbolAt(node: Expression): CompilerSymbol | undefined {
    const name = nameNode(node);
    if (name === undefined) return undefined;
    if (!this.#symbols.has(name))
      this.#symbols.set(name, this.#model.project.checker.getSymbolAtLocation(name));
    return this.#symbols.get(name);
  }

  #prefetch(): void {
    if (this.#isPrefetched) return;
    this.#isPrefetched = true;
    const names = new Set<Node>();
    for (const facts of this.#facts.functions) {
      for (const call of facts.calls) {
        for (const value of [call.callee, ...call.arguments]) {
          const node = unwrap(value);
          const name = nameNode(node);
          if (name === undefined) continue;
          if (isIdentifier(node) && this.#isDeclaredHere(node)) continue;
          names.add(name);
        }
      }
    }
    const nodes = [...names];
    if (nodes.length === 0) return;
    const symbols = this.#model.project.checker.getSymbolAtLocation(nodes);
    for (const [index, node] of nodes.entries()) this.#symbols.set(node, symbols[index]);
  }

  #isDeclaredHere(node: Expression): boolean {
    if (!isIdentifier(node)) return false;
    const declared = this.#facts.scopes.lookUp(node);
    return declared?.kind === 'other' || declared?.kind === 'parameter';
  }
}

/** What the last statement of a function's body returns, or its concise body. */
function returnedValue(node: BodyOwner): Expression | undefined {
  const { body } = node as Partial<{ body: Node }>;
  if (body === undefined) return undefined;
  if (!isBlock(body)) return body as Expression;
  const last = body.statements.at(-1);
  return last !== undefined && isReturnStatement(last) ? last.expression : undefined;
}

/** A file that a wrap wrote: its functions hand work to a pool, whatever else it takes to do so. */
function isPoolFile(facts: FileFacts): boolean {
  return facts.source.text.startsWith('// poolwright:pools v');
}

/** `f` of `f.bind(…)`. */
function boundFunction(node: Expression): Expression | undefined {
  if (!isCallExpression(node)) return undefined;
  const callee = unwrap(node.expression);
  return isPropertyAccessExpression(callee) && callee.name.text === 'bind' ? callee.expression : undefined;
}

/** The identifier that the compiler knows a name by: `m` of `a.m`. */
function nameNode(node: Expression): Node | undefined {
  if (isIdentifier(node)) return node;
  return isPropertyAccessExpression(node) ? node.name : undefined;
}

/** `setTimeout`, `JSON.parse`, `console.log` where not even the language's own types are there. */
function globalName(node: Expression, facts: FileFacts): Target | undefined {
  const root = rootIdentifier(node);
  if (root === undefined || facts.scopes.lookUp(root) !== undefined) return undefined;
  const text = node.getText().replaceAll(/\s+/g, '');
  const spelled = text
    .replace(/^(globalThis|global)\./, '')
    .replace(/^console\./, 'Console.')
    .replace(/^process\./, 'Process.')
    .replace(/^performance\./, 'Performance.');
  return catalogued(lookUp('', spelled), true);
}

function catalogued(entry: CatalogEntry | undefined, isByNameOnly: boolean): Target | undefined {
  return entry === undefined ? undefined : { kind: 'catalogued', entry, isByNameOnly };
}

function notKnown(module: string, name: string): Target {
  const where =
    module === ''
      ? 'a global'
      : isCatalogued(module)
        ? `a function of ${module}`
        : `of the package ${module}`;
  return {
    kind: 'unresolved',
    reason: `${name} is ${where} that the catalogue does not list`,
    isOutside: true,
  };
}

function unresolved(node: Node): Target {
  return { kind: 'unresolved', reason: `what ${shortText(node, 32)} calls cannot be told`, isOutside: false };
}

/** A function that is written where it is handed over, `new Promise((resolve) => …)`. */
function isInlineCallback(owner: BodyOwner): boolean {
  if (owner.kind !== SyntaxKind.ArrowFunction && owner.kind !== SyntaxKind.FunctionExpression) return false;
  let outer: Node = owner.parent;
  while (outer.kind === SyntaxKind.ParenthesizedExpression) outer = outer.parent;
  return outer.kind === SyntaxKind.CallExpression || outer.kind === SyntaxKind.NewExpression;
}
