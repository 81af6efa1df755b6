import {
  type BinaryExpression,
  type Expression,
  isBinaryExpression,
  isCallExpression,
  isCaseClause,
  isClassDeclaration,
  isClassExpression,
  isConditionalExpression,
  isDoStatement,
  isForInStatement,
  isForOfStatement,
  isForStatement,
  isIfStatement,
  isNewExpression,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isSpreadAssignment,
  isSpreadElement,
  isTaggedTemplateExpression,
  isWhileStatement,
  type Node,
  type SourceFile,
  type Statement,
  SyntaxKind,
} from '../../compiler/index.ts';
import { endsFlow, statementsOf } from '../syntax/completion.ts';
import { constantCondition } from '../syntax/constantCondition.ts';
import { isFunctionWithBody } from '../syntax/functionNode.ts';
import { addCall, addImplicit, addRead } from './callFacts.ts';
import { declareNames } from './declareNames.ts';
import { isOnErrorOnly, isPreparingError } from './errorPaths.ts';
import type { FileFacts } from './facts.ts';
import { FactsDraft } from './factsDraft.ts';
import { walkBranches, walkFor, walkForEach } from './flowWalk.ts';
import { walkClass, walkFunction } from './functionWalk.ts';
import { typeOfLiteral } from './implementations.ts';
import { operationNs } from './operations.ts';
import { isTypeOnly } from './typeOnly.ts';
import { counts, inLoop, unreached, type Walk, type WalkContext } from './walk.ts';
import { leavesMainThread } from './workerBranch.ts';

/** One walk over a file: its functions, what each of them calls and repeats, and what its names stand for. */
export function collectFacts(source: SourceFile): FileFacts {
  const draft = new FactsDraft(source);
  const walk = new FileWalk(draft);
  const context: WalkContext = {
    fn: draft.addModule(),
    loop: undefined,
    isInWorkerOnly: false,
    isOnError: false,
  };
  walk.visitStatements(source.statements, context);
  return draft.finish();
}

class FileWalk implements Walk {
  readonly draft: FactsDraft;

  constructor(draft: FactsDraft) {
    this.draft = draft;
  }

  visit(node: Node, context: WalkContext): void {
    if (isBinaryExpression(node)) {
      this.#visitBinary(node, context);
      return;
    }
    if (isTypeOnly(node)) return;
    if (counts(context)) context.fn.addOperation(context.loop, operationNs(node, this.draft.scopes));
    if (isFunctionWithBody(node)) {
      walkFunction(this, node, context);
      return;
    }
    if (isClassDeclaration(node) || isClassExpression(node)) {
      walkClass(this, node, context);
      return;
    }
    if (isForStatement(node)) {
      walkFor(this, node, context);
      return;
    }
    if (isForOfStatement(node) || isForInStatement(node)) {
      walkForEach(this, node, context);
      return;
    }
    if (isWhileStatement(node) && constantCondition(node.expression, this.draft.scopes) === false) {
      this.visit(node.statement, unreached(context));
      return;
    }
    if (isWhileStatement(node) || isDoStatement(node)) {
      context.fn.addSized(node.expression);
      this.#visitChildren(node, inLoop(node, context));
      return;
    }
    if (isIfStatement(node)) {
      const { expression, thenStatement, elseStatement } = node;
      walkBranches(this, expression, thenStatement, elseStatement, context);
      return;
    }
    if (isConditionalExpression(node)) {
      walkBranches(this, node.condition, node.whenTrue, node.whenFalse, context);
      return;
    }
    const statements = statementsOf(node);
    if (statements !== undefined) {
      if (isCaseClause(node)) this.visit(node.expression, context);
      this.visitStatements(statements, isPreparingError(node) ? { ...context, isOnError: true } : context);
      return;
    }
    if (isCallExpression(node) || isNewExpression(node) || isTaggedTemplateExpression(node)) {
      addCall(node, context, this.draft);
    } else if (isPropertyAccessExpression(node)) {
      addRead(node, context);
    } else if (isObjectLiteralExpression(node)) {
      this.draft.addImplementations(typeOfLiteral(node));
    } else if (isSpreadElement(node) || isSpreadAssignment(node)) {
      const isOfObject = isSpreadAssignment(node);
      if (counts(context)) context.fn.addCopy(node.expression, isOfObject, context.loop);
    } else {
      declareNames(node, this.draft);
    }
    if (node.kind === SyntaxKind.AwaitExpression) context.fn.noteAwait(node.end, context.isOnError);
    addImplicit(node, context, this.draft);
    this.#visitChildren(node, isOnErrorOnly(node) ? { ...context, isOnError: true } : context);
  }

  /** `a + b + c + …` is nested to the left, in generated code thousands deep: the left sides are taken in a loop. */
  #visitBinary(node: BinaryExpression, context: WalkContext): void {
    let left: Expression = node;
    while (isBinaryExpression(left)) {
      if (counts(context)) context.fn.addOperation(context.loop, operationNs(left, this.draft.scopes));
      addImplicit(left, context, this.draft);
      if (assigning.has(left.operatorToken.kind)) this.draft.addAssignment(left);
      this.visit(left.right, this.#isSkipped(left) ? unreached(context) : context);
      left = left.left;
    }
    this.visit(left, context);
  }

  /** The right side of `false && …` and `true || …`. */
  #isSkipped({ left, operatorToken }: BinaryExpression): boolean {
    const operator: SyntaxKind = operatorToken.kind;
    if (operator !== SyntaxKind.AmpersandAmpersandToken && operator !== SyntaxKind.BarBarToken) return false;
    const holds = constantCondition(left, this.draft.scopes);
    return holds !== undefined && holds === (operator === SyntaxKind.BarBarToken);
  }

  /** Statements one after the other, up to the first that leads nowhere further; what stands behind it only declares. */
  visitStatements(statements: readonly Statement[], context: WalkContext): void {
    const { scopes } = this.draft;
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

  #visitChildren(node: Node, context: WalkContext): void {
    node.forEachChild((child) => {
      this.visit(child, context);
    });
  }
}

/** Operators after which a name holds what stands on the right. */
const assigning: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.EqualsToken,
  SyntaxKind.BarBarEqualsToken,
  SyntaxKind.QuestionQuestionEqualsToken,
]);
