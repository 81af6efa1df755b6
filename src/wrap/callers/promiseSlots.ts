import {
  isClassDeclaration,
  isClassExpression,
  isExpression,
  isObjectLiteralExpression,
  SignatureKind,
  TypeFlags,
  type CompilerProject,
  type MethodDeclaration,
  type Node,
  type Type,
} from '../../compiler/index.ts';
import { typeParts } from '../reach/attempt.ts';
import { unwrap, wrapped, type FunctionLike } from '../target/functionLike.ts';
import { mayBePromise } from '../checks/signatureTypes.ts';
import { calledName, receiverOfCallback } from './callbackPlace.ts';
import type { Projects } from './projects.ts';

/**
 * What happens to what a function returns, as far as the place that takes the function says: a promise is waited for,
 * or may be; nothing is looked at; something else than a promise is needed; nothing is said.
 */
export type Slot = 'takes-promise' | 'ignores' | 'needs-value' | 'unknown';

/** Test runners take promises from callbacks whose type says `any`. */
const waitsForAny = new Set(
  'it test specify before after beforeEach afterEach beforeAll afterAll bench suite'.split(' '),
);

/**
 * Tells slots that wait for a promise from those that ignore it: `forEach`, event emitters, timers and the handlers of
 * Express 4 take functions that return `void` or `unknown`, and type-checking lets an async function pass there.
 */
export class PromiseSlots {
  readonly #projects: Projects;

  constructor(projects: Projects) {
    this.#projects = projects;
  }

  /** The slot that a function expression, or the name of a function, stands in. */
  ofCallback(fn: Node): Slot {
    const outer = wrapped(fn);
    if (!isExpression(outer)) return 'unknown';
    const callee = receiverOfCallback(outer);
    const name = this.#calleeName(outer);
    const project = this.#projects.of(outer);
    const type = project.checker.getContextualType(outer);
    if (type === undefined) return callee === undefined ? 'unknown' : 'ignores';
    const returned = returnTypes(type, project);
    if (returned.length === 0) return callee === undefined ? 'unknown' : 'ignores';
    if (name !== undefined && waitsForAny.has(name)) return 'takes-promise';
    return slotOf(returned, project);
  }

  /**
   * As `ofCallback`, for a function that returns no promise yet: what merely passes on whatever a function returns would
   * now pass on a promise, and is told apart.
   */
  ofTurning(fn: Node): Slot | 'passes-on' {
    const slot = this.ofCallback(fn);
    if (slot !== 'takes-promise') return slot;
    const outer = wrapped(fn);
    if (!isExpression(outer)) return slot;
    const project = this.#projects.of(outer);
    const type = project.checker.getContextualType(outer);
    const returned = type === undefined ? [] : returnTypes(type, project);
    const name = this.#calleeName(outer);
    if (name !== undefined && waitsForAny.has(name)) return slot;
    return returned.some((one) => takesPromise(one, project) && (one.flags & TypeFlags.Instantiable) === 0)
      ? slot
      : 'passes-on';
  }

  /** What something of a function's type does with what the function returns. */
  ofType(type: Type, project: CompilerProject): Slot {
    const returned = returnTypes(type, project);
    return returned.length === 0 ? 'unknown' : slotOf(returned, project);
  }

  /** What an interface, a base class or the type of an object asks of a method. */
  ofMethod(method: MethodDeclaration): Slot {
    const owner = method.parent;
    const name = method.name.getText();
    const project = this.#projects.of(method);
    const { checker } = project;
    const asked = isObjectLiteralExpression(owner)
      ? [checker.getContextualType(owner)]
      : isClassDeclaration(owner) || isClassExpression(owner)
        ? (owner.heritageClauses ?? []).flatMap(({ types }) =>
            types.map((type) => checker.getTypeAtLocation(type)),
          )
        : [];
    const returned = asked.flatMap((type) => {
      const property = type === undefined ? undefined : checker.getPropertyOfType(type, name);
      const propertyType = property === undefined ? undefined : checker.getTypeOfSymbol(property);
      return propertyType === undefined ? [] : returnTypes(propertyType, project);
    });
    if (returned.length === 0) return 'unknown';
    return returned.some((one) => takesPromise(one, project)) ? 'takes-promise' : 'ignores';
  }

  /** Whether a test is handed a function by which it says that it is done: `it('…', (done) => …)`. */
  callsBack(fn: FunctionLike): boolean {
    if (!waitsForAny.has(this.#calleeName(fn) ?? '')) return false;
    const { checker } = this.#projects.of(fn);
    return fn.parameters.some(({ name }) => {
      const type = name === undefined ? undefined : checker.getTypeAtLocation(name);
      return type !== undefined && checker.getSignaturesOfType(type, SignatureKind.Call).length > 0;
    });
  }

  #calleeName(fn: Node): string | undefined {
    const callee = receiverOfCallback(fn);
    return callee === undefined ? undefined : calledName(unwrap(callee));
  }
}

function returnTypes(type: Type, { checker }: CompilerProject): readonly Type[] {
  const parts = type.isUnionType() ? typeParts(type) : [type];
  return parts
    .flatMap((part) => checker.getSignaturesOfType(part, SignatureKind.Call))
    .map((signature) => checker.getReturnTypeOfSignature(signature))
    .filter((returned) => returned !== undefined);
}

function slotOf(returned: readonly Type[], project: CompilerProject): Slot {
  if (returned.some((one) => takesPromise(one, project))) return 'takes-promise';
  return returned.every((one) => (one.flags & lookedAtByNobody) !== 0) ? 'ignores' : 'needs-value';
}

function takesPromise(type: Type, project: CompilerProject): boolean {
  // A type parameter becomes whatever the function returns.
  if ((type.flags & TypeFlags.Instantiable) !== 0) return true;
  return (type.flags & TypeFlags.AnyOrUnknown) === 0 && mayBePromise(type, project);
}

const lookedAtByNobody = TypeFlags.AnyOrUnknown | TypeFlags.Void | TypeFlags.Undefined;
