import { isBuiltin } from 'node:module';
import { builtInCatalog, lookUp } from '../../catalog/index.ts';
import { assertNever } from '../../core/index.ts';
import {
  type CallExpression,
  type Expression,
  type Identifier,
  isBinaryExpression,
  isCallExpression,
  isClassDeclaration,
  isClassExpression,
  isElementAccessExpression,
  isFunctionDeclaration,
  isIdentifier,
  isNewExpression,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isStringLiteral,
  type Node,
  SyntaxKind,
  type VariableDeclaration,
} from '../../compiler/index.ts';
import { rootIdentifier, unwrap, unwrapAwait } from '../syntax/expressions.ts';
import { type BodyOwner, isFunctionWithBody } from '../syntax/functionNode.ts';
import type { Declaration } from '../syntax/scopes.ts';
import { type FileScopes, fileScopes } from '../values/fileScopes.ts';
import { globalEntry } from '../names/globals.ts';
import { languageGlobals } from '../names/languageGlobals.ts';
import { globalTarget, light, type Target } from '../targets/target.ts';
import { alternatives, boundFunction, isInlineCallback, returnedValue } from '../values/valueShapes.ts';
import { callAround } from './shapes.ts';
import { exportOf, wrappedModule } from './exported.ts';
import { instanceMember, memberOf, thisValue } from './members.ts';
import type { Load, PackageFile } from './packageFile.ts';
import { choiceOf, heldBy, type Value } from './value.ts';

/** How far values are followed through a package. */
const maxDepth = 24;

/** A variable that is given more values than this may hold anything. */
const maxChoices = 3;

/** What compilers call the functions that turn one kind of module into the other; the module stays what it is. */
const moduleConverters =
  /(^|\.)(__toESM|__toCommonJS|__importDefault|__importStar|_?interop_?[rR]equire_?([dD]efault|[wW]ildcard)|getDefaultExportFromCjs)$/;

/** Follows expressions to what they stand for, by the text of a package's files alone. */
export class Values {
  readonly #load: Load;
  readonly #known = new Map<Node, Value | undefined>();

  constructor(load: Load) {
    this.#load = load;
  }

  of(expression: Expression, file: PackageFile, depth = 0): Value | undefined {
    const node = unwrapAwait(expression);
    if (depth > maxDepth) return undefined;
    if (this.#known.has(node)) return this.#known.get(node);
    // Whoever comes back here in a circle finds nothing.
    this.#known.set(node, undefined);
    const value = this.#find(node, file, depth);
    this.#known.set(node, value);
    return value;
  }

  /** What a declaration of functions and classes stands for. */
  declared(node: Node, file: PackageFile): Value | undefined {
    if (isFunctionDeclaration(node) || isFunctionWithBody(node))
      return { kind: 'function', node: node as BodyOwner, file, holder: node };
    if (isClassDeclaration(node) || isClassExpression(node))
      return { kind: 'class', node, file, holder: node };
    return undefined;
  }

  member(value: Value | undefined, name: string, depth = 0): Value | undefined {
    if (value === undefined || depth > maxDepth) return undefined;
    switch (value.kind) {
      case 'module':
        return exportOf(this, value, name, depth + 1);
      case 'outside': {
        const isModule = value.name === '*' || value.name === 'default';
        return { ...value, name: isModule ? name : `${value.name}.${name}` };
      }
      case 'choice':
        return choiceOf(value.values.map((one) => this.member(one, name, depth + 1)));
      case 'instance':
        return instanceMember(this, value.of, name, depth + 1);
      case 'target':
        return undefined;
      case 'function':
      case 'class':
      case 'object':
        return memberOf(this, value, name, depth + 1);
      default:
        return assertNever(value);
    }
  }

  /** What a call of a value gives. */
  called(value: Value | undefined, depth: number): Value | undefined {
    if (value?.kind === 'outside') {
      const made = lookUp(value.module, value.name)?.returns;
      return made === undefined ? undefined : { ...value, name: made };
    }
    if (value?.kind !== 'function') return undefined;
    const result = returnedValue(value.node);
    return result === undefined ? undefined : this.of(result, value.file, depth + 1);
  }

  load(file: PackageFile, specifier: string): Value | undefined {
    if (isBuiltin(specifier)) return { kind: 'outside', module: specifier, name: '*' };
    const loaded = this.#load(file, specifier);
    if (loaded.kind === 'outside') return { kind: 'outside', module: loaded.module, name: '*' };
    if (loaded.kind === 'none') return undefined;
    return { kind: 'module', file: loaded.file, scope: loaded.file.facts.source };
  }

  #find(node: Expression, file: PackageFile, depth: number): Value | undefined {
    const declared = this.declared(node, file);
    if (declared !== undefined) return declared;
    if (isObjectLiteralExpression(node)) return { kind: 'object', node, file, holder: node };
    const scope = file.assigned.exportsOf(node);
    if (scope !== undefined) return { kind: 'module', file, scope };
    if (isIdentifier(node)) return this.#identifier(node, file, depth);
    if (node.kind === SyntaxKind.ThisKeyword) return thisValue(this, node, file, depth);
    if (isPropertyAccessExpression(node)) {
      const global = globalTarget(node, namesOf(file)) ?? languageTarget(node, file);
      if (global !== undefined) return { kind: 'target', target: global };
      const base = this.of(node.expression, file, depth + 1);
      return this.member(base, node.name.text, depth + 1);
    }
    if (isCallExpression(node)) return this.#call(node, file, depth);
    if (isNewExpression(node)) return this.#made(this.of(node.expression, file, depth + 1), node, file);
    if (isBinaryExpression(node)) {
      const operator: SyntaxKind = node.operatorToken.kind;
      if (operator === SyntaxKind.EqualsToken || operator === SyntaxKind.CommaToken)
        return this.of(node.right, file, depth + 1);
    }
    const choices = alternatives(node);
    if (choices !== undefined) return choiceOf(choices.map((one) => this.of(one, file, depth + 1)));
    if (isElementAccessExpression(node) && isStringLiteral(node.argumentExpression))
      return this.member(this.of(node.expression, file, depth + 1), node.argumentExpression.text, depth + 1);
    return undefined;
  }

  #identifier(node: Identifier, file: PackageFile, depth: number): Value | undefined {
    const declared = file.facts.scopes.lookUp(node);
    if (declared === undefined)
      return targetValue(globalTarget(node, namesOf(file)) ?? languageTarget(node, file));
    if (declared.kind === 'import') {
      const module = this.load(file, declared.module);
      return declared.exported === '*' ? module : this.member(module, declared.exported, depth + 1);
    }
    if (declared.kind === 'other') return this.declared(declared.node, file);
    if (declared.kind === 'parameter') return this.#parameter(declared, file, depth);
    return this.#variable(declared.node, declared.path, file, depth);
  }

  #variable(node: VariableDeclaration, path: string, file: PackageFile, depth: number): Value | undefined {
    if (path.includes('[]')) return undefined;
    const initial = node.initializer === undefined ? file.assigned.valuesOf(node) : [node.initializer];
    if (initial.length > maxChoices) return undefined;
    const value = choiceOf(initial.map((one) => this.of(one, file, depth + 1)));
    if (path === '') return heldBy(value, node);
    return path
      .slice(1)
      .split('.')
      .reduce((at: Value | undefined, name) => this.member(at, name, depth + 1), value);
  }

  /** What a function that is called where it stands is given is known; of others, the caller knows. */
  #parameter(
    declared: Declaration & { kind: 'parameter' },
    file: PackageFile,
    depth: number,
  ): Value | undefined {
    const { owner, index, path } = declared;
    const call = callAround(owner);
    const argument = call?.arguments[index];
    if (argument !== undefined && path === '') return this.of(argument, file, depth + 1);
    if (isInlineCallback(owner)) return targetValue(light);
    return targetValue({ kind: 'parameter', owner, index, path });
  }

  #call(node: CallExpression, file: PackageFile, depth: number): Value | undefined {
    const [first] = node.arguments;
    const callee = unwrap(node.expression);
    const isLoading =
      callee.kind === SyntaxKind.ImportKeyword || (isIdentifier(callee) && isRequire(callee, file));
    if (isLoading)
      return first !== undefined && isStringLiteral(first) ? this.load(file, first.text) : undefined;
    const name = callee.getText().replaceAll(/\s+/g, '');
    if (first !== undefined && /^Object\.(freeze|assign|seal|defineProperty)$/.test(name))
      return this.of(first, file, depth + 1);
    if (first !== undefined && moduleConverters.test(name)) return this.of(first, file, depth + 1);
    const bound = boundFunction(node);
    if (bound !== undefined) return this.of(bound, file, depth + 1);
    const inner = isIdentifier(callee) ? bundledModule(callee, file) : undefined;
    if (inner !== undefined) return { kind: 'module', file, scope: inner };
    const value = this.of(callee, file, depth + 1);
    if (value?.kind === 'outside' && value.name === 'promisify' && first !== undefined)
      return this.of(first, file, depth + 1);
    if (value !== undefined) return this.called(value, depth + 1);
    return madeByGlobal(callee, file);
  }

  #made(
    value: Value | undefined,
    node: Expression & { expression: Expression },
    file: PackageFile,
  ): Value | undefined {
    if (value?.kind === 'function' || value?.kind === 'class') return { kind: 'instance', of: value };
    if (value?.kind === 'module') {
      const whole = this.member(value, 'default');
      return whole?.kind === 'module' ? undefined : this.#made(whole, node, file);
    }
    if (value?.kind === 'outside')
      return { ...value, name: lookUp(value.module, value.name)?.returns ?? value.name };
    return madeByGlobal(node.expression, file);
  }
}

/** `require` itself, or what a module wrapper hands on under that name. */
function isRequire(callee: Identifier, file: PackageFile): boolean {
  if (callee.text !== 'require') return false;
  const declared = file.facts.scopes.lookUp(callee);
  return declared === undefined || (declared.kind === 'parameter' && isInlineCallback(declared.owner));
}

function madeByGlobal(callee: Expression, file: PackageFile): Value | undefined {
  const entry = globalEntry(callee, namesOf(file));
  return entry?.returns === undefined
    ? undefined
    : { kind: 'outside', module: entry.module, name: entry.returns };
}

/** What the language has and the catalogue need not list: `Number.isInteger`. */
function languageTarget(node: Expression, file: PackageFile): Target | undefined {
  const root = rootIdentifier(node);
  const isGlobal = root !== undefined && file.facts.scopes.lookUp(root) === undefined;
  return isGlobal && languageGlobals.test(root.text) ? light : undefined;
}

function targetValue(target: ReturnType<typeof globalTarget>): Value | undefined {
  return target === undefined ? undefined : { kind: 'target', target };
}

/** The function behind `require_x` of `var require_x = __commonJS({ 'x.js'(exports, module) { … } })`. */
function bundledModule(callee: Identifier, file: PackageFile): Node | undefined {
  const declared = file.facts.scopes.lookUp(callee);
  const made = declared?.kind === 'variable' ? declared.node.initializer : undefined;
  if (made === undefined || !isCallExpression(made)) return undefined;
  const [literal] = made.arguments;
  const wrapper = literal === undefined ? undefined : wrappedModule(unwrap(literal));
  return wrapper !== undefined && file.assigned.innerModules().includes(wrapper) ? wrapper : undefined;
}

/** The names of a file of a package: what users say of functions is about their own programs. */
function namesOf({ facts }: PackageFile): FileScopes {
  return fileScopes(facts.scopes, builtInCatalog);
}
