import {
  type CompilerSymbol,
  type Expression,
  isOwnFile,
  type Node,
  type NodeHandle,
  SymbolFlags,
  SyntaxKind,
  type Type,
} from '../../compiler/index.ts';
import { unwrap, unwrapAwait } from '../syntax/expressions.ts';
import type { CallFact, FileFacts, FunctionFacts } from '../facts/facts.ts';
import type { MemberPlace } from './hierarchy.ts';
import type { ProjectModel } from '../project/projectModel.ts';

import { nameNode } from '../values/valueShapes.ts';
import { assignedNames, namesToAsk } from './namesToAsk.ts';
import type { Targets } from './targets.ts';

/** What the compiler said of names and expressions of one file; most of it is asked for all at once. */
export class CompilerAnswers {
  readonly #model: ProjectModel;
  readonly #facts: FileFacts;
  readonly #file: Targets;
  readonly #symbols = new Map<Node, CompilerSymbol | undefined>();
  readonly #types = new Map<Node, Type | undefined>();
  readonly #aliases = new Map<CompilerSymbol, CompilerSymbol | undefined>();
  /** Functions whose names the compiler was asked about, or need not be. */
  readonly #prefetched = new Set<FunctionFacts>();

  constructor(file: Targets) {
    this.#model = file.model;
    this.#facts = file.facts;
    this.#file = file;
  }

  /** Forgets all, for the compiler says it anew of a newer program. */
  rebase(): void {
    this.#symbols.clear();
    this.#types.clear();
    this.#aliases.clear();
  }

  /** Takes over that a function was asked about before an edit elsewhere. */
  carry(before: CompilerAnswers, old: FunctionFacts, now: FunctionFacts): void {
    if (before.#prefetched.has(old)) this.#prefetched.add(now);
  }

  symbolAt(node: Expression): CompilerSymbol | undefined {
    const name = nameNode(node);
    if (name === undefined) return undefined;
    if (!this.#symbols.has(name) && this.#model.isWholeAsked) this.prefetch();
    if (!this.#symbols.has(name))
      this.#symbols.set(name, this.#model.project.checker.getSymbolAtLocation(name));
    return this.#symbols.get(name);
  }

  typeAt(node: Expression): Type | undefined {
    if (!this.#types.has(node)) this.#askTypes([node]);
    return this.#types.get(node);
  }

  /** What an import or export stands for, as far as there is something. */
  aliased(symbol: CompilerSymbol): CompilerSymbol | undefined {
    if ((symbol.flags & SymbolFlags.Alias) === 0) return symbol;
    if (!this.#aliases.has(symbol)) {
      const { checker } = this.#model.project;
      const target = checker.getAliasedSymbol(symbol);
      this.#aliases.set(symbol, checker.isUnknownSymbol(target) ? undefined : target);
    }
    return this.#aliases.get(symbol);
  }

  /** A declaration in a file of the project. */
  place(handle: NodeHandle): MemberPlace | undefined {
    if (!isOwnFile(handle.path)) return undefined;
    const member = this.#model.project.resolve(handle);
    const facts = member === undefined ? undefined : this.#model.facts(handle.path);
    return member === undefined || facts === undefined ? undefined : { member, facts };
  }

  /** Asks for the names and types that tell what the calls of all functions run that were not asked about before. */
  prefetch(): void {
    const functions = this.#facts.functions.filter((fn) => !this.#prefetched.has(fn));
    if (functions.length === 0) return;
    for (const fn of functions) this.#prefetched.add(fn);
    const calls = functions.flatMap((fn) => fn.calls);
    this.#askTypes(
      calls
        .filter((call) => call.form === 'implicit' && this.#file.implicit.mayRun(call))
        .map(({ callee }) => unwrapAwait(callee)),
    );
    const accessors = this.#model.accessorNames();
    const accesses = functions
      .flatMap(({ reads }) => reads)
      .flatMap(({ node }) => (accessors.has(node.name.text) ? [node.name] : []));
    // After an edit of one function those of the others are seldom needed again.
    const assigned = functions.length === this.#facts.functions.length ? assignedNames(this.#facts) : [];
    this.#askSymbols([...namesToAsk(calls, this.#facts), ...accesses, ...assigned]);
    this.#askTypes(calls.flatMap((call) => this.#untold(call)));
  }

  /** Asks for the names of some calls. */
  askAbout(calls: readonly CallFact[]): void {
    if (this.#model.isWholeAsked) this.prefetch();
    else this.#askSymbols(namesToAsk(calls, this.#facts));
  }

  /** The callee of a call where its name does not tell what it is. */
  #untold({ callee, form }: CallFact): readonly Expression[] {
    if (form !== 'call' || callee.kind === SyntaxKind.SuperKeyword) return [];
    const node = unwrap(callee);
    const target = this.#file.ofValue(node);
    const isOpen = target.kind === 'unresolved' && !target.isOutside && !this.#types.has(node);
    return isOpen && this.#file.values.isByType(node) ? [node] : [];
  }

  #askSymbols(nodes: readonly Node[]): void {
    const open = [...new Set(nodes)].filter((node) => !this.#symbols.has(node));
    if (open.length === 0) return;
    const symbols = this.#model.project.checker.getSymbolAtLocation(open);
    for (const [index, node] of open.entries()) this.#symbols.set(node, symbols[index]);
  }

  #askTypes(nodes: readonly Expression[]): void {
    const open = nodes.filter((node) => !this.#types.has(node));
    if (open.length === 0) return;
    const types = this.#model.project.checker.getTypeAtLocation(open);
    for (const [index, node] of open.entries()) this.#types.set(node, types[index]);
  }
}
