import {
  type BinaryExpression,
  type CallExpression,
  type ClassElement,
  type Expression,
  type ForInOrOfStatement,
  type ForStatement,
  isBinaryExpression,
  isCallExpression,
  isCaseClause,
  isClassDeclaration,
  isClassExpression,
  isConditionalExpression,
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
  isObjectBindingPattern,
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
  type Statement,
  SyntaxKind,
  type TaggedTemplateExpression,
} from '../../compiler/index.ts';
import { endsFlow, statementsOf } from '../syntax/completion.ts';
import { constantCondition } from '../syntax/constantCondition.ts';
import { resultUse } from '../syntax/resultUse.ts';
import { FactsDraft, type FunctionDraft } from './factsDraft.ts';
import { rootIdentifier, unwrap } from '../syntax/expressions.ts';
import type { CallFact, FileFacts, LoopFact, ParameterPart } from './facts.ts';
import {
  bodyOf,
  type ClassNode,
  type FunctionNode,
  hasModifier,
  isFunctionWithBody,
  parametersOf,
} from '../syntax/functionNode.ts';
import { basesOf, typeOfLiteral } from './implementations.ts';
import { implicitMembers, implicitUses } from './implicitUses.ts';
import { operationNs } from './operations.ts';
import { declaringScope } from '../syntax/scopes.ts';
import { namesElements } from '../syntax/collections.ts';
import { leavesMainThread, workerBranch } from './workerBranch.ts';

/** Where the walk stands. */
interface Context {
  readonly fn: FunctionDraft;
  readonly loop: LoopFact | undefined;
  readonly isInWorkerOnly: boolean;
  readonly isOnError: boolean;
  /** Inside the default of a parameter, which is evaluated only where a caller leaves it out. */
  readonly defaultOf?: ParameterPart | undefined;
}

/** Whether plain operations at a place are work of a usual run on the main thread. */
function counts({ isOnError, isInWorkerOnly }: Context): boolean {
  return !isOnError && !isInWorkerOnly;
}

/** The same place where no run of the program ever comes: what stands there still declares. */
function unreached(context: Context): Context {
  return { ...context, fn: context.fn.unreached(), loop: undefined };
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
  walk.visitStatements(source.statements, context);
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
    if (counts(context)) context.fn.addOperation(context.loop, operationNs(node, this.#draft.scopes));
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
    if (isWhileStatement(node) && constantCondition(node.expression, this.#draft.scopes) === false) {
      this.visit(node.statement, unreached(context));
      return;
    }
    if (isWhileStatement(node) || isDoStatement(node)) {
      context.fn.addSized(node.expression);
      this.#visitChildren(node, this.#inLoop(node, context));
      return;
    }
    if (isIfStatement(node)) {
      const { expression, thenStatement, elseStatement } = node;
      this.#visitBranches(expression, thenStatement, elseStatement, context);
      return;
    }
    if (isConditionalExpression(node)) {
      this.#visitBranches(node.condition, node.whenTrue, node.whenFalse, context);
      return;
    }
    const statements = statementsOf(node);
    if (statements !== undefined) {
      if (isCaseClause(node)) this.visit(node.expression, context);
      this.visitStatements(statements, isPreparingError(node) ? { ...context, isOnError: true } : context);
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
    if (node.kind === SyntaxKind.AwaitExpression) context.fn.noteAwait(node.end, context.isOnError);
    this.#addImplicit(node, context);
    this.#visitChildren(node, onError.has(node.kind) ? { ...context, isOnError: true } : context);
  }

  /** `a + b + c + …` is nested to the left, in generated code thousands deep: the left sides are taken in a loop. */
  #visitBinary(node: BinaryExpression, context: Context): void {
    let left: Expression = node;
    while (isBinaryExpression(left)) {
      if (counts(context)) context.fn.addOperation(context.loop, operationNs(left, this.#draft.scopes));
      this.#addImplicit(left, context);
      if (assigning.has(left.operatorToken.kind)) this.#draft.addAssignment(left);
      this.visit(left.right, this.#isSkipped(left) ? unreached(context) : context);
      left = left.left;
    }
    this.visit(left, context);
  }

  /** The right side of `false && …` and `true || …`. */
  #isSkipped({ left, operatorToken }: BinaryExpression): boolean {
    const operator: SyntaxKind = operatorToken.kind;
    if (operator !== SyntaxKind.AmpersandAmpersandToken && operator !== SyntaxKind.BarBarToken) return false;
    const holds = constantCondition(left, this.#draft.scopes);
    return holds !== undefined && holds === (operator === SyntaxKind.BarBarToken);
  }

  /** Statements one after the other, up to the first that leads nowhere further; what stands behind it only declares. */
  visitStatements(statements: readonly Statement[], context: Context): void {
    const { scopes } = this.#draft;
    const isInFunction = context.fn.facts.node.kind !== SyntaxKind.SourceFile;
    let at = context;
    for (const statement of statements) {
      this.visit(statement, at);
      if (at.fn.isUnreached) continue;
      if (endsFlow(statement, scopes)) at = unreached(at);
      else if (isInFunction && !at.isInWorkerOnly && leavesMainThread(statement, scopes))
        at = { ...at, isInWorkerOnly: true };
    }
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
    const isNever =
      node.condition !== undefined && constantCondition(node.condition, this.#draft.scopes) === false;
    const inside = this.#inLoop(node, isNever ? unreached(context) : context);
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
    this.#addImplicit(node, context);
    this.visit(node.initializer, inside);
    this.visit(node.statement, inside);
    if (node.awaitModifier !== undefined) context.fn.noteAwait(node.expression.end, context.isOnError);
  }

  /** What the language calls by itself: iterators, conversions, disposers. */
  #addImplicit(node: Node, { fn, loop, isInWorkerOnly, isOnError, defaultOf }: Context): void {
    for (const { value, members } of implicitUses(node)) {
      fn.addCall({
        node: value,
        form: 'implicit',
        members,
        callee: value,
        arguments: [],
        loop,
        line: this.#draft.lineOf(node),
        isDiscarded: false,
        isStarted: false,
        isReturned: false,
        isInWorkerOnly,
        isOnError,
        defaultOf,
      });
    }
  }

  /**
   * Code that only worker threads reach does not hold the main thread's event loop, and a branch that is never taken
   * holds nothing.
   */
  #visitBranches(condition: Expression, first: Node, second: Node | undefined, context: Context): void {
    const { scopes } = this.#draft;
    this.visit(condition, context);
    const holds = constantCondition(condition, scopes);
    const branch = holds === undefined ? workerBranch(condition, scopes) : undefined;
    const inWorker: Context = { ...context, isInWorkerOnly: true };
    this.visit(first, holds === false ? unreached(context) : branch === 'then' ? inWorker : context);
    if (second !== undefined)
      this.visit(second, holds === true ? unreached(context) : branch === 'else' ? inWorker : context);
  }

  #visitFunction(node: FunctionNode, context: Context): void {
    if (node.kind === SyntaxKind.FunctionDeclaration && node.name !== undefined) {
      this.#draft.scopes.declare(declaringScope(node), { kind: 'other', name: node.name.text, node });
    }
    const fn = this.#draft.addFunction(node, context.fn);
    this.#noteAccess(node);
    const inside: Context = { ...context, fn, loop: undefined, isOnError: false, defaultOf: undefined };
    const parameters = parametersOf(node);
    this.#draft.scopes.declareParameters(node, parameters);
    for (const [index, parameter] of parameters.entries()) {
      this.#visitDefaults(parameter, { index, path: '' }, inside);
      const { name, type } = parameter;
      if (type !== undefined && isIdentifier(name) && namesElements(type)) fn.addSized(name);
    }
    const body = bodyOf(node);
    if (body !== undefined) this.visit(body, inside);
  }

  /** The default of a parameter, and those of its parts where it is taken apart. */
  #visitDefaults(
    {
      name,
      initializer,
    }: { readonly name?: Node | undefined; readonly initializer?: Expression | undefined },
    part: ParameterPart,
    inside: Context,
  ): void {
    if (initializer !== undefined) this.visit(initializer, { ...inside, defaultOf: part });
    if (name === undefined || !isObjectBindingPattern(name)) return;
    for (const element of name.elements) {
      const key = (element.propertyName ?? element.name)?.getText() ?? '';
      this.#visitDefaults(element, { index: part.index, path: `${part.path}.${key}` }, inside);
    }
  }

  #noteAccess(node: FunctionNode): void {
    const name = (node as Partial<{ name: Node }>).name?.getText();
    if (name === undefined) return;
    if (implicitMembers.has(name)) this.#draft.noteImplicit(name);
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
    const inFields: Context = {
      ...context,
      fn: fields,
      loop: undefined,
      isOnError: false,
      defaultOf: undefined,
    };
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
      ...resultUse(node),
      isInWorkerOnly: context.isInWorkerOnly,
      isOnError: context.isOnError,
      defaultOf: context.defaultOf,
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

/** `{ const text = describe(problems); throw new Error(text); }` where a condition leads to it. */
function isPreparingError(block: Node): boolean {
  const { parent } = block;
  if (!isIfStatement(parent)) return false;
  return statementsOf(block)?.at(-1)?.kind === SyntaxKind.ThrowStatement;
}

/** Operators after which a name holds what stands on the right. */
const assigning: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.EqualsToken,
  SyntaxKind.BarBarEqualsToken,
  SyntaxKind.QuestionQuestionEqualsToken,
]);

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
