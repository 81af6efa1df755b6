import {
  type CompilerSymbol,
  type Expression,
  isCallExpression,
  isClassExpression,
  isElementAccessExpression,
  isIdentifier,
  isOwnFile,
  isPropertyAccessExpression,
  isStringLiteral,
  type StringLiteral,
  SymbolFlags,
  SyntaxKind,
} from '../../compiler/index.ts';
import { builtinMethod } from './builtinMethods.ts';
import { externalName } from '../names/externalName.ts';
import { rootIdentifier, unwrap } from '../syntax/expressions.ts';
import type { CallFact, FileFacts } from '../facts/facts.ts';
import { isFunctionWithBody } from '../syntax/functionNode.ts';
import { mayBeCallback } from '../values/handsCallback.ts';
import { importedName } from '../names/imports.ts';
import { ownName } from '../names/ownName.ts';
import { isPrismaClient, prismaName } from './prismaClient.ts';
import type { ProjectModel } from '../project/projectModel.ts';
import { catalogued, light, oneOf, type Target, unresolved } from './target.ts';
import { thisMember } from './thisMember.ts';
import {
  alternatives,
  boundFunction,
  callAround,
  isInlineCallback,
  isPoolFile,
} from '../values/valueShapes.ts';
import { elementOfParameter } from './handedElements.ts';
import { maxDepth } from './maxDepth.ts';
import { isPartial } from './returnedFunctions.ts';
import type { Targets } from './targets.ts';

/** Finds what the function-valued expressions of one file are: names, members, calls that return closures. */
export class CalledValues {
  readonly #model: ProjectModel;
  readonly #facts: FileFacts;
  readonly #file: Targets;

  constructor(file: Targets) {
    this.#model = file.model;
    this.#facts = file.facts;
    this.#file = file;
  }

  find(node: Expression, depth: number): Target {
    if (isFunctionWithBody(node)) return this.#file.declared.functions(node);
    if (isClassExpression(node)) return this.#file.declared.class(node, depth);
    const choices = depth > maxDepth ? undefined : (alternatives(node) ?? this.#file.tables.valuesOf(node));
    if (choices !== undefined) return this.#oneOfValues(choices, depth) ?? unresolved(node);
    const bound = boundFunction(node);
    if (bound !== undefined && depth <= maxDepth) return this.#file.ofValue(bound, depth + 1);
    if (isCallExpression(node) && depth <= maxDepth)
      return this.#file.returned.of(node, depth) ?? this.#file.outside.byName(node) ?? unresolved(node);
    if (depth > maxDepth) return unresolved(node);
    const declared = this.#lexical(node, depth) ?? this.#checked(node, depth);
    // Where a type says what it may be, the value that it is made of may say what it is.
    const exact =
      declared === undefined || declared.kind === 'one-of'
        ? this.#file.objects.ofInstance(node, depth)
        : undefined;
    return exact ?? declared ?? this.#file.outside.byName(node) ?? unresolved(node);
  }

  /** What is no function among several values is not what is called. */
  #oneOfValues(values: readonly Expression[], depth: number): Target | undefined {
    const callable = values.filter((value) => mayBeCallback(unwrap(value), this.#facts.scopes));
    return oneOf(callable.map((value) => this.#file.ofValue(value, depth + 1)));
  }

  /** Names that the file itself declares, without asking the compiler. */
  #lexical(node: Expression, depth: number): Target | undefined {
    if (isPropertyAccessExpression(node)) {
      const member = thisMember(node);
      return member === undefined
        ? undefined
        : this.#file.declared.dispatched({ member, facts: this.#facts }, depth);
    }
    const element = elementOfParameter(node, this.#facts.scopes);
    if (element !== undefined) return element;
    if (!isIdentifier(node)) return undefined;
    const declared = this.#facts.scopes.lookUp(node);
    if (declared?.kind === 'other') return this.#file.declared.declaration(declared.node, depth);
    if (declared?.kind === 'parameter') {
      // An inline callback is handed functions by whoever calls it (`resolve`, `next`, `done`): they take the result
      // and belong to the caller.
      if (isInlineCallback(declared.owner) && !this.#file.returned.isForwarded(declared.owner)) return light;
      const { owner, index, path } = declared;
      return this.#ofWrittenType(node) ?? { kind: 'parameter', owner, index, path };
    }
    if (declared?.kind === 'variable' && declared.path === '' && declared.node.initializer !== undefined) {
      const value = unwrap(declared.node.initializer);
      if (isFunctionWithBody(value) && !declared.isConst)
        return this.#file.declared.declaration(declared.node, depth);
      if (isFunctionWithBody(value)) return this.#file.declared.functions(value);
    }
    return undefined;
  }

  /** `sql` of `(sql: Sql) => sql\`…\``: the type that a parameter is written with is one of a catalogued function. */
  #ofWrittenType(node: Expression): Target | undefined {
    const named = importedName(node, this.#file);
    return named === undefined
      ? undefined
      : catalogued(this.#file.catalog.lookUp(named.module, named.name), true);
  }

  /**
   * A member of what a package hands to a callback that the event loop runs, `res` of `app.get('/', (req, res) => …)`,
   * where all that the package has under that name does the same.
   */
  #ofHandedObject(node: Expression): Target | undefined {
    if (!isPropertyAccessExpression(node)) return undefined;
    const root = rootIdentifier(node.expression);
    const declared = root === undefined ? undefined : this.#file.scopes.lookUp(root);
    if (declared?.kind !== 'parameter' || declared.node.type !== undefined) return undefined;
    const call = callAround(declared.owner);
    const target = call === undefined ? undefined : this.#file.ofValue(call.expression);
    if (target?.kind !== 'catalogued' || target.entry.callback?.calls !== 'later') return undefined;
    const { module } = target.entry;
    return module === ''
      ? undefined
      : catalogued(this.#file.catalog.lookUp(module, `*.${node.name.text}`), true);
  }

  #checked(node: Expression, depth: number): Target | undefined {
    const symbol = this.#file.answers.symbolAt(node);
    if (symbol === undefined) return undefined;
    const resolved = this.#file.answers.aliased(symbol);
    if (resolved === undefined) return undefined;
    for (const handle of resolved.declarations) {
      const place = this.#file.answers.place(handle);
      if (place === undefined) continue;
      const said = this.#saidByUser(resolved, handle.path, node);
      if (said !== undefined) return said;
      if (isPoolFile(place.facts)) {
        const pooled = catalogued(this.#file.catalog.lookUp('poolwright:pools', resolved.name), false);
        if (pooled !== undefined) return pooled;
      }
      if (isPrismaClient(place.facts)) {
        const found = catalogued(this.#file.catalog.lookUp('@prisma/client', prismaName(resolved)), false);
        if (found !== undefined) return found;
      }
      const isStatic = isPropertyAccessExpression(node) && node.expression.kind === SyntaxKind.SuperKeyword;
      const target = isStatic
        ? this.#file.declared.atPlace(place, depth)
        : this.#file.declared.dispatched(place, depth);
      if (target !== undefined) return target;
    }
    const isOutside = resolved.declarations.some((handle) => !isOwnFile(handle.path));
    return isOutside ? this.#file.outside.external(resolved, node) : undefined;
  }

  /** What a user says of a function of the project counts more than its body. */
  #saidByUser(symbol: CompilerSymbol, file: string, node: Expression): Target | undefined {
    if (!this.#file.catalog.hasUserEntries) return undefined;
    const own = ownName(symbol, this.#model.settings.packageNameOf(file));
    const imported = importedName(node, this.#file);
    const entry =
      (own === undefined ? undefined : this.#file.catalog.lookUpUser(own.module, own.name)) ??
      (imported === undefined || imported.module.startsWith('.')
        ? undefined
        : this.#file.catalog.lookUpUser(imported.module, imported.name));
    return catalogued(entry, false);
  }

  /**
   * What the type of the callee says: closures that a function returned, destructured methods. The type of a function
   * is declared by the function itself; working out the call's signature as well would cost many times as much.
   */
  #byType(call: CallFact): Target | undefined {
    if (call.form !== 'call') return undefined;
    const callee = unwrap(call.callee);
    if (!this.isByType(callee)) return undefined;
    const symbol = this.#file.answers.typeAt(callee)?.getSymbol();
    const found = (symbol?.declarations ?? [])
      .flatMap((handle) => this.#file.answers.place(handle) ?? [])
      .flatMap(({ member, facts }) => (isFunctionWithBody(member) ? (facts.byNode.get(member) ?? []) : []));
    if (found.length > 0) return oneOf(found.map((fn) => ({ kind: 'functions', functions: [fn] })));
    // The type of `isArray` in `const { isArray } = Array` is that method's; a type of functions has no name.
    const isNamed =
      symbol !== undefined && (symbol.flags & (SymbolFlags.Function | SymbolFlags.Method)) !== 0;
    const isOutside = symbol?.declarations.every((handle) => !isOwnFile(handle.path)) === true;
    return isNamed && isOutside ? this.#file.outside.external(symbol, callee) : undefined;
  }

  /** Whether a callee's type may lead to a function where its name did not: a signature in a type has no body. */
  isByType(callee: Expression): boolean {
    const symbol = this.#file.answers.symbolAt(callee);
    return symbol === undefined || (symbol.flags & (SymbolFlags.Property | SymbolFlags.Method)) === 0;
  }

  /** `pages[Symbol.iterator]()`, as the language itself would call it. */
  #bySymbol(callee: Expression): Target | undefined {
    if (!isElementAccessExpression(callee)) return undefined;
    const key = unwrap(callee.argumentExpression);
    const names = (alternatives(key) ?? [key]).map(unwrap);
    if (names.every(isStringLiteral)) return this.#byText(callee.expression, names);
    const isSymbol = isPropertyAccessExpression(key) && key.expression.getText() === 'Symbol';
    return isSymbol ? this.#file.implicit.member(callee.expression, `[Symbol.${key.name.text}]`) : undefined;
  }

  /** `text[isLeft ? 'padStart' : 'padEnd'](8)`: methods of the language, on something that no class of the program has made. */
  #byText(owner: Expression, names: readonly StringLiteral[]): Target | undefined {
    const symbol = this.#file.answers.typeAt(unwrap(owner))?.getSymbol();
    const external = symbol === undefined ? undefined : externalName(symbol, this.#file.catalog);
    if (symbol !== undefined && external?.isLanguage !== true) return undefined;
    const entries = names.map(({ text }) => builtinMethod(text, this.#file.catalog));
    if (entries.includes(undefined)) return undefined;
    return oneOf(
      entries.flatMap((entry) => (entry === 'constant' ? light : (catalogued(entry, true) ?? []))),
    );
  }

  /** A method that only the language's own objects have, on a value of unknown type. */
  #onUnknown(callee: Expression): Target | undefined {
    if (!isPropertyAccessExpression(callee) || this.#file.answers.symbolAt(callee) !== undefined)
      return undefined;
    const entry = builtinMethod(callee.name.text, this.#file.catalog);
    if (entry === undefined) return undefined;
    return entry === 'constant' ? light : catalogued(entry, true);
  }

  ofCall(call: CallFact): Target {
    if (call.form === 'import') return catalogued(this.#file.catalog.lookUp('', 'import'), false) ?? light;
    if (call.form === 'access') return this.#file.implicit.accessor(call);
    if (call.form === 'implicit') return this.#file.implicit.implicit(call);
    const callee = unwrap(call.callee);
    if (callee.kind === SyntaxKind.SuperKeyword) return this.#file.declared.super(callee);
    const target = this.#file.ofValue(callee);
    if (target.kind === 'functions' && isPartial(target, call.arguments)) return light;
    if (target.kind !== 'unresolved' || target.isOutside) return target;
    return (
      this.#byType(call) ??
      this.#bySymbol(callee) ??
      this.#ofHandedObject(callee) ??
      this.#onUnknown(callee) ??
      target
    );
  }
}
