import { type Expression, isObjectLiteralExpression, type Node } from '../../compiler/index.ts';
import { isFunctionWithBody } from '../syntax/functionNode.ts';
import { isInlineCallback } from '../values/valueShapes.ts';
import { propertiesOf } from './shapes.ts';
import type { Value } from './value.ts';
import type { Values } from './values.ts';

type Module = Value & { kind: 'module' };

/** What a module exports under a name; `default` of a CommonJS module is the whole of it. */
export function exportOf(values: Values, module: Module, name: string, depth: number): Value | undefined {
  const found = named(values, module, name, depth) ?? fromOthers(values, module, name, depth);
  if (found !== undefined || name !== 'default') return found;
  const { whole } = module.file.assigned.module(module.scope);
  return whole.length > 0 ? wholeOf(values, module, depth) : module;
}

function named(values: Values, module: Module, name: string, depth: number): Value | undefined {
  const { file, scope } = module;
  const text = file.assigned.module(scope);
  const declaration = text.declared.get(name);
  if (declaration !== undefined) {
    const value = values.declared(declaration, file);
    if (value !== undefined) return value;
  }
  const expression = text.named.get(name);
  if (expression !== undefined) return values.of(expression, file, depth);
  const passed = text.passed.get(name);
  if (passed === undefined) return undefined;
  const from = values.load(file, passed.module);
  return passed.exported === '*' ? from : values.member(from, passed.exported, depth);
}

function wholeOf(values: Values, { file, scope }: Module, depth: number): Value | undefined {
  // UMD wrappers and switches between builds assign several times: the last one that can be followed is meant.
  for (const expression of file.assigned.module(scope).whole.toReversed()) {
    const value = values.of(expression, file, depth);
    if (value !== undefined) return value;
  }
  return undefined;
}

function fromOthers(values: Values, module: Module, name: string, depth: number): Value | undefined {
  const { file, scope } = module;
  const text = file.assigned.module(scope);
  if (text.whole.length > 0) {
    const whole = wholeOf(values, module, depth);
    const isItself = whole?.kind === 'module' && whole.scope === scope;
    const member = isItself || whole === undefined ? undefined : values.member(whole, name, depth);
    if (member !== undefined) return member;
  }
  if (name === 'default') return undefined;
  const others = [
    ...text.stars.map((specifier) => values.load(file, specifier)),
    ...text.starValues.map((value) => values.of(value, file, depth)),
  ];
  for (const other of others) {
    // Whoever exports it, or hands it on by name, has the name in its text, or goes on with a star.
    const isCandidate = other?.kind !== 'module' || mayExport(other, name);
    const found = isCandidate ? values.member(other, name, depth) : undefined;
    if (found !== undefined) return found;
  }
  if (scope !== file.facts.source) return undefined;
  for (const inner of file.assigned.innerModules()) {
    if (!isWrapper(inner)) continue;
    const found = exportOf(values, { kind: 'module', file, scope: inner }, name, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function mayExport({ file, scope }: Module, name: string): boolean {
  const { stars, starValues, whole } = file.assigned.module(scope);
  return stars.length + starValues.length + whole.length > 0 || file.facts.source.text.includes(name);
}

/** `factory` of `(function (global, factory) { factory(exports) })(this, function (exports) { … })`. */
function isWrapper(scope: Node): boolean {
  return isFunctionWithBody(scope) && isInlineCallback(scope);
}

/** The function of `{ 'x.js'(exports, module) { … } }`, as bundlers wrap a module. */
export function wrappedModule(literal: Expression): Node | undefined {
  if (!isObjectLiteralExpression(literal)) {
    return isFunctionWithBody(literal) ? literal : undefined;
  }
  const [only, more] = propertiesOf(literal);
  return more === undefined && only !== undefined && isFunctionWithBody(only[1]) ? only[1] : undefined;
}
