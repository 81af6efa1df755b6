import { isBuiltin } from 'node:module';
import { lookUp } from '../catalog/index.ts';
import { builtinMethod } from './builtinMethods.ts';
import {
  type CallExpression,
  type CompilerSymbol,
  type Expression,
  type ForOfStatement,
  type Identifier,
  isBinaryExpression,
  isCallExpression,
  isClassDeclaration,
  isClassExpression,
  isConstructorDeclaration,
  isExportAssignment,
  isGetAccessorDeclaration,
  isIdentifier,
  isOwnFile,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isPropertyDeclaration,
  isSetAccessorDeclaration,
  isShorthandPropertyAssignment,
  isVariableDeclaration,
  type Node,
  type NodeHandle,
  SymbolFlags,
  SyntaxKind,
} from '../compiler/index.ts';
import { unwrap, unwrapAwait } from './expressions.ts';
import { externalName } from './externalName.ts';
import type { CallFact, FileFacts, FunctionFacts, ReadFact } from './facts.ts';
import { type BodyOwner, type ClassNode, isFunctionWithBody } from './functionNode.ts';
import { memberOf, type MemberPlace } from './hierarchy.ts';
import { ownerOfMember } from './implementations.ts';
import { importedName } from './imports.ts';
import type { ProjectModel } from './projectModel.ts';
import type { FileUpdate } from './incremental/fileUpdate.ts';
import {
  catalogued,
  globalTarget,
  light,
  notKnown,
  oneOf,
  succeeding,
  type Target,
  unresolved,
} from './target.ts';
import { thisMember } from './thisMember.ts';
import {
  alternatives,
  boundFunction,
  isInlineCallback,
  isPoolFile,
  nameNode,
  returnedValue,
} from './valueShapes.ts';

/** How far values are followed from variable to variable. */
const maxDepth = 8;

/** Finds what the calls of one file run, asking the compiler for all of them at once. */
export class Targets {
  readonly #model: ProjectModel;
  readonly #facts: FileFacts;
  readonly #symbols = new Map<Node, CompilerSymbol | undefined>();
  readonly #targets = new Map<Node, Target>();
  readonly #values = new Map<Node, Target>();
  /** Files that have functions which calls here run. */
  readonly #reached = new Set<string>();
  /** Functions whose names the compiler was asked about, or need not be. */
  readonly #prefetched = new Set<FunctionFacts>();
  readonly #calls = new Map<FunctionFacts, readonly CallFact[]>();
  readonly #aliases = new Map<CompilerSymbol, CompilerSymbol | undefined>();

  constructor(model: ProjectModel, facts: FileFacts) {
    this.#model = model;
    this.#facts = facts;
  }

  ofCall(call: CallFact): Target {
    const known = this.#targets.get(call.node);
    if (known !== undefined) return known;
    this.#prefetch();
    return this.#keep(this.#targets, call.node, this.#resolveCall(call));
  }

  /** Forgets what the compiler said of names, which it says anew of a newer program. What was found stays. */
  rebase(): void {
    this.#symbols.clear();
    this.#aliases.clear();
  }

  /** Lets what was found in this file be about the new facts of an edited file. */
  follow(update: FileUpdate): void {
    if (!this.#reached.has(update.old.source.fileName)) return;
    for (const found of [this.#targets, this.#values]) {
      for (const [node, target] of found) {
        const followed = succeeding(target, update);
        if (followed !== target) found.set(node, followed);
      }
    }
  }

  /** Takes over what was found about functions of this file that the edit did not touch. */
  carry(before: Targets, update: FileUpdate): void {
    const { edited, successors } = update;
    for (const [old, now] of successors) {
      if (edited.has(old) || old.calls.length !== now.calls.length) continue;
      const calls = before.#calls.get(old);
      for (const [index, call] of old.calls.entries()) {
        const same = now.calls[index];
        if (same === undefined) continue;
        this.#carryNode(before, call.node, same.node, update);
        for (const [at, value] of call.arguments.entries()) {
          const argument = same.arguments[at];
          if (argument !== undefined) this.#carryNode(before, unwrap(value), unwrap(argument), update);
        }
      }
      if (calls === undefined) continue;
      for (const [index, { node }] of old.reads.entries()) {
        const same = now.reads[index];
        if (same !== undefined) this.#carryNode(before, node, same.node, update);
      }
      this.#prefetched.add(now);
    }
  }

  #carryNode(before: Targets, from: Node, to: Node, update: FileUpdate): void {
    const target = before.#targets.get(from);
    if (target !== undefined) this.#keep(this.#targets, to, succeeding(target, update));
    const value = before.#values.get(from);
    if (value !== undefined) this.#keep(this.#values, to, succeeding(value, update));
  }

  #keep(found: Map<Node, Target>, node: Node, target: Target): Target {
    for (const file of filesOf(target)) this.#reached.add(file);
    found.set(node, target);
    return target;
  }

  /** What a function-valued expression is: a callback, an initialiser, the base of a class. */
  ofValue(value: Expression, depth = 0): Target {
    const node = unwrap(value);
    const known = this.#values.get(node);
    if (known !== undefined) return known;
    const target = this.#findValue(node, depth);
    return depth === 0 ? this.#keep(this.#values, node, target) : target;
  }

  #findValue(node: Expression, depth: number): Target {
    if (isFunctionWithBody(node)) return this.#functions(node);
    if (isClassExpression(node)) return this.#class(node, depth);
    const choices = depth > maxDepth ? undefined : alternatives(node, this.#facts.scopes);
    if (choices !== undefined) return this.#oneOfValues(choices, depth) ?? unresolved(node);
    const bound = boundFunction(node);
    if (bound !== undefined && depth <= maxDepth) return this.ofValue(bound, depth + 1);
    if (isCallExpression(node) && depth <= maxDepth)
      return this.#returned(node, depth) ?? this.#byName(node) ?? unresolved(node);
    if (depth > maxDepth) return unresolved(node);
    return this.#lexical(node, depth) ?? this.#checked(node, depth) ?? this.#byName(node) ?? unresolved(node);
  }

  /** The calls of a function, and with them the accessors that its reads run and the iterators of what it goes through. */
  callsOf(fn: FunctionFacts): readonly CallFact[] {
    const known = this.#calls.get(fn);
    if (known !== undefined) return known;
    const accessors = this.#model.accessorNames();
    const accesses = fn.reads
      .filter(({ node }) => accessors.has(node.name.text))
      .map((read): CallFact => accessCall(read, this.#facts))
      .filter((call) => this.ofCall(call).kind !== 'light');
    const runs = fn.calls.filter((call) => call.form !== 'iterate' || this.ofCall(call).kind !== 'light');
    const calls = [...runs, ...accesses];
    this.#calls.set(fn, calls);
    return calls;
  }

  /** The arguments of a call whose size its work goes by, where only their type tells it. */
  measured(call: CallFact): readonly Expression[] {
    const target = this.ofCall(call);
    const over = target.kind === 'catalogued' ? target.entry.work?.over : undefined;
    const argument = typeof over === 'number' ? call.arguments[over] : undefined;
    const node = argument === undefined ? undefined : unwrapAwait(argument);
    const isNamed = node !== undefined && nameNode(node) !== undefined;
    return isNamed || (node !== undefined && isCallExpression(node)) ? [node] : [];
  }

  #resolveCall(call: CallFact): Target {
    if (call.form === 'import') return catalogued(lookUp('', 'import'), false) ?? light;
    if (call.form === 'access') return this.#accessor(call);
    if (call.form === 'iterate') return this.#iterator(call);
    const callee = unwrap(call.callee);
    if (callee.kind === SyntaxKind.SuperKeyword) return this.#super(callee);
    const target = this.ofValue(callee);
    if (target.kind !== 'unresolved' || target.isOutside) return target;
    return this.#bySignature(call) ?? this.#onUnknown(callee) ?? target;
  }

  /** The getter or setter that a property is; `light` for plain properties. */
  #accessor(call: CallFact): Target {
    const node = call.callee;
    if (!isPropertyAccessExpression(node)) return light;
    const isWrite = call.isDiscarded;
    const inLexical = thisMember(node);
    const symbol = inLexical === undefined ? this.#symbolAt(node) : undefined;
    const places: readonly MemberPlace[] =
      inLexical === undefined
        ? (symbol?.declarations ?? []).flatMap((handle) => this.#place(handle) ?? [])
        : [{ member: inLexical, facts: this.#facts }];
    const all = places.flatMap((place) => [place, ...this.#overriding(place.member)]);
    const accessors = all.filter(({ member }) =>
      isWrite ? isSetAccessorDeclaration(member) : isGetAccessorDeclaration(member),
    );
    return oneOf(accessors.flatMap((place) => this.#atPlace(place, 0) ?? [])) ?? light;
  }

  /** The iterator of an object that is gone through, where it is written in the project or catalogued. */
  #iterator(call: CallFact): Target {
    const node = unwrapAwait(call.callee);
    const isAsync = (call.node as Partial<ForOfStatement>).awaitModifier !== undefined;
    const name = isAsync ? '[Symbol.asyncIterator]' : '[Symbol.iterator]';
    const imported = isAsync ? importedName(node, this.#facts.scopes) : undefined;
    const listed = imported === undefined ? undefined : lookUp(imported.module, `${imported.name}.${name}`);
    if (listed !== undefined) return catalogued(listed, true) ?? light;
    if (!isAsync && !this.#model.hasIterables()) return light;
    const symbol = this.#model.project.checker.getTypeAtLocation(node)?.getSymbol();
    if (symbol === undefined) return light;
    const external = externalName(symbol);
    if (external !== undefined)
      return catalogued(lookUp(external.module, `${external.name}.${name}`), false) ?? light;
    const own = symbol.declarations.flatMap((handle) => {
      const place = this.#place(handle);
      const member = place === undefined ? undefined : memberOf(place.member, name);
      return member === undefined || place === undefined ? [] : [{ member, facts: place.facts }];
    });
    return oneOf(own.flatMap((place) => this.#atPlace(place, 0) ?? [])) ?? light;
  }

  /** A method that only the language's own objects have, on a value of unknown type. */
  #onUnknown(callee: Expression): Target | undefined {
    if (!isPropertyAccessExpression(callee) || this.#symbolAt(callee) !== undefined) return undefined;
    const entry = builtinMethod(callee.name.text);
    if (entry === undefined) return undefined;
    return entry === 'constant' ? light : catalogued(entry, true);
  }

  /** A member as a target, by what its own file says. */
  #atPlace({ member, facts }: MemberPlace, depth: number): Target | undefined {
    return this.#model.targets(facts).#declaration(member, depth + 1);
  }

  #place(handle: NodeHandle): MemberPlace | undefined {
    if (!isOwnFile(handle.path)) return undefined;
    const member = this.#model.project.resolve(handle);
    const facts = member === undefined ? undefined : this.#model.facts(handle.path);
    return member === undefined || facts === undefined ? undefined : { member, facts };
  }

  /** The members that override or implement one. */
  #overriding(member: Node): readonly MemberPlace[] {
    const owner = ownerOfMember(member);
    const name = (member as Partial<{ name: Node }>).name?.getText();
    if (owner === undefined || name === undefined || name.startsWith('#')) return [];
    return this.#model.hierarchy.members(owner.node, owner.name, name);
  }

  /** A member and what overrides it, whichever it is when the program runs. */
  #dispatched(place: MemberPlace, depth: number): Target | undefined {
    const all = [place, ...this.#overriding(place.member)];
    return oneOf(all.flatMap((one) => this.#atPlace(one, depth) ?? []));
  }

  #oneOfValues(values: readonly Expression[], depth: number): Target | undefined {
    return oneOf(values.map((value) => this.ofValue(value, depth + 1)));
  }

  /** Names that the file itself declares, without asking the compiler. */
  #lexical(node: Expression, depth: number): Target | undefined {
    if (isPropertyAccessExpression(node)) {
      const member = thisMember(node);
      return member === undefined ? undefined : this.#dispatched({ member, facts: this.#facts }, depth);
    }
    if (!isIdentifier(node)) return undefined;
    const declared = this.#facts.scopes.lookUp(node);
    if (declared?.kind === 'other') return this.#declaration(declared.node, depth);
    if (declared?.kind === 'parameter') {
      // An inline callback is handed functions by whoever calls it (`resolve`, `next`, `done`): they take the result
      // and belong to the caller.
      return isInlineCallback(declared.owner)
        ? light
        : { kind: 'parameter', owner: declared.owner, index: declared.index, path: declared.path };
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
      const place = this.#place(handle);
      if (place === undefined) continue;
      if (isPoolFile(place.facts)) {
        const pooled = catalogued(lookUp('poolwright:pools', resolved.name), false);
        if (pooled !== undefined) return pooled;
      }
      const isStatic = isPropertyAccessExpression(node) && node.expression.kind === SyntaxKind.SuperKeyword;
      const target = isStatic ? this.#atPlace(place, depth) : this.#dispatched(place, depth);
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
    const byName = this.#byName(node);
    if (byName !== undefined && byName.kind !== 'unresolved') return byName;
    const declaredIn = symbol.declarations[0]?.path ?? '';
    const declared = this.#ofPackage(name.module, name.name, declaredIn);
    return declared.kind === 'unresolved' ? (byName ?? declared) : declared;
  }

  /** What the catalogue does not list: as the package's own JavaScript has it, or unresolved. */
  #ofPackage(specifier: string, name: string, declaredIn?: string): Target {
    if (isBuiltin(specifier) || specifier === '') return notKnown(specifier, name);
    const fromFile = this.#facts.source.fileName;
    return this.#model.packages.target({
      specifier,
      name,
      fromFile,
      ...(declaredIn === undefined ? {} : { declaredIn }),
    });
  }

  /** Types are missing: the module specifier and the imported name are all there is. */
  #byName(node: Expression): Target | undefined {
    const imported = importedName(node, this.#facts.scopes);
    if (imported === undefined) return globalTarget(node, this.#facts.scopes);
    if (imported.module.startsWith('.')) return undefined;
    return (
      catalogued(lookUp(imported.module, imported.name), true) ??
      this.#ofPackage(imported.module, imported.name)
    );
  }

  /** What the type of the callee says: closures that a function returned, destructured methods. */
  #bySignature(call: CallFact): Target | undefined {
    if (!isCallExpression(call.node)) return undefined;
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
    if (made !== undefined) this.#model.factories.add(made);
    const value = made === undefined ? undefined : returnedValue(made.node);
    if (made === undefined || value === undefined) return undefined;
    if (!isFunctionWithBody(unwrap(value)) && !isClassExpression(unwrap(value))) return undefined;
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
    const functions = this.#facts.functions.filter((fn) => !this.#prefetched.has(fn));
    if (functions.length === 0) return;
    const names = new Set<Node>();
    const accessors = this.#model.accessorNames();
    for (const facts of functions) {
      this.#prefetched.add(facts);
      for (const call of facts.calls) {
        if (call.form === 'iterate') continue;
        for (const value of [call.callee, ...call.arguments]) {
          const node = unwrap(value);
          const name = nameNode(node);
          if (name === undefined) continue;
          if (isIdentifier(node) && this.#isDeclaredHere(node)) continue;
          names.add(name);
        }
      }
      for (const { node } of facts.reads) if (accessors.has(node.name.text)) names.add(node.name);
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

/** Reading or writing a property, as the call that it may be. */
function accessCall(
  { node, isWrite, loop, isInWorkerOnly, isOnError }: ReadFact,
  facts: FileFacts,
): CallFact {
  return {
    node,
    form: 'access',
    callee: node,
    arguments: [],
    loop,
    line: facts.source.getLineAndCharacterOfPosition(node.name.getStart(facts.source)).line + 1,
    isDiscarded: isWrite,
    isReturned: false,
    isInWorkerOnly,
    isOnError,
  };
}

/** Files whose functions a target is about. */
function filesOf(target: Target): readonly string[] {
  if (target.kind === 'one-of') return target.targets.flatMap(filesOf);
  if (target.kind === 'parameter') return [target.owner.getSourceFile().fileName];
  return target.kind === 'functions' ? target.functions.map(({ file }) => file) : [];
}
