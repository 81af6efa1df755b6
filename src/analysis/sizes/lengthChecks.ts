import { type Expression, type Identifier, isIdentifier, type Node } from '../../compiler/index.ts';
import { bounded } from './amounts.ts';
import type { Monomial } from '../cost/cost.ts';
import { unwrap } from '../syntax/expressions.ts';
import type { Extents } from './extents.ts';
import { type BodyOwner, parametersOf } from '../syntax/functionNode.ts';
import { limitsAround, limitsOf } from './lengthLimits.ts';

/** A function of the project that a call runs, with the extents of its file. */
export interface CheckingFunction {
  readonly node: BodyOwner;
  readonly extents: Extents;
}

/** Which function a call runs that may check its arguments; `undefined` where that is not one of the project. */
export type CheckedBy = (callee: Expression) => CheckingFunction | undefined;

/** Bounds sizes by what the code checks before it goes on, itself or by a function that it calls for that. */
export class LengthChecks {
  readonly #extents: Extents;
  readonly #checkedBy: CheckedBy;

  constructor(extents: Extents, checkedBy: CheckedBy) {
    this.#extents = extents;
    this.#checkedBy = checkedBy;
  }

  /** How much there is of what a name stands for at a place, which would be `value` without checks. */
  bound(name: Identifier, owner: Node, value: Monomial, depth: number): Monomial {
    let result = value;
    for (const limit of limitsAround(name, name.text)) result = this.#within(result, limit, depth);
    const { lengths, checks } = limitsOf(owner);
    for (const one of lengths) {
      if (one.name === name.text && one.from <= name.pos) result = this.#within(result, one.limit, depth);
    }
    for (const { callee, args, from } of checks) {
      const index = from > name.pos ? -1 : args.findIndex((argument) => isNamed(argument, name.text));
      if (index < 0) continue;
      const most = this.#mostAllowed(callee, args, index, depth);
      if (most !== undefined) result = bounded(result, most);
    }
    return result;
  }

  #within(value: Monomial, limit: Expression, depth: number): Monomial {
    const most = constantOf(this.#extents, limit, depth);
    return most === undefined ? value : bounded(value, most);
  }

  /** How long an argument may be for the function that checks it to come back. */
  #mostAllowed(
    callee: Expression,
    args: readonly Expression[],
    index: number,
    depth: number,
  ): number | undefined {
    const checking = this.#checkedBy(callee);
    if (checking === undefined) return undefined;
    const parameters = parametersOf(checking.node);
    const checked = parameters[index]?.name.getText();
    for (const { name, limit } of limitsOf(checking.node).lengths) {
      if (name !== checked) continue;
      const handed = parameters.findIndex((one) => isNamed(limit, one.name.getText()));
      const argument = args[handed];
      const most =
        handed < 0
          ? constantOf(checking.extents, limit, depth)
          : argument === undefined
            ? undefined
            : constantOf(this.#extents, argument, depth);
      if (most !== undefined) return most;
    }
    return undefined;
  }
}

function constantOf(extents: Extents, expression: Expression, depth: number): number | undefined {
  const { coefficient, factors } = extents.of(expression, depth + 1);
  return factors.length === 0 && coefficient > 0 ? coefficient : undefined;
}

function isNamed(expression: Expression, name: string): boolean {
  const node = unwrap(expression);
  return isIdentifier(node) && node.text === name;
}
