import {
  isIdentifier,
  isRegularExpressionLiteral,
  isVariableDeclaration,
  type Expression,
} from '../../compiler/index.ts';
import { unwrap } from '../target/functionLike.ts';
import { store } from './assignTarget.ts';
import {
  chainingMethods,
  copyingClasses,
  copyingFunctions,
  copyingMethods,
  detachingClasses,
  detachingFunctions,
  foldingMethods,
  isMutatingMethod,
  mappingMethods,
  methodsThatFillArguments,
  mutatingArguments,
} from './builtins.ts';
import { runCallbacks } from './callbacks.ts';
import { everythingIn, type CallParts } from './callParts.ts';
import type { UnitScope } from './unitScope.ts';
import { contents, fresh, holding, join, type Value } from './value.ts';

/** What one of the language's or Node's own functions does; `path` as in `Callee`. */
export function callBuiltin(path: string, call: CallParts, scope: UnitScope): Value {
  const isMethod = path.startsWith('.');
  const name = path.slice(path.lastIndexOf('.') + 1);
  if (isMethod && (name === 'call' || name === 'apply' || name === 'bind')) return callThrough(call, scope);
  noteChanges(path, name, call, scope);
  const items = contents(call.receiverValue);
  if (isMethod && foldingMethods.has(name)) return fold(call, items, scope);
  const given =
    call.receiver !== undefined && isMethod ? join(items, call.receiverValue) : everythingIn(call);
  const returned = runCallbacks(
    call,
    isMethod
      ? (parameter) => (parameter === 2 ? call.receiverValue : join(items, contents(join(...call.values))))
      : given,
    scope,
  );
  if (detachingFunctions.has(path)) return fresh;
  if (mappingMethods.has(name) && call.args.length > (isMethod ? 0 : 1))
    return holding(join(returned, contents(returned)));
  if (copyingFunctions.has(path)) return holding(contents(join(...call.values)));
  if (isMethod && copyingMethods.has(name))
    return holding(join(items, ...call.values, contents(join(...call.values))));
  if (isMethod && chainingMethods.has(name)) return call.receiverValue;
  if (path === 'Object.assign') return call.values[0] ?? fresh;
  return join(everythingIn(call), returned);
}

/** What `new` of one of the language's or Node's own classes gives. */
export function constructBuiltin(path: string, call: CallParts, scope: UnitScope): Value {
  const everything = everythingIn(call);
  runCallbacks(call, everything, scope);
  if (detachingClasses.has(path) || path.endsWith('Error')) return holding(everything);
  if (copyingClasses.has(path)) return holding(contents(join(...call.values)));
  // A view shares its buffer; a typed array made of another one copies numbers, which are nobody's.
  if (/Array$|^DataView$|^Buffer$/.test(path)) {
    return join(...call.values.filter((_, index) => isBuffer(call.args[index], scope)));
  }
  return join(everything, holding(everything));
}

function noteChanges(path: string, name: string, call: CallParts, scope: UnitScope): void {
  const { environment } = scope;
  const isMethod = path.startsWith('.');
  if (isMethod && isMutatingMethod(name) && !isStatelessRegExp(name, call.receiver, scope)) {
    environment.change(call.receiverValue, call.node);
    if (call.receiver !== undefined)
      store(call.receiver, join(...call.values, contents(join(...call.values))), scope);
  }
  const filled = [
    ...(mutatingArguments[path] ?? []),
    ...(isMethod ? (methodsThatFillArguments[name] ?? []) : []),
  ];
  for (const index of filled) {
    const argument = call.args[index];
    environment.change(call.values[index] ?? fresh, call.node);
    if (argument !== undefined) store(argument, everythingIn(call), scope);
  }
  // Transferring takes the buffers away from whoever had them.
  if (path === 'structuredClone' && call.args.length > 1)
    environment.changeDeeply(everythingIn(call), call.node);
}

/** `f.call(x)`, `f.apply(x, xs)`: the function decides, and it is not looked for. */
function callThrough(call: CallParts, scope: UnitScope): Value {
  const everything = everythingIn(call);
  runCallbacks(call, everything, scope);
  scope.environment.changeDeeply(everything, call.node);
  return everything;
}

function fold(call: CallParts, items: Value, scope: UnitScope): Value {
  const [callback] = call.args;
  const start = call.values[1] ?? items;
  const folded = callback === undefined ? fresh : start;
  const once = runCallbacks(
    call,
    (parameter) => foldParameter(parameter, folded, items, call.receiverValue),
    scope,
  );
  const accumulated = join(folded, once);
  runCallbacks(call, (parameter) => foldParameter(parameter, accumulated, items, call.receiverValue), scope);
  return accumulated;
}

function foldParameter(parameter: number, accumulated: Value, items: Value, receiver: Value): Value {
  if (parameter === 0) return accumulated;
  return parameter === 1 ? items : receiver;
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
  const parts = type.isUnionType() ? type.getTypes() : [type];
  return parts.some((part) => {
    const name = part.getSymbol()?.name;
    return name === undefined || name === 'ArrayBuffer' || name === 'SharedArrayBuffer';
  });
}
