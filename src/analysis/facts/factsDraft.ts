import {
  type BinaryExpression,
  type Expression,
  isIdentifier,
  isPropertyAccessExpression,
  ModifierFlags,
  type Node,
  type SourceFile,
  SyntaxKind,
} from '../../compiler/index.ts';
import { unwrap } from '../syntax/expressions.ts';
import type {
  AssignmentFact,
  CallFact,
  CopyFact,
  FileFacts,
  FunctionFacts,
  ImplementationFact,
  LoopFact,
  ReadFact,
} from './facts.ts';
import { localNameOf } from '../syntax/functionName.ts';
import {
  type BodyOwner,
  type ClassNode,
  type FunctionNode,
  hasModifier,
  isAsyncFunction,
  isFunctionWithBody,
  isGeneratorFunction,
} from '../syntax/functionNode.ts';
import { Scopes } from '../syntax/scopes.ts';
import { isSizedMethod, sizeOperands } from './sizedExpressions.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The facts of one function while they are gathered. */
export class FunctionDraft {
  readonly facts: Mutable<FunctionFacts>;
  readonly #loops: LoopFact[] = [];
  readonly #calls: CallFact[] = [];
  readonly #reads: ReadFact[] = [];
  readonly #copies: CopyFact[] = [];
  readonly #sized: Expression[] = [];
  readonly #operations = new Map<LoopFact | undefined, number>();
  readonly #lineOf: (node: Node) => number;

  constructor(
    facts: Omit<FunctionFacts, 'loops' | 'calls' | 'reads' | 'copies' | 'sized' | 'operations'>,
    lineOf: (node: Node) => number,
    reached?: Mutable<FunctionFacts>,
  ) {
    this.facts = reached ?? {
      ...facts,
      loops: this.#loops,
      calls: this.#calls,
      sized: this.#sized,
      reads: this.#reads,
      copies: this.#copies,
      operations: this.#operations,
    };
    this.#lineOf = lineOf;
  }

  /** Whether what is added comes to nothing, since no run of the program comes there. */
  get isUnreached(): boolean {
    return this.facts.calls !== this.#calls;
  }

  /** A draft of the same function for code of it that is never reached: nothing of what is added to it counts. */
  unreached(): FunctionDraft {
    if (this.isUnreached) return this;
    return new FunctionDraft(this.facts, this.#lineOf, this.facts);
  }

  addLoop(node: Node, parent: LoopFact | undefined): LoopFact {
    const loop: LoopFact = { node, parent, line: this.#lineOf(node) };
    this.#loops.push(loop);
    return loop;
  }

  addCall(call: CallFact): void {
    this.#calls.push(call);
  }

  addRead(read: ReadFact): void {
    this.#reads.push(read);
  }

  addCopy(expression: Expression, isOfObject: boolean, loop: LoopFact | undefined): void {
    this.#copies.push({ expression, isOfObject, loop, line: this.#lineOf(expression) });
    this.addSized(expression);
  }

  addOperation(loop: LoopFact | undefined, ns: number): void {
    if (ns > 0) this.#operations.set(loop, (this.#operations.get(loop) ?? 0) + ns);
  }

  addSized(expression: Expression): void {
    this.#sized.push(...sizeOperands(expression));
  }

  addReceiver(receiver: Expression, method: string): void {
    if (isSizedMethod(method)) this.#sized.push(receiver);
  }

  /** Inside a function its modifier says as much; at the top level only the `await` itself does. */
  noteAwait(end: number, isOnError: boolean): void {
    const { firstWait } = this.facts;
    if (!this.isUnreached && !isOnError)
      this.facts.firstWait = firstWait === undefined ? end : Math.min(firstWait, end);
    if (this.facts.node.kind === SyntaxKind.SourceFile) this.facts.hasTopLevelAwait = true;
  }
}

/** The facts of one file while they are gathered. */
export class FactsDraft {
  readonly source: SourceFile;
  readonly scopes = new Scopes();
  readonly #functions: FunctionDraft[] = [];
  readonly #mentions = new Set<string>();
  readonly #renames: (readonly [string, string])[] = [];
  readonly #implementations: ImplementationFact[] = [];
  readonly #assignments: AssignmentFact[] = [];
  readonly #accessorNames = new Set<string>();
  readonly #implicitMembers = new Set<string>();

  constructor(source: SourceFile) {
    this.source = source;
  }

  lineOf(node: Node): number {
    return this.source.getLineAndCharacterOfPosition(node.getStart(this.source)).line + 1;
  }

  addModule(): FunctionDraft {
    const first = this.source.statements.find(runsCode);
    const start = first?.getStart(this.source) ?? 0;
    return this.#add(this.source, {
      name: '<module>',
      simpleName: '<module>',
      outer: undefined,
      start: 0,
      end: this.source.end,
      nameStart: start,
      nameEnd: firstTokenEnd(this.source, start),
      isReported: first !== undefined,
      isDefaultExport: false,
    });
  }

  addFunction(node: FunctionNode, outer: FunctionDraft): FunctionDraft {
    const local = localNameOf(node, this.source);
    const bodyStart = node.getStart(this.source);
    const nameStart = local.node?.getStart(this.source) ?? bodyStart;
    // The name of `const f = () => …` stands before the function and belongs to it.
    const start = Math.min(bodyStart, nameStart);
    return this.#add(node, {
      name: nestedName(outer.facts, local.text),
      simpleName: simpleName(local.text),
      outer: outer.facts,
      start,
      end: node.end,
      nameStart,
      nameEnd: local.node?.end ?? firstTokenEnd(this.source, start),
      isReported: true,
      isDefaultExport: local.text === 'default' || hasModifier(node, ModifierFlags.Default),
    });
  }

  /** The initialisers of a class's instance fields, which run before its constructor's body. */
  addFields(node: ClassNode, outer: FunctionDraft): FunctionDraft {
    const start = node.getStart(this.source);
    const name = node.name?.text ?? '<class>';
    return this.#add(node, {
      name: nestedName(outer.facts, name),
      simpleName: name,
      outer: outer.facts,
      start,
      end: node.end,
      nameStart: start,
      nameEnd: start,
      isReported: false,
      isDefaultExport: false,
    });
  }

  mention(name: string): void {
    this.#mentions.add(name);
  }

  /** What `value` names goes by `name` too. */
  rename(value: Expression, name: string): void {
    const inner = unwrap(value);
    if (isIdentifier(inner)) this.renameText(inner.text, name);
    else if (inner.kind === SyntaxKind.PropertyAccessExpression) {
      this.renameText((inner as unknown as { name: { text: string } }).name.text, name);
    }
  }

  renameText(from: string, to: string): void {
    this.#mentions.add(from);
    if (from !== to) this.#renames.push([from, to]);
  }

  addImplementations(implementations: readonly ImplementationFact[]): void {
    this.#implementations.push(...implementations);
  }

  noteAccessor(name: string): void {
    this.#accessorNames.add(name);
  }

  noteImplicit(name: string): void {
    this.#implicitMembers.add(name);
  }

  /** Values that no function comes out of are left out. */
  addAssignment({ left, right }: BinaryExpression): void {
    const to = unwrap(left);
    const isField = isPropertyAccessExpression(to) && to.expression.kind === SyntaxKind.ThisKeyword;
    if (!isIdentifier(to) && !isField) return;
    if (holdsFunctions.has(unwrap(right).kind)) this.#assignments.push({ to, value: right });
  }

  finish(): FileFacts {
    const functions = this.#functions.map((draft) => draft.facts);
    markDefaultExports(functions, this.source, this.#renames);
    numberDuplicates(functions);
    return {
      source: this.source,
      scopes: this.scopes,
      functions,
      byNode: new Map(functions.map((facts) => [facts.node, facts])),
      mentions: this.#mentions,
      renames: this.#renames,
      implementations: this.#implementations,
      assignments: this.#assignments,
      accessorNames: this.#accessorNames,
      implicitMembers: this.#implicitMembers,
    };
  }

  #add(
    node: BodyOwner,
    facts: Omit<
      FunctionFacts,
      | 'file'
      | 'node'
      | 'isAsync'
      | 'isGenerator'
      | 'firstWait'
      | 'hasTopLevelAwait'
      | 'loops'
      | 'calls'
      | 'reads'
      | 'copies'
      | 'sized'
      | 'operations'
    >,
  ): FunctionDraft {
    const draft = new FunctionDraft(
      {
        ...facts,
        file: this.source.fileName,
        node,
        isAsync: isAsyncFunction(node),
        isGenerator: isGeneratorFunction(node),
        firstWait: undefined,
        hasTopLevelAwait: false,
      },
      (at) => this.lineOf(at),
    );
    this.#functions.push(draft);
    return draft;
  }
}

function nestedName(outer: FunctionFacts, local: string): string {
  if (outer.node.kind === SyntaxKind.SourceFile) return local;
  // Field initialisers have no name of their own; what they hold is named after the class already.
  if (!outer.isReported) return outer.outer === undefined ? local : nestedName(outer.outer, local);
  return `${outer.name}/${local}`;
}

/** `m` of `Class.static m`, `x` of `Class.get x`. */
function simpleName(local: string): string {
  return local.replace(/^.*\.(?=[^.\]]+$)/, '').replace(/^(static |get |set )+/, '');
}

/** `export { f as default }` and `export default f` make `f` the default export. */
function markDefaultExports(
  functions: readonly Mutable<FunctionFacts>[],
  source: SourceFile,
  renames: readonly (readonly [string, string])[],
): void {
  const names = new Set(renames.filter(([, to]) => to === 'default').map(([from]) => from));
  for (const facts of functions) {
    if (facts.outer?.node === source && names.has(facts.name)) facts.isDefaultExport = true;
  }
}

function numberDuplicates(functions: readonly Mutable<FunctionFacts>[]): void {
  const seen = new Map<string, number>();
  for (const facts of functions) {
    if (!facts.isReported) continue;
    const count = (seen.get(facts.name) ?? 0) + 1;
    seen.set(facts.name, count);
    if (count > 1) facts.name = `${facts.name}~${count}`;
  }
}

/** Expressions that may come to a function, or to an object that holds one. */
const holdsFunctions: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.ArrowFunction,
  SyntaxKind.FunctionExpression,
  SyntaxKind.ClassExpression,
  SyntaxKind.Identifier,
  SyntaxKind.PropertyAccessExpression,
  SyntaxKind.ElementAccessExpression,
  SyntaxKind.CallExpression,
  SyntaxKind.NewExpression,
  SyntaxKind.AwaitExpression,
  SyntaxKind.ConditionalExpression,
  SyntaxKind.BinaryExpression,
  SyntaxKind.ObjectLiteralExpression,
]);

const declarations: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.FunctionDeclaration,
  SyntaxKind.ImportDeclaration,
  SyntaxKind.ImportEqualsDeclaration,
  SyntaxKind.ExportDeclaration,
  SyntaxKind.InterfaceDeclaration,
  SyntaxKind.TypeAliasDeclaration,
  SyntaxKind.EnumDeclaration,
  SyntaxKind.ModuleDeclaration,
  SyntaxKind.EmptyStatement,
]);
const mayOnlyDeclare: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.ClassDeclaration,
  SyntaxKind.VariableStatement,
  SyntaxKind.ExportAssignment,
]);

/** Whether a top-level statement does something when the module is loaded, beyond declaring names. */
function runsCode(statement: Node): boolean {
  if (declarations.has(statement.kind)) return false;
  return mayOnlyDeclare.has(statement.kind) ? callsSomething(statement) : true;
}

const calls: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.CallExpression,
  SyntaxKind.NewExpression,
  SyntaxKind.AwaitExpression,
  SyntaxKind.TaggedTemplateExpression,
]);

function callsSomething(node: Node): boolean {
  let found = false;
  const visit = (inner: Node): void => {
    if (found || isFunctionWithBody(inner)) return;
    found = calls.has(inner.kind);
    if (!found) inner.forEachChild(visit);
  };
  node.forEachChild(visit);
  return found;
}

function firstTokenEnd(source: SourceFile, start: number): number {
  const [token] = /^(\w+|\S)/.exec(source.text.slice(start, start + 64)) ?? [''];
  return start + token.length;
}
