import { isBuiltin } from 'node:module';
import { builtInCatalog, lookUp } from '../../catalog/index.ts';
import { builtinMethod } from '../targets/builtinMethods.ts';
import {
  type Expression,
  isConstructorDeclaration,
  isPropertyAccessExpression,
  type Node,
  SyntaxKind,
} from '../../compiler/index.ts';
import { assertNever } from '../../core/index.ts';
import { classAround } from '../syntax/classText.ts';
import { unwrap } from '../syntax/expressions.ts';
import { handedFunctions, memberValue } from '../values/handed.ts';
import type { ParameterCall } from '../summary/summary.ts';
import type { CallFact, FunctionFacts } from '../facts/facts.ts';
import type { CallTargets } from '../summary/summaryModel.ts';
import { catalogued, light, notKnown, oneOf, type Target, unresolved } from '../targets/target.ts';
import { baseOfClass } from './members.ts';
import type { PackageFile } from './packageFile.ts';
import type { Callable, Value } from './value.ts';
import type { Values } from './values.ts';

/** What the calls in one file of a package run, as its text has it. */
export class PackageTargets implements CallTargets {
  readonly #file: PackageFile;
  readonly #values: Values;
  readonly #targets = new Map<Node, Target>();

  constructor(file: PackageFile, values: Values) {
    this.#file = file;
    this.#values = values;
  }

  readonly callsOf = (fn: FunctionFacts): readonly CallFact[] =>
    fn.calls.filter(({ form }) => form !== 'implicit').map(withOwnArguments);

  readonly ofCall = (call: CallFact): Target => {
    const known = this.#targets.get(call.node);
    if (known !== undefined) return known;
    const target = this.#resolve(call);
    this.#targets.set(call.node, target);
    return target;
  };

  readonly ofValue = (value: Expression): Target => {
    const node = unwrap(value);
    return targetOf(this.#values, this.#values.of(node, this.#file)) ?? unresolved(node);
  };

  readonly handedTo = (call: CallFact): readonly Target[] =>
    handedFunctions(call.arguments, this.#file.facts.scopes).map((value) => this.ofValue(value));

  readonly handedIn = (
    _call: CallFact,
    callee: FunctionFacts,
    use: Pick<ParameterCall, 'owner' | 'index' | 'path'>,
    args: readonly Expression[],
  ): Target | 'nothing' | 'unknown' | 'by-others' => {
    if (use.owner !== callee.node) return 'by-others';
    const value = args[use.index];
    const held = value === undefined ? 'absent' : memberValue(value, use.path, this.#file.facts.scopes);
    if (held === undefined) return 'unknown';
    return held === 'absent' ? 'nothing' : this.ofValue(held);
  };

  #resolve(call: CallFact): Target {
    if (call.form === 'import') return catalogued(lookUp('', 'import'), false) ?? light;
    const callee = unwrap(call.callee);
    if (callee.kind === SyntaxKind.SuperKeyword) return this.#super(callee);
    const isRequire = callee.kind === SyntaxKind.Identifier && callee.getText() === 'require';
    // Modules are loaded once, mostly before anything is called.
    if (isRequire) return light;
    const value = this.#values.of(callee, this.#file);
    const target = targetOf(this.#values, value);
    if (target !== undefined) return target;
    const method = methodOf(callee);
    const entry =
      builtinMethod(method, builtInCatalog) ??
      lookUp('', ownerOf.get(method) ?? '') ??
      (isOfLanguage(method) ? 'constant' : undefined);
    if (entry === 'constant') return light;
    return catalogued(entry, true) ?? unresolved(callee);
  }

  #super(node: Node): Target {
    const around = classAround(node);
    if (around === undefined) return light;
    const of: Callable = { kind: 'class', node: around, file: this.#file, holder: around };
    return targetOf(this.#values, baseOfClass(this.#values, of, 0)) ?? light;
  }
}

/** `map` of `xs.map` and of `[].map.call`. */
function methodOf(callee: Expression): string {
  if (!isPropertyAccessExpression(callee)) return '';
  const name = callee.name.text;
  const inner = unwrap(callee.expression);
  return (name === 'call' || name === 'apply') && isPropertyAccessExpression(inner) ? inner.name.text : name;
}

/** `f.call(self, a)` hands on `a`; of `f.apply(self, args)` nobody knows what it hands on. */
function withOwnArguments(call: CallFact): CallFact {
  const callee = unwrap(call.callee);
  const name = isPropertyAccessExpression(callee) ? callee.name.text : '';
  if (call.form !== 'call' || (name !== 'call' && name !== 'apply')) return call;
  return { ...call, arguments: name === 'call' ? call.arguments.slice(1) : [] };
}

/** Methods that hardly anything but the language has, with what has them. */
const ownerOf = new Map([
  ['then', 'Promise.then'],
  ['catch', 'Promise.catch'],
  ['finally', 'Promise.finally'],
  ['test', 'RegExp.test'],
  ['exec', 'RegExp.exec'],
  ['replace', 'String.replace'],
  ['match', 'String.match'],
]);

/** Methods of every object and function, of `Buffer` and of what `stat` gives: constant work, whatever they are called on. */
function isOfLanguage(method: string): boolean {
  return (
    /^(bind|hasOwn|propertyIsEnumerable|isPrototypeOf|valueOf|isFile|isDirectory|isSymbolicLink)$/.test(
      method,
    ) || /^(read|write)(U?Int(8|16|32)|Float|Double|BigU?Int64)([BL]E)?$/i.test(method)
  );
}

/** What calling a value runs. */
export function targetOf(values: Values, value: Value | undefined, depth = 0): Target | undefined {
  if (value === undefined || depth > 8) return undefined;
  switch (value.kind) {
    case 'target':
      return value.target;
    case 'choice':
      return oneOf(value.values.flatMap((one) => targetOf(values, one, depth + 1) ?? []));
    case 'outside':
      return outside(value.module, value.name);
    case 'function': {
      const facts = value.file.facts.byNode.get(value.node);
      return facts === undefined ? undefined : { kind: 'functions', functions: [facts] };
    }
    case 'class':
      return classTarget(values, value, depth);
    case 'module': {
      const whole = values.member(value, 'default');
      return whole?.kind === 'module' ? undefined : targetOf(values, whole, depth + 1);
    }
    case 'instance':
    case 'object':
      return undefined;
    default:
      return assertNever(value);
  }
}

function outside(module: string, name: string): Target {
  const entry = lookUp(module, name) ?? (name === 'default' ? lookUp(module, '*') : undefined);
  const known = catalogued(entry, module !== '' && !isBuiltin(module));
  if (known !== undefined) return known;
  // Of the language, only what takes time is listed.
  return module === '' ? light : notKnown(module, name, builtInCatalog);
}

/** Field initialisers and the constructor of a class, and of what it extends. */
function classTarget(values: Values, value: Callable & { kind: 'class' }, depth: number): Target {
  const { byNode } = value.file.facts;
  const maker = value.node.members.find((one) => isConstructorDeclaration(one) && one.body !== undefined);
  const own = maker === undefined ? undefined : byNode.get(maker);
  const fields = byNode.get(value.node);
  const inherited =
    own === undefined ? targetOf(values, baseOfClass(values, value, depth), depth + 1) : undefined;
  const before = inherited?.kind === 'functions' ? inherited.functions : [];
  return { kind: 'functions', functions: [...before, ...[fields, own].filter((one) => one !== undefined)] };
}
