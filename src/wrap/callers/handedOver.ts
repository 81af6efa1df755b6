import {
  isCallExpression,
  isElementAccessExpression,
  isIdentifier,
  isNewExpression,
  isPropertyAccessExpression,
  isVariableDeclaration,
  NodeFlags,
  SyntaxKind,
  type Expression,
  type Node,
  type Type,
} from '../../compiler/index.ts';
import { signatureTypes } from '../checks/signatureTypes.ts';
import type { WrapContext } from '../checks/wrapContext.ts';
import { typeParts } from '../reach/attempt.ts';
import type { Resolver } from '../reach/resolver.ts';
import { isFunctionLike, unwrap } from '../target/functionLike.ts';
import { overloadsOf } from '../target/overloads.ts';
import { passedArguments } from './findUses.ts';
import { type CallerPlan, twinCalls } from './planCallers.ts';

/** A parameter whose buffer a thread can take over. */
export interface HandedOver {
  readonly index: number;
  readonly name: string;
  /** Whether it is a view, which has its buffer inside. */
  readonly isView: boolean;
}

/**
 * The parameters whose buffers every caller makes itself, hands to nobody else and does not touch after the call: a
 * thread can have those as they are instead of a copy.
 */
export function handedOver(callers: CallerPlan, context: WrapContext): readonly HandedOver[] {
  const calls = twinCalls(callers);
  const { pool, project, resolver, target } = context;
  // Where the function itself is handed on, nobody knows what else has the items.
  if (callers.graph.handedOn.length > 0) return [];
  if (pool !== 'threads' || calls.length === 0 || overloadsOf(target.fn).length > 0) return [];
  return signatureTypes(target, project).parameters.flatMap(({ node, type }, index) => {
    const isPlain = node.dotDotDotToken === undefined && node.questionToken === undefined;
    const kind = type === undefined || node.initializer !== undefined ? undefined : binaryKind(type);
    if (!isPlain || kind === undefined || !isIdentifier(node.name)) return [];
    const isFree = calls.every(({ call, name }) => {
      const isDirect = passedArguments(call, name).length === call.arguments.length;
      const argument = isDirect ? call.arguments[index] : undefined;
      return argument !== undefined && isOfThisCallAlone(argument, context, resolver);
    });
    return isFree ? [{ index, name: node.name.text, isView: kind === 'view' }] : [];
  });
}

const views =
  /^(?:Int8|Uint8|Uint8Clamped|Int16|Uint16|Int32|Uint32|Float16|Float32|Float64|BigInt64|BigUint64)Array$/;

function binaryKind(type: Type): 'buffer' | 'view' | undefined {
  const [only, ...others] = typeParts(type);
  const name = others.length > 0 ? '' : (only?.getSymbol()?.name ?? '');
  if (name === 'ArrayBuffer') return 'buffer';
  return views.test(name) ? 'view' : undefined;
}

function isOfThisCallAlone(argument: Expression, { projects }: WrapContext, resolver: Resolver): boolean {
  const value = unwrap(argument);
  if (isFresh(value, resolver)) return true;
  if (!isIdentifier(value)) return false;
  const declared = resolver.declared(value);
  if (declared.kind !== 'own' || !isVariableDeclaration(declared.declaration)) return false;
  const { initializer, name, parent } = declared.declaration;
  const isConstant = (parent.flags & NodeFlags.Const) !== 0 && isIdentifier(name);
  if (!isConstant || initializer === undefined || !isFresh(unwrap(initializer), resolver)) return false;
  const owner = runnerOf(value);
  // In another loop or function it may be handed over more than once.
  if (owner === undefined || runnerOf(name) !== owner) return false;
  return projects
    .usesOf(name)
    .every(
      (use) =>
        use === name ||
        use === value ||
        (use.end <= value.pos && looksInside(use) && !isInFunction(use, owner)),
    );
}

/** Made on the spot, with memory of its own. `Buffer.from` and views of a buffer share theirs with others. */
function isFresh(value: Expression, resolver: Resolver): boolean {
  if (isCallExpression(value)) {
    const { expression } = value;
    const isMaker = isPropertyAccessExpression(expression) && /^(?:from|of)$/.test(expression.name.text);
    return isMaker && isLanguages(expression.expression, resolver, views);
  }
  if (!isNewExpression(value)) return false;
  const [first, ...others] = value.arguments ?? [];
  if (others.length > 0) return false;
  if (isLanguages(value.expression, resolver, /^ArrayBuffer$/)) return true;
  if (!isLanguages(value.expression, resolver, views)) return false;
  return first === undefined || resolver.isPrimitive(first) || isCopied(first, resolver);
}

function isCopied(source: Expression, resolver: Resolver): boolean {
  const type = resolver.typeOf(source);
  const name = type === undefined ? '' : (type.getSymbol()?.name ?? '');
  return views.test(name) || name === 'Array' || name === 'ReadonlyArray';
}

function isLanguages(name: Expression, resolver: Resolver, names: RegExp): boolean {
  if (!isIdentifier(name) || !names.test(name.text)) return false;
  const declared = resolver.declared(name);
  return declared.kind === 'library' && declared.library === 'language';
}

const loops = new Set([
  SyntaxKind.ForStatement,
  SyntaxKind.ForOfStatement,
  SyntaxKind.ForInStatement,
  SyntaxKind.WhileStatement,
  SyntaxKind.DoStatement,
]);

/** The innermost function or loop around a node; `undefined` at the top level, which all functions of a module see. */
function runnerOf(node: Node): Node | undefined {
  for (let at: Node | undefined = node.parent; at !== undefined; at = at.parent) {
    if (isFunctionLike(at) || loops.has(at.kind)) return at;
  }
  return undefined;
}

/** `samples[0] = 1`, `samples.length`: nobody else gets hold of it by that. */
function looksInside(use: Node): boolean {
  const { parent } = use;
  if (isElementAccessExpression(parent)) return parent.expression === use;
  const isMember = isPropertyAccessExpression(parent) && parent.expression === use;
  return isMember && /^(?:length|byteLength|fill|set)$/.test(parent.name.text) && !isValueOfFill(parent);
}

/** `fill` gives the array back. */
function isValueOfFill(access: Node): boolean {
  const isFill = isPropertyAccessExpression(access) && access.name.text === 'fill';
  return isFill && access.parent.parent.kind !== SyntaxKind.ExpressionStatement;
}

function isInFunction(use: Node, owner: Node): boolean {
  for (let at = use.parent; at !== owner; at = at.parent) if (isFunctionLike(at)) return true;
  return false;
}
