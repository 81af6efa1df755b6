import {
  type Expression,
  isArrayLiteralExpression,
  isBindingElement,
  isIdentifier,
  isObjectBindingPattern,
  isObjectLiteralExpression,
  isShorthandPropertyAssignment,
  isSpreadAssignment,
  isSpreadElement,
  type Node,
  SyntaxKind,
} from '../../compiler/index.ts';
import { unwrap } from '../syntax/expressions.ts';
import type { ParameterPart } from '../facts/facts.ts';
import { type BodyOwner, isFunctionWithBody, parametersOf } from '../syntax/functionNode.ts';
import type { Scopes } from '../syntax/scopes.ts';

const functionValued: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.ArrowFunction,
  SyntaxKind.FunctionExpression,
  SyntaxKind.Identifier,
  SyntaxKind.PropertyAccessExpression,
  SyntaxKind.ParenthesizedExpression,
  // `run(readerOf(file))`: what a call returns may be one.
  SyntaxKind.CallExpression,
]);

/** Whether an argument is worth asking what function it is: literals and computed values are none. */
function mayBeFunction(value: Expression): boolean {
  return functionValued.has(value.kind);
}

/** How deep functions are looked for in objects that are handed over. */
const maxDepth = 2;

/** The functions in what a call is given: arguments, and properties of objects that are written there. */
export function handedFunctions(
  args: readonly Expression[],
  scopes: Pick<Scopes, 'lookUp'>,
): readonly Expression[] {
  return args.flatMap((value) => (mayBeFunction(value) ? [value] : []).concat(inObject(value, scopes, 0)));
}

function inObject(value: Expression, scopes: Pick<Scopes, 'lookUp'>, depth: number): Expression[] {
  const literal = literalOf(value, scopes);
  if (literal === undefined || depth >= maxDepth) return [];
  if (isArrayLiteralExpression(literal))
    return [...literal.elements].flatMap((held) =>
      namesFunction(held, scopes) ? [held] : inObject(held, scopes, depth + 1),
    );
  if (!isObjectLiteralExpression(literal)) return [];
  return [...literal.properties].flatMap((property) => {
    const held = valueOfProperty(property);
    if (held === undefined) return [];
    return namesFunction(held, scopes) ? [held] : inObject(held, scopes, depth + 1);
  });
}

/** Whether a value is a function by how it is written, without asking the compiler. */
export function namesFunction(value: Expression, scopes: Pick<Scopes, 'lookUp'>): boolean {
  const node = unwrap(value);
  if (isFunctionWithBody(node)) return true;
  if (!isIdentifier(node)) return false;
  const declared = scopes.lookUp(node);
  if (declared?.kind === 'other') return isFunctionWithBody(declared.node);
  if (declared?.kind === 'variable' && declared.path === '' && declared.node.initializer !== undefined)
    return isFunctionWithBody(unwrap(declared.node.initializer));
  return declared?.kind === 'import';
}

/** What is found under a path (`.done`) in something that is handed over. */
export type Handed = Expression | 'absent' | undefined;

/** The value of a property in an object literal; `undefined` where it cannot be told, `'absent'` where there is none. */
export function memberValue(value: Expression, path: string, scopes: Pick<Scopes, 'lookUp'>): Handed {
  let node = unwrap(value);
  for (const step of path.split('.').slice(1)) {
    const literal = literalOf(node, scopes);
    if (literal === undefined || !isObjectLiteralExpression(literal)) return undefined;
    const found = [...literal.properties].find(
      (property) => (property as Partial<{ name: Node }>).name?.getText().replaceAll(/['"]/g, '') === step,
    );
    if (found === undefined) return literal.properties.some(isSpreadAssignment) ? undefined : 'absent';
    const held = valueOfProperty(found);
    if (held === undefined) return undefined;
    node = unwrap(held);
  }
  return node;
}

/** What a caller that leaves out an argument, or a property of one, gets instead. */
export function defaultOf(owner: BodyOwner, index: number, path: string): Expression | undefined {
  const parameter = parametersOf(owner)[index];
  if (parameter === undefined) return undefined;
  if (path === '') return parameter.initializer;
  let pattern: Node = parameter.name;
  let found: Expression | undefined;
  for (const step of path.split('.').slice(1)) {
    if (!isObjectBindingPattern(pattern)) return undefined;
    const element = [...pattern.elements].find(
      (one) => isBindingElement(one) && (one.propertyName ?? one.name)?.getText() === step,
    );
    if (element?.name === undefined) return undefined;
    found = element.initializer;
    pattern = element.name;
  }
  return found;
}

/** Defaults of an owner's parameters that are functions, with where they stand. */
export function functionDefaults(
  owner: BodyOwner,
  scopes: Pick<Scopes, 'lookUp'>,
): readonly { readonly index: number; readonly value: Expression }[] {
  return parametersOf(owner).flatMap(({ name, initializer }, index) => {
    const own = initializer === undefined ? [] : [initializer];
    const parts = isObjectBindingPattern(name)
      ? [...name.elements].flatMap((element) =>
          element.initializer === undefined ? [] : [element.initializer],
        )
      : [];
    return [...own, ...parts]
      .filter((value) => namesFunction(value, scopes))
      .map((value) => ({ index, value }));
  });
}

/** Whether arguments hold something for a parameter or a part of one, as they are written. */
export function isHanded(
  part: ParameterPart | undefined,
  args: readonly Expression[],
  scopes: Pick<Scopes, 'lookUp'>,
): boolean {
  const value = part === undefined ? undefined : args[part.index];
  if (part === undefined || value === undefined || isSpread(args)) return false;
  const held = memberValue(value, part.path, scopes);
  return held !== undefined && held !== 'absent';
}

/** Whether arguments stand where they are written: behind a spread nobody can tell. */
export function isSpread(args: readonly Expression[]): boolean {
  return args.some(isSpreadElement);
}

function valueOfProperty(property: Node): Expression | undefined {
  if (isFunctionWithBody(property)) return property as unknown as Expression;
  if (isShorthandPropertyAssignment(property)) return property.name as Expression;
  return (property as Partial<{ initializer: Expression }>).initializer;
}

/** The literal that a constant of the file stands for, or the value itself. */
function literalOf(value: Expression, scopes: Pick<Scopes, 'lookUp'>): Expression | undefined {
  const node = unwrap(value);
  if (!isIdentifier(node)) return node;
  const declared = scopes.lookUp(node);
  if (declared?.kind !== 'variable' || !declared.isConst || declared.path !== '') return undefined;
  return declared.node.initializer === undefined ? undefined : unwrap(declared.node.initializer);
}
