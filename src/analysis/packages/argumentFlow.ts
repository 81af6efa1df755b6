import { type Expression, isIdentifier, type Node } from '../../compiler/index.ts';
import type { Factor } from '../cost/cost.ts';
import { unwrap } from '../syntax/expressions.ts';
import type { FileFacts, FunctionFacts } from '../facts/facts.ts';
import { parametersOf } from '../syntax/functionNode.ts';
import { functionsOf } from '../targets/target.ts';
import type { PackageModel } from './packageModel.ts';

/** More functions than this are not gone through. */
const maxFunctions = 400;

/**
 * Where the arguments of one function of a package end up: as parameters of the functions that it calls, and theirs,
 * and in fields. So a loop over `this.text`, deep inside, is known to go through what the program handed in.
 */
export class ArgumentFlow {
  readonly #model: PackageModel;
  readonly #fn: FunctionFacts;
  /** Which argument of the first function a parameter is, by the function that has it. */
  readonly #parameters = new Map<Node, Map<number, number>>();
  readonly #fields = new Map<string, number>();

  constructor(fn: FunctionFacts, model: PackageModel) {
    this.#fn = fn;
    this.#model = model;
    this.#parameters.set(fn.node, new Map(parametersOf(fn.node).map((_, index) => [index, index])));
    this.#follow();
  }

  /** The argument whose size a factor is; `undefined` for sizes of anything else. */
  argumentOf({ parameter, name }: Factor): number | undefined {
    if (parameter === undefined) return this.#fields.get(name);
    return parameter.path === '' ? this.#parameters.get(parameter.owner)?.get(parameter.index) : undefined;
  }

  /** Whether a factor is the size of the first function's own parameter. */
  isOwn({ parameter }: Factor): boolean {
    return parameter?.owner === this.#fn.node && parameter.path === '';
  }

  /** A size under the name of the first function's parameter, so that a caller can put its own in its place. */
  asArgument({ size }: Factor, index: number): Factor {
    const name = parametersOf(this.#fn.node)[index]?.name.getText() ?? '';
    return {
      name: /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? name : 'n',
      size,
      isGuess: true,
      parameter: { owner: this.#fn.node, index, path: '' },
    };
  }

  #follow(): void {
    const queue = [this.#fn];
    const seen = new Set(queue);
    for (let fn = queue.shift(); fn !== undefined && seen.size < maxFunctions; fn = queue.shift()) {
      const facts = this.#model.factsOf(fn);
      const isNew = this.#keepInFields(fn, facts);
      const targets = this.#model.targets(facts);
      for (const call of targets.callsOf(fn)) {
        for (const callee of functionsOf(targets.ofCall(call))) {
          const isHanded = this.#hand(call.arguments, callee, facts);
          if (seen.has(callee) && !isHanded) continue;
          seen.add(callee);
          queue.push(callee);
        }
      }
      // Methods read the fields that others set: what was gone through before may hand them on.
      if (isNew) queue.push(...[...seen].filter((one) => one !== fn));
    }
  }

  /** `this.text = text`. */
  #keepInFields(fn: FunctionFacts, { source }: FileFacts): boolean {
    let isNew = false;
    for (const [name, value] of this.#model.fieldsOf(source.fileName, fn.node)) {
      const from = this.#sourceOf(value, source.fileName);
      if (from === undefined || this.#fields.has(`this.${name}`)) continue;
      this.#fields.set(`this.${name}`, from);
      isNew = true;
    }
    return isNew;
  }

  #hand(values: readonly Expression[], callee: FunctionFacts, facts: FileFacts): boolean {
    let isNew = false;
    for (const [index, value] of values.entries()) {
      const from = this.#sourceOf(value, facts.source.fileName);
      if (from === undefined) continue;
      const known = this.#parameters.get(callee.node) ?? new Map<number, number>();
      this.#parameters.set(callee.node, known);
      if (known.has(index)) continue;
      known.set(index, from);
      isNew = true;
    }
    return isNew;
  }

  /** Which argument an expression is, as it is or as large as it is. */
  #sourceOf(value: Expression, file: string): number | undefined {
    const node = unwrap(value);
    const declared = isIdentifier(node) ? this.#model.scopesOf(file).lookUp(node) : undefined;
    if (declared?.kind === 'parameter')
      return declared.path === '' ? this.#parameters.get(declared.owner)?.get(declared.index) : undefined;
    const { factors } = this.#model.extentsOf(file).of(node);
    const [only, more] = factors;
    return only === undefined || more !== undefined ? undefined : this.argumentOf(only);
  }
}
