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
import { localNameOf } from '../syntax/functionName.ts';
import {
  type BodyOwner,
  type ClassNode,
  type FunctionNode,
  hasModifier,
  isAsyncFunction,
  isGeneratorFunction,
} from '../syntax/functionNode.ts';
import { Scopes } from '../syntax/scopes.ts';
import type { AssignmentFact, FileFacts, FunctionFacts, ImplementationFact } from './facts.ts';
import { FunctionDraft, type Gathered } from './functionDraft.ts';
import { runsCode } from './moduleCode.ts';
import { markDefaultExports, nestedName, numberDuplicates, simpleName } from './qualifiedNames.ts';

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
      Gathered | 'file' | 'node' | 'isAsync' | 'isGenerator' | 'firstWait' | 'hasTopLevelAwait'
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

function firstTokenEnd(source: SourceFile, start: number): number {
  const [token] = /^(\w+|\S)/.exec(source.text.slice(start, start + 64)) ?? [''];
  return start + token.length;
}
