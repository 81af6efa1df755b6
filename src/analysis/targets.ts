import { isBuiltin } from 'node:module';
import type { Catalog, CatalogEntry } from '../catalog/index.ts';
import { builtinMethod } from './builtinMethods.ts';
import {
  type CallExpression,
  type CompilerSymbol,
  type Expression,
  type Identifier,
  isBinaryExpression,
  isCallExpression,
  isClassDeclaration,
  isClassExpression,
  isConstructorDeclaration,
  isExportAssignment,
  isGetAccessorDeclaration,
  isIdentifier,
  isInterfaceDeclaration,
  isNewExpression,
  isObjectLiteralExpression,
  isOwnFile,
  isParameterDeclaration,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isPropertyDeclaration,
  isSetAccessorDeclaration,
  isShorthandPropertyAssignment,
  isTypeAliasDeclaration,
  isVariableDeclaration,
  ModifierFlags,
  type Node,
  type NodeHandle,
  type ParameterDeclaration,
  SymbolFlags,
  SyntaxKind,
  type Type,
  type TypeNode,
} from '../compiler/index.ts';
import { rootIdentifier, unwrap, unwrapAwait } from './expressions.ts';
import { isPrismaClient, prismaName } from './prismaClient.ts';
import { externalName } from './externalName.ts';
import { type FileScopes, fileScopes } from './fileScopes.ts';
import type { CallFact, FileFacts, FunctionFacts, ReadFact } from './facts.ts';
import { baseOf } from './classText.ts';
import { assignedValue, parameterTarget, returnedLiteral } from './made.ts';
import {
  type BodyOwner,
  type ClassNode,
  hasModifier,
  isFunctionWithBody,
  parametersOf,
} from './functionNode.ts';
import { defaultOf, functionDefaults, handedFunctions, isSpread, memberValue } from './handed.ts';
import type { ParameterCall } from './summary.ts';
import type { NameSource, Written } from './nameSource.ts';
import { Tables } from './tables.ts';
import { memberOf, type MemberPlace } from './hierarchy.ts';
import { ownerOfMember } from './implementations.ts';
import { allGetters } from './implicitUses.ts';
import { type ImportedName, importedName } from './imports.ts';
import { ownName } from './ownName.ts';
import type { ProjectModel } from './projectModel.ts';
import type { FileUpdate } from './incremental/fileUpdate.ts';
import {
  catalogued,
  functionsOf,
  globalEntry,
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
  callAround,
  isInlineCallback,
  isPoolFile,
  nameNode,
  returnedValue,
} from './valueShapes.ts';
import { annotatedSize } from './typeSizes.ts';

/** How far values are followed from variable to variable. */
const maxDepth = 8;

/** Finds what the calls of one file run, asking the compiler for all of them at once. */
export class Targets implements NameSource {
  readonly #model: ProjectModel;
  readonly scopes: FileScopes;
  readonly #facts: FileFacts;
  readonly #tables: Tables;
  readonly #symbols = new Map<Node, CompilerSymbol | undefined>();
  readonly #types = new Map<Node, Type | undefined>();
  readonly #targets = new Map<Node, Target>();
  readonly #implicits = new Map<Node, Target>();
  readonly #values = new Map<Node, Target>();
  /** Files that have functions which calls here run. */
  readonly #reached = new Set<string>();
  /** Functions whose names the compiler was asked about, or need not be. */
  readonly #prefetched = new Set<FunctionFacts>();
  /** For as long as nothing was edited. */
  readonly #originsOf = new Map<Node, readonly Origin[]>();
  readonly #calls = new Map<FunctionFacts, readonly CallFact[]>();
  readonly #constants = new Map<Identifier, Written | undefined>();
  readonly #typeOf = new Map<Node, Type | undefined>();
  readonly #returns = new Map<CallExpression, Written | undefined>();
  /** Members of objects that are being found: who comes back to one has gone in a circle. */
  readonly #pending = new Set<Node>();
  readonly #namedTypes = new Map<Identifier, Node | undefined>();
  readonly #aliases = new Map<CompilerSymbol, CompilerSymbol | undefined>();

  constructor(model: ProjectModel, facts: FileFacts) {
    this.#model = model;
    this.#facts = facts;
    this.scopes = fileScopes(facts.scopes, model.settings.of(facts.source.fileName).catalog);
    this.#tables = new Tables(facts);
  }

  get #catalog(): Catalog {
    return this.scopes.catalog;
  }

  ofCall(call: CallFact): Target {
    // What is called may itself be gone through: `[...rows()]`.
    const found = call.form === 'implicit' ? this.#implicits : this.#targets;
    const known = found.get(call.node);
    if (known !== undefined) return known;
    this.#prefetch();
    return this.#keep(found, call.node, this.#resolveCall(call));
  }

  /** Forgets what the compiler said of names, which it says anew of a newer program. What was found stays. */
  rebase(): void {
    this.#symbols.clear();
    this.#originsOf.clear();
    this.#types.clear();
    this.#aliases.clear();
    this.#constants.clear();
    this.#namedTypes.clear();
    this.#returns.clear();
    this.#typeOf.clear();
  }

  /** Lets what was found in this file be about the new facts of an edited file. */
  follow(update: FileUpdate): void {
    if (!this.#reached.has(update.old.source.fileName)) return;
    for (const found of [this.#targets, this.#implicits, this.#values]) {
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
      for (const [index, call] of old.calls.entries()) {
        const same = now.calls[index];
        if (same === undefined) continue;
        this.#carryNode(before, call.node, same.node, update);
        for (const [at, value] of call.arguments.entries()) {
          const argument = same.arguments[at];
          if (argument !== undefined) this.#carryNode(before, unwrap(value), unwrap(argument), update);
        }
      }
      for (const [index, { node }] of old.reads.entries()) {
        const same = now.reads[index];
        if (same !== undefined) this.#carryNode(before, node, same.node, update);
      }
      if (before.#prefetched.has(old)) this.#prefetched.add(now);
    }
  }

  #carryNode(before: Targets, from: Node, to: Node, update: FileUpdate): void {
    const target = before.#targets.get(from);
    if (target !== undefined) this.#keep(this.#targets, to, succeeding(target, update));
    const implicit = before.#implicits.get(from);
    if (implicit !== undefined) this.#keep(this.#implicits, to, succeeding(implicit, update));
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
    const choices = depth > maxDepth ? undefined : (alternatives(node) ?? this.#tables.valuesOf(node));
    if (choices !== undefined) return this.#oneOfValues(choices, depth) ?? unresolved(node);
    const bound = boundFunction(node);
    if (bound !== undefined && depth <= maxDepth) return this.ofValue(bound, depth + 1);
    if (isCallExpression(node) && depth <= maxDepth)
      return this.#returned(node, depth) ?? this.#byName(node) ?? unresolved(node);
    if (depth > maxDepth) return unresolved(node);
    const declared = this.#lexical(node, depth) ?? this.#checked(node, depth);
    // Where a type says what it may be, the value that it is made of may say what it is.
    const exact =
      declared === undefined || declared.kind === 'one-of' ? this.#ofInstance(node, depth) : undefined;
    return exact ?? declared ?? this.#byName(node) ?? unresolved(node);
  }

  /** The functions that a call hands over, in objects as well, and those that it leaves the callee to take instead. */
  handedTo(call: CallFact): readonly Target[] {
    const given = handedFunctions(call.arguments, this.#facts.scopes).map((value) => this.ofValue(value));
    const callees = functionsOf(this.ofCall(call));
    const more = callees.flatMap((callee) => [
      ...this.#defaultsFor(callee),
      ...(isMade(callee) ? this.#origins(call).flatMap((origin) => origin.targets.#allHanded(origin)) : []),
    ]);
    return [...given, ...more];
  }

  #allHanded({ args }: Origin): readonly Target[] {
    return handedFunctions(args, this.#facts.scopes).map((value) => this.ofValue(value));
  }

  #defaultsFor(callee: FunctionFacts): readonly Target[] {
    const facts = this.#model.factsOf(callee);
    const targets = this.#model.targets(facts);
    return functionDefaults(callee.node, facts.scopes).map(({ value }) => targets.ofValue(value));
  }

  /** What a function is that a callee calls and does not know: it is handed in by this call, or by an earlier one. */
  handedIn(
    call: CallFact,
    callee: FunctionFacts,
    use: Pick<ParameterCall, 'owner' | 'index' | 'path'>,
    args: readonly Expression[],
  ): Target | 'nothing' | 'unknown' | 'by-others' {
    if (use.owner === callee.node) {
      // What the language hands to a callback is no function of the project.
      if (args !== call.arguments && args[use.index] === undefined) return 'nothing';
      return this.#given(use, args, callee);
    }
    const origin = this.#origins(call).find(({ makers }) => makers.some(({ node }) => node === use.owner));
    const maker = origin?.makers.find(({ node }) => node === use.owner);
    return origin === undefined || maker === undefined
      ? 'by-others'
      : origin.targets.#given(use, origin.args, maker);
  }

  #given(
    { index, path }: Pick<ParameterCall, 'index' | 'path'>,
    args: readonly Expression[],
    callee: FunctionFacts,
  ): Target | 'nothing' | 'unknown' {
    const value = args[index];
    if (isSpread(args.slice(0, index + 1))) return 'unknown';
    const held = value === undefined ? 'absent' : memberValue(value, path, this.#facts.scopes);
    if (held === undefined) return 'unknown';
    if (held !== 'absent') return this.ofValue(held);
    const fallback = defaultOf(callee.node, index, path);
    if (fallback === undefined) return 'nothing';
    return this.#model.targets(this.#model.factsOf(callee)).ofValue(fallback);
  }

  /** The calls that made what a call is made on: `compose(f, g)` of `const h = compose(f, g); h()`, `new Job(f)` of `new Job(f).run()`. */
  #origins(call: CallFact): readonly Origin[] {
    let known = this.#originsOf.get(call.callee);
    if (known === undefined) this.#originsOf.set(call.callee, (known = this.#findOrigins(call)));
    return known;
  }

  #findOrigins(call: Pick<CallFact, 'callee' | 'node'>): readonly Origin[] {
    const found: Origin[] = [];
    let node: Expression | undefined = unwrapAwait(call.callee);
    for (let step = 0; node !== undefined && step < maxDepth; step++) {
      if (isPropertyAccessExpression(node)) {
        const field = thisMember(node);
        node =
          field !== undefined && isPropertyDeclaration(field)
            ? field.initializer
            : unwrapAwait(node.expression);
      } else if (isIdentifier(node)) {
        const declared = this.#facts.scopes.lookUp(node);
        if (declared?.kind === 'import') {
          const value = this.#model.importedConstant(node, declared);
          const facts = value === undefined ? undefined : this.#model.facts(value.getSourceFile().fileName);
          if (value === undefined || facts === undefined) return found;
          return [...found, ...this.#model.targets(facts).#originsFrom(value)];
        }
        node = declared?.kind === 'variable' && declared.isConst ? declared.node.initializer : undefined;
      } else if (isCallExpression(node) || isNewExpression(node)) {
        if (node !== call.node) {
          const makers = functionsOf(this.ofValue(node.expression));
          found.push({ makers, args: [...(node.arguments ?? [])], targets: this });
        }
        node = isCallExpression(node) ? node.expression : undefined;
      } else {
        return found;
      }
      node = node === undefined ? undefined : unwrapAwait(node);
    }
    return found;
  }

  #originsFrom(value: Expression): readonly Origin[] {
    return this.#findOrigins({ callee: value, node: value.parent });
  }

  constantOf(name: Identifier): Written | undefined {
    if (!this.#constants.has(name)) this.#constants.set(name, this.#findConstant(name));
    return this.#constants.get(name);
  }

  #findConstant(name: Identifier): Written | undefined {
    for (const node of this.#model.declarationsOf(name, this.scopes.lookUp(name))) {
      const facts = this.#model.facts(node.getSourceFile().fileName);
      if (facts === undefined) continue;
      const from = this.#model.targets(facts);
      if (isVariableDeclaration(node)) {
        // What is taken out of a `require` is declared there, and here once more.
        if (node.name === name || !isIdentifier(node.name)) continue;
        return { value: node.initializer, type: node.type, from };
      }
      if (isPropertyAssignment(node)) return { value: node.initializer, from };
      if (isExportAssignment(node)) return { value: node.expression, from };
      if (isShorthandPropertyAssignment(node)) return { value: node.name as Identifier, from };
      if (isBinaryExpression(node)) return { value: node.right, from };
    }
    return undefined;
  }

  returnedBy(call: CallExpression): Written | undefined {
    if (!this.#returns.has(call)) {
      // Who comes back here on the way has found nothing.
      this.#returns.set(call, undefined);
      this.#returns.set(call, this.#findReturned(call));
    }
    return this.#returns.get(call);
  }

  #findReturned(call: CallExpression): Written | undefined {
    const target = this.ofValue(call.expression, 1);
    const [made, ...others] = target.kind === 'functions' ? target.functions : [];
    if (made === undefined || others.length > 0) return undefined;
    const facts = this.#model.factsOf(made);
    this.#model.factories.add(made);
    const { type } = made.node as Partial<{ type: TypeNode }>;
    return { type, value: returnedLiteral(made.node, facts.scopes), from: this.#model.targets(facts) };
  }

  typeNamed(name: Identifier): { readonly node: Node; readonly from: NameSource } | undefined {
    if (!this.#namedTypes.has(name)) {
      const node = this.#model.declarationsOf(name, this.scopes.lookUp(name)).find(isTypeDeclaration);
      this.#namedTypes.set(name, node);
    }
    const node = this.#namedTypes.get(name);
    const facts = node === undefined ? undefined : this.#model.facts(node.getSourceFile().fileName);
    return node === undefined || facts === undefined ? undefined : { node, from: this.#model.targets(facts) };
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
    const runs = fn.calls.filter((call) => call.form !== 'implicit' || this.ofCall(call).kind !== 'light');
    const calls = [...runs, ...accesses];
    this.#calls.set(fn, calls);
    return calls;
  }

  /** The arguments of a call whose size its work goes by, where only their type tells it. */
  measured(call: CallFact): readonly Expression[] {
    const target = this.ofCall(call);
    const over = target.kind === 'catalogued' ? target.entry.work?.over : undefined;
    const measured = typeof over === 'number' ? call.arguments.slice(over, over + 1) : [];
    const exact = measured
      .map((argument) => unwrapAwait(argument))
      .flatMap((node) => [node, ...this.#initialValue(node)])
      .filter((node) => nameNode(node) !== undefined || isCallExpression(node));
    const callees = functionsOf(target);
    if (callees.length === 0) return exact;
    // What a function of the project is given may be what its loops go by, unless it says that it takes something else.
    // The types of calls take long to work out: they are asked for where they matter.
    return call.arguments.filter(
      (argument, index) =>
        (isPropertyAccessExpression(argument) || isIdentifier(argument)) &&
        callees.some(({ node }) => mayBeSized(parametersOf(node)[index])),
    );
  }

  /** What a constant of the file was made with. */
  #initialValue(node: Expression): readonly Expression[] {
    const declared = isIdentifier(node) ? this.#facts.scopes.lookUp(node) : undefined;
    if (declared?.kind !== 'variable' || !declared.isConst || declared.path !== '') return [];
    const { initializer } = declared.node;
    return initializer === undefined ? [] : [unwrapAwait(initializer)];
  }

  #resolveCall(call: CallFact): Target {
    if (call.form === 'import') return catalogued(this.#catalog.lookUp('', 'import'), false) ?? light;
    if (call.form === 'access') return this.#accessor(call);
    if (call.form === 'implicit') return this.#implicit(call);
    const callee = unwrap(call.callee);
    if (callee.kind === SyntaxKind.SuperKeyword) return this.#super(callee);
    const target = this.ofValue(callee);
    if (target.kind !== 'unresolved' || target.isOutside) return target;
    return this.#byType(call) ?? this.#ofHandedObject(callee) ?? this.#onUnknown(callee) ?? target;
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

  /** The member of an object that the language calls by itself, where it is written in the project or catalogued. */
  #implicit(call: CallFact): Target {
    const node = unwrapAwait(call.callee);
    const members = call.members ?? [];
    if (members.includes('[Symbol.asyncIterator]')) {
      const named = importedName(node, this);
      const listed =
        (named === undefined ? undefined : turnOf(named, this.#catalog)) ??
        globalEntry(node, this.scopes, '@@asyncIterator');
      if (listed !== undefined) return catalogued(listed, true) ?? light;
    }
    if (!this.#mayRun(call)) return light;
    const made = this.#made(node, 0);
    const own = made === undefined ? undefined : made.targets.#firstOf(made.node, members);
    if (own !== undefined) return own;
    if (!this.#typeOf.has(node)) this.#typeOf.set(node, this.#model.project.checker.getTypeAtLocation(node));
    const type = this.#typeOf.get(node);
    return type === undefined
      ? light
      : this.#model.implicitOf(type, members, () => this.#ofType(type, members));
  }

  #mayRun({ members = [] }: CallFact): boolean {
    const declared = this.#model.implicitMembers();
    return (
      members.some((name) =>
        name === allGetters ? this.#model.accessorNames().size > 0 : declared.has(name),
      ) || members.includes('[Symbol.asyncIterator]')
    );
  }

  #ofType(type: Type, members: readonly string[]): Target {
    const symbol = type.getSymbol();
    if (symbol === undefined) return light;
    const external = externalName(symbol, this.#catalog);
    if (external !== undefined) {
      const entry = members.includes('[Symbol.asyncIterator]') ? turnOf(external, this.#catalog) : undefined;
      return catalogued(entry, false) ?? light;
    }
    const places = symbol.declarations.flatMap((handle) => this.#place(handle) ?? []);
    const found = places.flatMap(({ member, facts }) => {
      const targets = this.#model.targets(facts);
      return [targets.#firstOf(member, members) ?? [], this.#derivedImplicit(member, members)].flat();
    });
    return oneOf(found) ?? light;
  }

  /** The same members of what derives from a class or interface. */
  #derivedImplicit(node: Node, members: readonly string[]): readonly Target[] {
    if (!isClassDeclaration(node) && !isInterfaceDeclaration(node)) return [];
    const { name } = node;
    if (name === undefined) return [];
    return members.flatMap((member) =>
      this.#model.hierarchy
        .members(node, name.text, member)
        .flatMap((place) => this.#atPlace(place, 0) ?? []),
    );
  }

  #firstOf(owner: Node, members: readonly string[]): Target | undefined {
    for (const name of members) {
      const target = name === allGetters ? this.#gettersOf(owner) : this.#memberOfMade(owner, name, 0, 0);
      if (target !== undefined) return target;
    }
    return undefined;
  }

  /** Whoever takes an object apart runs the getters of an object literal; those of a class belong to its prototype. */
  #gettersOf(owner: Node): Target | undefined {
    if (!isObjectLiteralExpression(owner)) return undefined;
    const functions = [...owner.properties]
      .filter(isGetAccessorDeclaration)
      .flatMap((getter) => this.#facts.byNode.get(getter) ?? []);
    return functions.length === 0 ? undefined : { kind: 'functions', functions };
  }

  /** A method that only the language's own objects have, on a value of unknown type. */
  #onUnknown(callee: Expression): Target | undefined {
    if (!isPropertyAccessExpression(callee) || this.#symbolAt(callee) !== undefined) return undefined;
    const entry = builtinMethod(callee.name.text, this.#catalog);
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
      if (isInlineCallback(declared.owner)) return light;
      const { owner, index, path } = declared;
      return this.#ofWrittenType(node) ?? { kind: 'parameter', owner, index, path };
    }
    if (declared?.kind === 'variable' && declared.path === '' && declared.node.initializer !== undefined) {
      const value = unwrap(declared.node.initializer);
      if (isFunctionWithBody(value)) return this.#functions(value);
    }
    return undefined;
  }

  /** `sql` of `(sql: Sql) => sql\`…\``: the type that a parameter is written with is one of a catalogued function. */
  #ofWrittenType(node: Expression): Target | undefined {
    const named = importedName(node, this);
    return named === undefined ? undefined : catalogued(this.#catalog.lookUp(named.module, named.name), true);
  }

  /**
   * A member of what a package hands to a callback that the event loop runs, `res` of `app.get('/', (req, res) => …)`,
   * where all that the package has under that name does the same.
   */
  #ofHandedObject(node: Expression): Target | undefined {
    if (!isPropertyAccessExpression(node)) return undefined;
    const root = rootIdentifier(node.expression);
    const declared = root === undefined ? undefined : this.scopes.lookUp(root);
    if (declared?.kind !== 'parameter' || declared.node.type !== undefined) return undefined;
    const call = callAround(declared.owner);
    const target = call === undefined ? undefined : this.ofValue(call.expression);
    if (target?.kind !== 'catalogued' || target.entry.callback?.calls !== 'later') return undefined;
    const { module } = target.entry;
    return module === '' ? undefined : catalogued(this.#catalog.lookUp(module, `*.${node.name.text}`), true);
  }

  #checked(node: Expression, depth: number): Target | undefined {
    const symbol = this.#symbolAt(node);
    if (symbol === undefined) return undefined;
    const resolved = this.#aliased(symbol);
    if (resolved === undefined) return undefined;
    for (const handle of resolved.declarations) {
      const place = this.#place(handle);
      if (place === undefined) continue;
      const said = this.#saidByUser(resolved, handle.path, node);
      if (said !== undefined) return said;
      if (isPoolFile(place.facts)) {
        const pooled = catalogued(this.#catalog.lookUp('poolwright:pools', resolved.name), false);
        if (pooled !== undefined) return pooled;
      }
      if (isPrismaClient(place.facts)) {
        const found = catalogued(this.#catalog.lookUp('@prisma/client', prismaName(resolved)), false);
        if (found !== undefined) return found;
      }
      const isStatic = isPropertyAccessExpression(node) && node.expression.kind === SyntaxKind.SuperKeyword;
      const target = isStatic ? this.#atPlace(place, depth) : this.#dispatched(place, depth);
      if (target !== undefined) return target;
    }
    const isOwn = resolved.declarations.some((handle) => isOwnFile(handle.path));
    return isOwn || resolved.declarations.length === 0 ? undefined : this.#external(resolved, node);
  }

  /** What a user says of a function of the project counts more than its body. */
  #saidByUser(symbol: CompilerSymbol, file: string, node: Expression): Target | undefined {
    if (!this.#catalog.hasUserEntries) return undefined;
    const own = ownName(symbol, this.#model.settings.packageNameOf(file));
    const imported = importedName(node, this);
    const entry =
      (own === undefined ? undefined : this.#catalog.lookUpUser(own.module, own.name)) ??
      (imported === undefined || imported.module.startsWith('.')
        ? undefined
        : this.#catalog.lookUpUser(imported.module, imported.name));
    return catalogued(entry, false);
  }

  #declaration(node: Node, depth: number): Target | undefined {
    if (isFunctionWithBody(node)) return this.#functions(node);
    if (isClassDeclaration(node) || isClassExpression(node)) return this.#class(node, depth);
    if (isParameterDeclaration(node)) return parameterTarget(node);
    if (isVariableDeclaration(node) || isPropertyDeclaration(node) || isPropertyAssignment(node)) {
      const value = node.initializer ?? assignedValue(node);
      return value === undefined ? undefined : this.#settled(value, depth);
    }
    if (isShorthandPropertyAssignment(node)) return this.#settled(node.name as Identifier, depth);
    if (isExportAssignment(node)) return this.#settled(node.expression, depth);
    return isBinaryExpression(node) ? this.#settled(node.right, depth) : undefined;
  }

  /** A member of an object by what the object is made as, which says more than its declared type. */
  #ofInstance(node: Expression, depth: number): Target | undefined {
    if (!isPropertyAccessExpression(node) || node.expression.kind === SyntaxKind.ThisKeyword)
      return undefined;
    if (this.#pending.has(node)) return undefined;
    this.#pending.add(node);
    const made = this.#made(node.expression, 0);
    this.#pending.delete(node);
    return made === undefined ? undefined : made.targets.#memberOfMade(made.node, node.name.text, depth, 0);
  }

  #memberOfMade(owner: Node, name: string, depth: number, step: number): Target | undefined {
    const member = memberOf(owner, name);
    if (member !== undefined) return this.#declaration(member, depth + 1);
    const base = isClassDeclaration(owner) || isClassExpression(owner) ? baseOf(owner) : undefined;
    const inherited = base === undefined || step > maxDepth ? undefined : this.#classNode(base);
    return inherited === undefined
      ? undefined
      : inherited.targets.#memberOfMade(inherited.node, name, depth, step + 1);
  }

  /** The object literal or the class that a value is made of. */
  #made(value: Expression, step: number): Made | undefined {
    const node = unwrapAwait(value);
    if (step > maxDepth) return undefined;
    if (isObjectLiteralExpression(node)) return { node, targets: this };
    if (isNewExpression(node)) return this.#classNode(node.expression);
    if (isCallExpression(node)) {
      const target = this.ofValue(node.expression);
      const [maker, ...others] = target.kind === 'functions' ? target.functions : [];
      if (maker === undefined || others.length > 0) return undefined;
      this.#model.factories.add(maker);
      const returned = returnedLiteral(maker.node, this.#model.factsOf(maker).scopes);
      return returned === undefined
        ? undefined
        : this.#model.targets(this.#model.factsOf(maker)).#made(returned, step + 1);
    }
    if (isPropertyAccessExpression(node)) {
      const field = thisMember(node);
      const isKept =
        field !== undefined && isPropertyDeclaration(field) && hasModifier(field, ModifierFlags.Readonly);
      return isKept && field.initializer !== undefined ? this.#made(field.initializer, step + 1) : undefined;
    }
    if (!isIdentifier(node)) return undefined;
    const declared = this.#facts.scopes.lookUp(node);
    if (declared?.kind === 'import') {
      const constant = this.#model.importedConstant(node, declared);
      const facts = constant === undefined ? undefined : this.#model.facts(constant.getSourceFile().fileName);
      return constant === undefined || facts === undefined
        ? undefined
        : this.#model.targets(facts).#made(constant, step + 1);
    }
    if (declared?.kind !== 'variable' || !declared.isConst || declared.path !== '') return undefined;
    return declared.node.initializer === undefined
      ? undefined
      : this.#made(declared.node.initializer, step + 1);
  }

  /** The class that a name stands for. */
  #classNode(value: Expression): Made | undefined {
    const node = unwrap(value);
    if (isClassExpression(node)) return { node, targets: this };
    if (!isIdentifier(node)) return undefined;
    const declared = this.#facts.scopes.lookUp(node);
    if (declared?.kind === 'other')
      return isClassDeclaration(declared.node) ? { node: declared.node, targets: this } : undefined;
    if (declared?.kind === 'variable' && declared.isConst && declared.node.initializer !== undefined)
      return isClassExpression(declared.node.initializer)
        ? { node: declared.node.initializer, targets: this }
        : undefined;
    const symbol = declared?.kind === 'import' ? this.#symbolAt(node) : undefined;
    const resolved = symbol === undefined ? undefined : this.#aliased(symbol);
    for (const handle of resolved?.declarations ?? []) {
      const place = this.#place(handle);
      if (place !== undefined && isClassDeclaration(place.member))
        return { node: place.member, targets: this.#model.targets(place.facts) };
    }
    return undefined;
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
    const name = externalName(symbol, this.#catalog);
    if (name === undefined) return undefined;
    if (/^(Callable|Newable)?Function\.(call|apply)$/.test(name.name) && isPropertyAccessExpression(node)) {
      return this.ofValue(node.expression);
    }
    const entry = this.#catalog.lookUp(name.module, name.name);
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
    if (isBuiltin(specifier) || specifier === '') return notKnown(specifier, name, this.#catalog);
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
    const imported = importedName(node, this);
    if (imported === undefined) return globalTarget(node, this.scopes);
    if (imported.module.startsWith('.')) return undefined;
    return (
      catalogued(this.#catalog.lookUp(imported.module, imported.name), true) ??
      this.#ofPackage(imported.module, imported.name)
    );
  }

  /**
   * What the type of the callee says: closures that a function returned, destructured methods. The type of a function
   * is declared by the function itself; working out the call's signature as well would cost many times as much.
   */
  #byType(call: CallFact): Target | undefined {
    if (call.form !== 'call') return undefined;
    const callee = unwrap(call.callee);
    if (!this.#isByType(callee)) return undefined;
    if (!this.#types.has(callee)) this.#askTypes([callee]);
    const found = (this.#types.get(callee)?.getSymbol()?.declarations ?? [])
      .flatMap((handle) => this.#place(handle) ?? [])
      .flatMap(({ member, facts }) => (isFunctionWithBody(member) ? (facts.byNode.get(member) ?? []) : []));
    return found.length === 0
      ? undefined
      : oneOf(found.map((fn) => ({ kind: 'functions', functions: [fn] })));
  }

  /** Whether a callee's type may lead to a function where its name did not: a signature in a type has no body. */
  #isByType(callee: Expression): boolean {
    const symbol = this.#symbolAt(callee);
    return symbol === undefined || (symbol.flags & (SymbolFlags.Property | SymbolFlags.Method)) === 0;
  }

  #askTypes(nodes: readonly Expression[]): void {
    const types = this.#model.project.checker.getTypeAtLocation(nodes);
    for (const [index, node] of nodes.entries()) this.#types.set(node, types[index]);
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
    if (!this.#symbols.has(name) && this.#model.isWholeAsked) this.#prefetch();
    if (!this.#symbols.has(name))
      this.#symbols.set(name, this.#model.project.checker.getSymbolAtLocation(name));
    return this.#symbols.get(name);
  }

  #prefetch(): void {
    const functions = this.#facts.functions.filter((fn) => !this.#prefetched.has(fn));
    if (functions.length === 0) return;
    const names = new Set<Node>();
    const implicit: Node[] = [];
    const accessors = this.#model.accessorNames();
    for (const facts of functions) {
      this.#prefetched.add(facts);
      for (const call of facts.calls) {
        if (call.form === 'implicit') {
          if (this.#mayRun(call)) implicit.push(unwrapAwait(call.callee));
          continue;
        }
        for (const value of [
          call.callee,
          ...call.arguments,
          ...handedFunctions(call.arguments, this.#facts.scopes),
        ]) {
          const node = unwrap(value);
          const name = nameNode(node);
          if (name === undefined) continue;
          if (isIdentifier(node) && this.#isDeclaredHere(node)) continue;
          if (value !== call.callee && !this.#canBeFunction(node)) continue;
          names.add(name);
        }
      }
      for (const { node } of facts.reads) if (accessors.has(node.name.text)) names.add(node.name);
    }
    if (implicit.length > 0) {
      const types = this.#model.project.checker.getTypeAtLocation(implicit);
      for (const [index, node] of implicit.entries()) this.#typeOf.set(node, types[index]);
    }
    const nodes = [...names];
    if (nodes.length > 0) {
      const symbols = this.#model.project.checker.getSymbolAtLocation(nodes);
      for (const [index, node] of nodes.entries()) this.#symbols.set(node, symbols[index]);
    }
    this.#prefetchTypes(functions);
  }

  /** Asks for the types of callees of which their names do not tell what they are, all at once. */
  #prefetchTypes(functions: readonly FunctionFacts[]): void {
    const open = functions
      .flatMap(({ calls }) => calls)
      .filter(({ form, callee }) => form === 'call' && callee.kind !== SyntaxKind.SuperKeyword)
      .map(({ callee }) => unwrap(callee))
      .filter((callee) => {
        const target = this.ofValue(callee);
        const isOpen = target.kind === 'unresolved' && !target.isOutside && !this.#types.has(callee);
        return isOpen && this.#isByType(callee);
      });
    if (open.length > 0) this.#askTypes(open);
  }

  /** Whether an argument may be a function, by what the file itself says of it. */
  #canBeFunction(node: Expression): boolean {
    const declared = isIdentifier(node) ? this.#facts.scopes.lookUp(node) : undefined;
    if (declared?.kind !== 'variable' || declared.path !== '') return true;
    const { initializer } = declared.node;
    return initializer === undefined || !neverFunctions.has(unwrapAwait(initializer).kind);
  }

  #isDeclaredHere(node: Expression): boolean {
    if (!isIdentifier(node)) return false;
    const declared = this.#facts.scopes.lookUp(node);
    return declared?.kind === 'other' || declared?.kind === 'parameter';
  }
}

/** Whether a parameter's declaration leaves open that loops go by it. */
function mayBeSized(parameter: ParameterDeclaration | undefined): boolean {
  if (parameter === undefined) return false;
  return parameter.type === undefined || annotatedSize(parameter.type) !== undefined;
}

/** Expressions that no function comes out of. */
const neverFunctions: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.StringLiteral,
  SyntaxKind.NumericLiteral,
  SyntaxKind.BigIntLiteral,
  SyntaxKind.NoSubstitutionTemplateLiteral,
  SyntaxKind.TemplateExpression,
  SyntaxKind.RegularExpressionLiteral,
  SyntaxKind.ArrayLiteralExpression,
  SyntaxKind.ObjectLiteralExpression,
  SyntaxKind.NewExpression,
  SyntaxKind.TrueKeyword,
  SyntaxKind.FalseKeyword,
  SyntaxKind.NullKeyword,
  SyntaxKind.PrefixUnaryExpression,
  SyntaxKind.PostfixUnaryExpression,
  SyntaxKind.TypeOfExpression,
]);

/** What each turn of `for await` over an object of a catalogued class does: it asks for the next one and waits. */
function turnOf({ module, name }: ImportedName, catalog: Catalog): CatalogEntry | undefined {
  const listed = ['next', '@@asyncIterator'].map((member) => catalog.lookUp(module, `${name}.${member}`));
  return listed.find((entry) => entry !== undefined && entry.effect !== 'light');
}

function isTypeDeclaration(node: Node): boolean {
  return isInterfaceDeclaration(node) || isTypeAliasDeclaration(node) || isClassDeclaration(node);
}

/** What an object is made of, and the file that says so. */
interface Made {
  readonly node: Node;
  readonly targets: Targets;
}

/** A call whose result is called, or has a method that is, with the functions that it runs. */
interface Origin {
  readonly makers: readonly FunctionFacts[];
  readonly args: readonly Expression[];
  readonly targets: Targets;
}

/** Whether a function may call what was handed to another one: a closure, or a member of what a constructor made. */
function isMade({ outer, node }: FunctionFacts): boolean {
  const isClosure = outer !== undefined && outer.node.kind !== SyntaxKind.SourceFile;
  return isClosure || isClassDeclaration(node.parent) || isClassExpression(node.parent);
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
    isStarted: false,
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
