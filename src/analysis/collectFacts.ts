import {
  type BinaryExpression,
  type CallExpression,
  type ClassElement,
  type Expression,
  type ForInOrOfStatement,
  type ForStatement,
  type IfStatement,
  isBinaryExpression,
  isCallExpression,
  isClassDeclaration,
  isClassExpression,
  isDoStatement,
  isElementAccessExpression,
  isExportAssignment,
  isExportSpecifier,
  isExternalModuleReference,
  isForInStatement,
  isForOfStatement,
  isForStatement,
  isFunctionDeclaration,
  isGetAccessorDeclaration,
  isIdentifier,
  isIfStatement,
  isImportDeclaration,
  isImportEqualsDeclaration,
  isImportSpecifier,
  isNewExpression,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isPropertyDeclaration,
  isSetAccessorDeclaration,
  isSpreadAssignment,
  isSpreadElement,
  isStringLiteral,
  isTaggedTemplateExpression,
  isVariableDeclaration,
  isWhileStatement,
  ModifierFlags,
  type NewExpression,
  type Node,
  type PropertyAccessExpression,
  type SourceFile,
  SyntaxKind,
  type TaggedTemplateExpression,
} from '../compiler/index.ts';
import { FactsDraft, type FunctionDraft } from './factsDraft.ts';
import { rootIdentifier, unwrap } from './expressions.ts';
import type { CallFact, FileFacts, LoopFact } from './facts.ts';
import {
  bodyOf,
  type ClassNode,
  type FunctionNode,
  hasModifier,
  isFunctionWithBody,
  parametersOf,
} from './functionNode.ts';
import { basesOf, typeOfLiteral } from './implementations.ts';
import { operationNs } from './operations.ts';
import { declaringScope } from './scopes.ts';
import { workerBranch } from './workerBranch.ts';

/** Where the walk stands. */
interface Context {
  readonly fn: FunctionDraft;
  readonly loop: LoopFact | undefined;
  readonly isInWorkerOnly: boolean;
  readonly isOnError: boolean;
}

/** One walk over a file: its functions, what each of them calls and repeats, and what its names stand for. */
export function collectFacts(source: SourceFile): FileFacts {
  const draft = new FactsDraft(source);
  const walk = new Walk(draft);
  const context: Context = {
    fn: draft.addModule(),
    loop: undefined,
    isInWorkerOnly: false,
    isOnError: false,
  };
  for (const statement of source.statements) walk.visit(statement, context);
  return draft.finish();
}

class Walk {
  readonly #draft: FactsDraft;

  constructor(draft: FactsDraft) {
    this.#draft = draft;
  }

  visit(node: Node, context: Context): void {
    if (isBinaryExpression(node)) {
      this.#visitBinary(node, context);
      return;
    }
    if (isTypeOnly(node)) return;
    if (!context.isOnError) context.fn.addOperation(context.loop, operationNs(node, this.#draft.scopes));
    if (isFunctionWithBody(node)) {
      this.#visitFunction(node, context);
      return;
    }
    if (isClassDeclaration(node) || isClassExpression(node)) {
      this.#visitClass(node, context);
      return;
    }
    if (isForStatement(node)) {
      this.#visitFor(node, context);
      return;
    }
    if (isForOfStatement(node) || isForInStatement(node)) {
      this.#visitForEach(node, context);
      return;
    }
    if (isWhileStatement(node) || isDoStatement(node)) {
      context.fn.addSized(node.expression);
      this.#visitChildren(node, this.#inLoop(node, context));
      return;
    }
    if (isIfStatement(node)) {
      this.#visitIf(node, context);
      return;
    }
    if (isCallExpression(node) || isNewExpression(node) || isTaggedTemplateExpression(node)) {
      this.#addCall(node, context);
    } else if (isPropertyAccessExpression(node)) {
      this.#addRead(node, context);
    } else if (isObjectLiteralExpression(node)) {
      this.#draft.addImplementations(typeOfLiteral(node));
    } else if (isSpreadElement(node) || isSpreadAssignment(node)) {
      const isOfObject = isSpreadAssignment(node);
      if (!context.isOnError && !context.isInWorkerOnly)
        context.fn.addCopy(node.expression, isOfObject, context.loop);
    } else {
      this.#declare(node);
    }
    if (node.kind === SyntaxKind.AwaitExpression) context.fn.noteAwait();
    this.#visitChildren(node, onError.has(node.kind) ? { ...context, isOnError: true } : context);
  }

  /** `a + b + c + …` is nested to the left, in generated code thousands deep: the left sides are taken in a loop. */
  #visitBinary(node: BinaryExpression, context: Context): void {
    let left: Expression = node;
    while (isBinaryExpression(left)) {
      if (!context.isOnError) context.fn.addOperation(context.loop, operationNs(left, this.#draft.scopes));
      this.visit(left.right, context);
      left = left.left;
    }
    this.visit(left, context);
  }

  #visitChildren(node: Node, context: Context): void {
    node.forEachChild((child) => {
      this.visit(child, context);
    });
  }

  #inLoop(node: Node, context: Context): Context {
    return { ...context, loop: context.fn.addLoop(node, context.loop) };
  }

  /** A property that is read may be an accessor; one that is called is a call. */
  #addRead(node: PropertyAccessExpression, { fn, loop, isInWorkerOnly, isOnError }: Context): void {
    const { parent } = node;
    if (isCallExpression(parent) && parent.expression === node) return;
    const isWrite =
      isBinaryExpression(parent) &&
      parent.left === node &&
      parent.operatorToken.kind === SyntaxKind.EqualsToken;
    fn.addRead({ node, isWrite, loop, isInWorkerOnly, isOnError });
  }

  #visitFor(node: ForStatement, context: Context): void {
    if (node.initializer !== undefined) this.visit(node.initializer, context);
    const inside = this.#inLoop(node, context);
    if (node.condition !== undefined) {
      this.visit(node.condition, inside);
      context.fn.addSized(node.condition);
    }
    if (node.incrementor !== undefined) this.visit(node.incrementor, inside);
    this.visit(node.statement, inside);
  }

  #visitForEach(node: ForInOrOfStatement, context: Context): void {
    this.visit(node.expression, context);
    context.fn.addSized(node.expression);
    const inside = this.#inLoop(node, context);
    if (isForOfStatement(node)) this.#addIteration(node, context);
    this.visit(node.initializer, inside);
    this.visit(node.statement, inside);
    if (node.awaitModifier !== undefined) context.fn.noteAwait();
  }

  /** Going through an object runs its iterator. */
  #addIteration(node: ForInOrOfStatement, { fn, loop, isInWorkerOnly, isOnError }: Context): void {
    fn.addCall({
      node,
      form: 'iterate',
      callee: node.expression,
      arguments: [],
      loop,
      line: this.#draft.lineOf(node),
      isDiscarded: false,
      isReturned: false,
      isInWorkerOnly,
      isOnError,
    });
  }

  /** Code that only worker threads reach does not hold the main thread's event loop. */
  #visitIf(node: IfStatement, context: Context): void {
    this.visit(node.expression, context);
    const branch = workerBranch(node.expression, this.#draft.scopes);
    const inWorker: Context = { ...context, isInWorkerOnly: true };
    this.visit(node.thenStatement, branch === 'then' ? inWorker : context);
    if (node.elseStatement !== undefined)
      this.visit(node.elseStatement, branch === 'else' ? inWorker : context);
  }

  #visitFunction(node: FunctionNode, context: Context): void {
    if (node.kind === SyntaxKind.FunctionDeclaration && node.name !== undefined) {
      this.#draft.scopes.declare(declaringScope(node), { kind: 'other', name: node.name.text, node });
    }
    const fn = this.#draft.addFunction(node, context.fn);
    this.#noteAccess(node);
    const inside: Context = { ...context, fn, loop: undefined, isOnError: false };
    const parameters = parametersOf(node);
    this.#draft.scopes.declareParameters(node, parameters);
    for (const { initializer } of parameters) if (initializer !== undefined) this.visit(initializer, inside);
    const body = bodyOf(node);
    if (body !== undefined) this.visit(body, inside);
  }

  #noteAccess(node: FunctionNode): void {
    const name = (node as Partial<{ name: Node }>).name?.getText();
    if (name === undefined) return;
    if (/^\[Symbol\.(asyncI|i)terator\]$/.test(name)) this.#draft.noteIterable();
    const isAccessor = isGetAccessorDeclaration(node) || isSetAccessorDeclaration(node);
    if (isAccessor && doesWork(node)) this.#draft.noteAccessor(name);
  }

  #visitClass(node: ClassNode, context: Context): void {
    const name = node.name?.text;
    if (name !== undefined) this.#draft.scopes.declare(declaringScope(node), { kind: 'other', name, node });
    const fields = this.#draft.addFields(node, context.fn);
    this.#draft.addImplementations(basesOf(node));
    const base = node.heritageClauses?.find((clause) => clause.token === SyntaxKind.ExtendsKeyword)?.types[0];
    if (base !== undefined) this.visit(base.expression, context);
    const inFields: Context = { ...context, fn: fields, loop: undefined, isOnError: false };
    for (const member of node.members) this.#visitMember(member, context, inFields);
  }

  #visitMember(member: ClassElement, context: Context, inFields: Context): void {
    if (!isPropertyDeclaration(member)) {
      this.visit(member, context);
      return;
    }
    const target = hasModifier(member, ModifierFlags.Static) ? context : inFields;
    if (member.initializer !== undefined) this.visit(member.initializer, target);
  }

  #addCall(node: CallExpression | NewExpression | TaggedTemplateExpression, context: Context): void {
    const callee = isTaggedTemplateExpression(node) ? node.tag : node.expression;
    const args = isTaggedTemplateExpression(node) ? [] : [...(node.arguments ?? [])];
    context.fn.addCall({
      node,
      form: formOf(node),
      callee,
      arguments: args,
      loop: context.loop,
      line: this.#draft.lineOf(node),
      isDiscarded: isDiscarded(node),
      isReturned: isReturned(node),
      isInWorkerOnly: context.isInWorkerOnly,
      isOnError: context.isOnError,
    });
    const name = calledName(callee);
    if (name !== undefined) this.#draft.mention(name);
    for (const argument of args) {
      const handed = calledName(argument);
      if (handed !== undefined) this.#draft.mention(handed);
    }
    const inner = unwrap(callee);
    if (isPropertyAccessExpression(inner)) context.fn.addReceiver(inner.expression, inner.name.text);
  }

  #declare(node: Node): void {
    const { scopes } = this.#draft;
    if (isVariableDeclaration(node)) {
      scopes.declareVariable(node);
      if (isIdentifier(node.name) && node.initializer !== undefined)
        this.#draft.rename(node.initializer, node.name.text);
    } else if (isImportDeclaration(node)) {
      scopes.declareImports(this.#draft.source, node);
      if (node.importClause?.name !== undefined)
        this.#draft.renameText('default', node.importClause.name.text);
    } else if (isImportEqualsDeclaration(node)) {
      const reference = node.moduleReference;
      const specifier = isExternalModuleReference(reference) ? reference.expression : undefined;
      const module = specifier !== undefined && isStringLiteral(specifier) ? specifier.text : '';
      scopes.declare(this.#draft.source, { kind: 'import', name: node.name.text, module, exported: '*' });
    } else if (isImportSpecifier(node) || isExportSpecifier(node)) {
      this.#draft.mention(node.name.text);
      if (node.propertyName !== undefined) this.#draft.renameText(node.propertyName.text, node.name.text);
    } else if (isExportAssignment(node)) {
      this.#draft.rename(node.expression, 'default');
    } else if (isPropertyAssignment(node) && isIdentifier(node.name)) {
      this.#draft.rename(node.initializer, node.name.text);
    }
  }
}

/** The name under which something is called or handed on: `f`, or `m` of `a.b.m`. */
function calledName(node: Expression): string | undefined {
  const inner = unwrap(node);
  if (isIdentifier(inner)) return inner.text;
  if (isPropertyAccessExpression(inner)) return inner.name.text;
  if (isElementAccessExpression(inner)) return rootIdentifier(inner.expression)?.text;
  return undefined;
}

function isDiscarded(node: Node): boolean {
  let outer = node.parent;
  while (outer.kind === SyntaxKind.ParenthesizedExpression) outer = outer.parent;
  return outer.kind === SyntaxKind.ExpressionStatement || outer.kind === SyntaxKind.VoidExpression;
}

function isReturned(node: Node): boolean {
  let outer = node.parent;
  while (outer.kind === SyntaxKind.ParenthesizedExpression) outer = outer.parent;
  return outer.kind === SyntaxKind.ReturnStatement || outer.kind === SyntaxKind.ArrowFunction;
}

/** Whether an accessor does more than hand a value on: it calls something or repeats something. */
function doesWork(node: Node): boolean {
  let found = false;
  const look = (inner: Node): void => {
    found ||= working.has(inner.kind);
    if (!found) inner.forEachChild(look);
  };
  node.forEachChild(look);
  return found;
}

const working: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.CallExpression,
  SyntaxKind.NewExpression,
  SyntaxKind.ForStatement,
  SyntaxKind.ForOfStatement,
  SyntaxKind.ForInStatement,
  SyntaxKind.WhileStatement,
  SyntaxKind.DoStatement,
]);

function formOf(node: CallExpression | NewExpression | TaggedTemplateExpression): CallFact['form'] {
  if (isTaggedTemplateExpression(node)) return 'tag';
  if (isNewExpression(node)) return 'new';
  return node.expression.kind === SyntaxKind.ImportKeyword ? 'import' : 'call';
}

/** Where code stands that a run meets only when something went wrong. */
const onError: ReadonlySet<SyntaxKind> = new Set([SyntaxKind.ThrowStatement, SyntaxKind.CatchClause]);

const neverRuns: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.InterfaceDeclaration,
  SyntaxKind.TypeAliasDeclaration,
]);
const mayBeAmbient: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.ModuleDeclaration,
  SyntaxKind.VariableStatement,
  SyntaxKind.ClassDeclaration,
]);

/** Declarations and types that leave nothing in the running program. */
function isTypeOnly(node: Node): boolean {
  if (neverRuns.has(node.kind)) return true;
  if (mayBeAmbient.has(node.kind)) return hasModifier(node, ModifierFlags.Ambient);
  if (isFunctionDeclaration(node)) return node.body === undefined;
  return node.kind >= SyntaxKind.FirstTypeNode && node.kind <= SyntaxKind.LastTypeNode;
}
