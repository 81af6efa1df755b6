import {
  type Expression,
  type Identifier,
  isCallExpression,
  isObjectLiteralExpression,
  type Node,
} from '../../compiler/index.ts';
import { unwrap } from '../syntax/expressions.ts';
import { isFunctionWithBody } from '../syntax/functionNode.ts';
import { isInlineCallback } from '../values/valueShapes.ts';
import type { PackageFile } from './packageFile.ts';
import { propertiesOf } from './shapes.ts';

/** `require` itself, or what a module wrapper hands on under that name. */
export function isRequire(callee: Identifier, file: PackageFile): boolean {
  if (callee.text !== 'require') return false;
  const declared = file.facts.scopes.lookUp(callee);
  return declared === undefined || (declared.kind === 'parameter' && isInlineCallback(declared.owner));
}

/** The function behind `require_x` of `var require_x = __commonJS({ 'x.js'(exports, module) { … } })`. */
export function bundledModule(callee: Identifier, file: PackageFile): Node | undefined {
  const declared = file.facts.scopes.lookUp(callee);
  const made = declared?.kind === 'variable' ? declared.node.initializer : undefined;
  if (made === undefined || !isCallExpression(made)) return undefined;
  const [literal] = made.arguments;
  const wrapper = literal === undefined ? undefined : wrappedModule(unwrap(literal));
  return wrapper !== undefined && file.assigned.innerModules().includes(wrapper) ? wrapper : undefined;
}

/** The function of `{ 'x.js'(exports, module) { … } }`, as bundlers wrap a module. */
function wrappedModule(literal: Expression): Node | undefined {
  if (!isObjectLiteralExpression(literal)) {
    return isFunctionWithBody(literal) ? literal : undefined;
  }
  const [only, more] = propertiesOf(literal);
  return more === undefined && only !== undefined && isFunctionWithBody(only[1]) ? only[1] : undefined;
}
