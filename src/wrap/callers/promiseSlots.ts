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
import { unwrap, wrapped } from '../target/functionLike.ts';
import { mayBePromise } from '../checks/signatureTypes.ts';
import { calledName, receiverOfCallback } from './callbackPlace.ts';

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
  readonly #project: CompilerProject;

  constructor(project: CompilerProject) {
    this.#project = project;
  }

  /** The slot that a function expression, or the name of a function, stands in. */
  ofCallback(fn: Node): Slot {
    const outer = wrapped(fn);
    if (!isExpression(outer)) return 'unknown';
    const callee = receiverOfCallback(outer);
    const name = callee === undefined ? undefined : calledName(unwrap(callee));
    const type = this.#project.checker.getContextualType(outer);
    if (type === undefined) return callee === undefined ? 'unknown' : 'ignores';
    const returned = this.#returnTypes(type);
    if (returned.length === 0) return callee === undefined ? 'unknown' : 'ignores';
    if (name !== undefined && waitsForAny.has(name)) return 'takes-promise';
    if (returned.some((one) => this.#takesPromise(one))) return 'takes-promise';
    return returned.every((one) => (one.flags & lookedAtByNobody) !== 0) ? 'ignores' : 'needs-value';
  }

  /** What an interface, a base class or the type of an object asks of a method. */
  ofMethod(method: MethodDeclaration): Slot {
    const owner = method.parent;
    const name = method.name.getText();
    const asked = isObjectLiteralExpression(owner)
      ? [this.#project.checker.getContextualType(owner)]
      : isClassDeclaration(owner) || isClassExpression(owner)
        ? (owner.heritageClauses ?? []).flatMap(({ types }) =>
            types.map((type) => this.#project.checker.getTypeAtLocation(type)),
          )
        : [];
    const returned = asked.flatMap((type) => {
      const property = type === undefined ? undefined : this.#project.checker.getPropertyOfType(type, name);
      const propertyType =
        property === undefined ? undefined : this.#project.checker.getTypeOfSymbol(property);
      return propertyType === undefined ? [] : this.#returnTypes(propertyType);
    });
    if (returned.length === 0) return 'unknown';
    return returned.some((one) => this.#takesPromise(one)) ? 'takes-promise' : 'ignores';
  }

  #returnTypes(type: Type): readonly Type[] {
    const { checker } = this.#project;
    const parts = type.isUnionType() ? typeParts(type) : [type];
    return parts
      .flatMap((part) => checker.getSignaturesOfType(part, SignatureKind.Call))
      .map((signature) => checker.getReturnTypeOfSignature(signature))
      .filter((returned) => returned !== undefined);
  }

  #takesPromise(type: Type): boolean {
    // A type parameter becomes whatever the function returns.
    if ((type.flags & TypeFlags.Instantiable) !== 0) return true;
    return (type.flags & TypeFlags.AnyOrUnknown) === 0 && mayBePromise(type, this.#project);
  }
}

const lookedAtByNobody = TypeFlags.AnyOrUnknown | TypeFlags.Void | TypeFlags.Undefined;
