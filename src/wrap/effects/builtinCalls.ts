import {
  isIdentifier,
  isRegularExpressionLiteral,
  isVariableDeclaration,
  type Expression,
} from '../../compiler/index.ts';
import { typeParts } from '../reach/attempt.ts';
import { unwrap } from '../target/functionLike.ts';
import {
  chainingMethods,
  copyingClasses,
  copyingFunctions,
  copyingMethods,
  detachingClasses,
  detachingFunctions,
  foldingMethods,
  isMutatingMethod,
  itemMethods,
  mappingMethods,
  methodsThatFillArguments,
  mutatingArguments,
} from './builtins.ts';
import { runCallbacks } from './callbacks.ts';
import { everythingIn, type CallParts } from './callParts.ts';
import { allocate, allocateOpaque, changeAt, type UnitScope } from './unitScope.ts';
import { join, nothing, type Value } from './value.ts';

/** What one of the language's or Node's own functions does; `path` as in `Callee`. */
export function callBuiltin(path: string, call: CallParts, scope: UnitScope): Value {
  const { environment } = scope;
  const isMethod = path.startsWith('.');
  const name = path.slice(path.lastIndexOf('.') + 1);
  const isIndirect = (name === 'call' || name === 'apply' || name === 'bind') && path !== 'Reflect.apply';
  if (isIndirect && path.includes('.')) return callThrough(call, scope);
  noteChanges(path, name, call, scope);
  const items = environment.contents(call.receiverValue);
  if (isMethod && foldingMethods.has(name)) return fold(call, items, scope);
  const everything = everythingIn(call, scope);
  const passed = environment.contents(join(...call.values));
  const returned = runCallbacks(
    call,
    isMethod ? (parameter) => (parameter === 2 ? call.receiverValue : join(items, passed)) : everything,
    scope,
  );
  if (detachingFunctions.has(path)) return allocateOpaque(call.node, nothing, scope);
  // Numbers are copied, and are nobody's.
  if (/^(?:Big)?(?:Int|Uint|Float)\w*Array\.(?:from|of)$/.test(path))
    return allocate(call.node, nothing, scope);
  if (mappingMethods.has(name) && call.args.length > (isMethod ? 0 : 1)) {
    // `flatMap` takes what is inside of what its callback returns.
    const inside = name === 'flatMap' ? environment.contents(returned) : nothing;
    return allocate(call.node, join(returned, inside), scope);
  }
  if (copyingFunctions.has(path)) return copied(call, passed, scope);
  if (isMethod && copyingMethods.has(name)) {
    return allocate(call.node, join(items, ...call.values, passed), scope);
  }
  if (isMethod && itemMethods.has(name)) return items;
  if (isMethod && chainingMethods.has(name)) return call.receiverValue;
  if (path === 'Object.assign') return call.values[0] ?? nothing;
  return join(everything, returned, allocateOpaque(call.node, nothing, scope));
}

/** What `new` of one of the language's or Node's own classes gives. */
export function constructBuiltin(path: string, call: CallParts, scope: UnitScope): Value {
  const everything = everythingIn(call, scope);
  runCallbacks(call, everything, scope);
  if (copyingClasses.has(path)) return copied(call, scope.environment.contents(join(...call.values)), scope);
  // A view shares its buffer; a typed array made of another one copies numbers, which are nobody's.
  if (/Array$|^DataView$|^Buffer$/.test(path)) {
    const shared = call.values.filter((_, index) => isBuffer(call.args[index], scope));
    return join(...shared, allocate(call.node, nothing, scope));
  }
  const keepsNothing = detachingClasses.has(path);
  return allocateOpaque(call.node, keepsNothing ? nothing : everything, scope);
}

/** A container with the same items, and entries that are made on the way. */
function copied(call: CallParts, items: Value, scope: UnitScope): Value {
  // The items of `new Map(pairs)` are what is inside the pairs.
  return allocate(call.node, join(items, scope.environment.contents(items)), scope);
}

function noteChanges(path: string, name: string, call: CallParts, scope: UnitScope): void {
  const isMethod = path.startsWith('.');
  const everything = everythingIn(call, scope);
  if (isMethod && isMutatingMethod(name) && !isStatelessRegExp(name, call.receiver, scope)) {
    changeAt(call.receiverValue, call.node, call.receiver, scope);
    const passed =
      name === 'splice' || name === 'set' ? scope.environment.contents(join(...call.values)) : nothing;
    scope.environment.store(call.receiverValue, join(...call.values, passed));
  }
  const filled = [
    ...(mutatingArguments.get(path) ?? []),
    ...(isMethod ? (methodsThatFillArguments.get(name) ?? []) : []),
  ];
  for (const index of filled) {
    const value = call.values[index];
    if (value === undefined) continue;
    changeAt(value, call.node, call.args[index], scope);
    scope.environment.store(value, scope.environment.contents(everything));
  }
  // Transferring takes the buffers away from whoever had them.
  if (path === 'structuredClone' && call.args.length > 1) changeAt(everything, call.node, undefined, scope);
}

/** `f.call(x)`, `f.apply(x, xs)`: the function decides, and it is not looked for. */
function callThrough(call: CallParts, scope: UnitScope): Value {
  const everything = everythingIn(call, scope);
  runCallbacks(call, everything, scope);
  changeAt(everything, call.node, undefined, scope);
  return join(everything, allocateOpaque(call.node, everything, scope));
}

function fold(call: CallParts, items: Value, scope: UnitScope): Value {
  const start = call.values[1] ?? items;
  const parameters = (accumulated: Value) => (parameter: number) =>
    parameter === 0 ? accumulated : parameter === 1 ? items : call.receiverValue;
  const once = join(start, runCallbacks(call, parameters(start), scope));
  return join(once, runCallbacks(call, parameters(once), scope));
}

/** `exec` and `test` move `lastIndex` only where the expression is global or sticky. */
function isStatelessRegExp(name: string, receiver: Expression | undefined, scope: UnitScope): boolean {
  if ((name !== 'exec' && name !== 'test') || receiver === undefined) return false;
  const expression = unwrap(receiver);
  const literal = isIdentifier(expression) ? initializerOf(expression, scope) : expression;
  if (literal === undefined || !isRegularExpressionLiteral(literal)) return false;
  return !/[gy]/.test(literal.text.slice(literal.text.lastIndexOf('/')));
}

function initializerOf(name: Expression, scope: UnitScope): Expression | undefined {
  const declared = scope.resolver.declared(name);
  return declared.kind === 'own' && isVariableDeclaration(declared.declaration)
    ? declared.declaration.initializer
    : undefined;
}

function isBuffer(argument: Expression | undefined, scope: UnitScope): boolean {
  const type = argument === undefined ? undefined : scope.resolver.typeOf(argument);
  if (type === undefined) return true;
  const parts = type.isUnionType() ? typeParts(type) : [type];
  return parts.some((part) => {
    const name = part.getSymbol()?.name;
    return name === undefined || name === 'ArrayBuffer' || name === 'SharedArrayBuffer';
  });
}
