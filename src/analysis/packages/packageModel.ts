import type { Expression, Node } from '../../compiler/index.ts';
import { Extents } from '../sizes/extents.ts';
import type { FileFacts, FunctionFacts } from '../facts/facts.ts';
import { LoopBounds } from '../loops/loopBounds.ts';
import type { Scopes } from '../syntax/scopes.ts';
import type { SummaryModel } from '../summary/summaryModel.ts';
import { GuessedSizes, noShapes } from './guessedSizes.ts';
import type { Load, PackageFile } from './packageFile.ts';
import { PackageTargets } from './packageTargets.ts';
import { Values } from './values.ts';

/** What functions of a package are summed up from: the text of the files that were read of it, and no types. */
export class PackageModel implements SummaryModel {
  readonly values: Values;
  readonly #fileOf: (file: string) => PackageFile | undefined;
  readonly #targets = new Map<FileFacts, PackageTargets>();
  readonly #extents = new Map<FileFacts, Extents>();
  readonly #loops = new Map<FileFacts, LoopBounds>();

  constructor(load: Load, fileOf: (file: string) => PackageFile | undefined) {
    this.values = new Values(load);
    this.#fileOf = fileOf;
  }

  readonly factsOf = (fn: FunctionFacts): FileFacts => this.#file(fn.file).facts;

  readonly targets = (facts: FileFacts): PackageTargets => {
    let targets = this.#targets.get(facts);
    if (targets === undefined) {
      targets = new PackageTargets(this.#file(facts.source.fileName), this.values);
      this.#targets.set(facts, targets);
    }
    return targets;
  };

  readonly extents = (facts: FileFacts): Extents => {
    let extents = this.#extents.get(facts);
    if (extents === undefined) {
      extents = new Extents(facts.scopes, new GuessedSizes(), noShapes, {
        importedConstant: () => undefined,
        givenSize: () => undefined,
        checkedBy: () => undefined,
      });
      this.#extents.set(facts, extents);
    }
    return extents;
  };

  readonly loops = (facts: FileFacts): LoopBounds => {
    let loops = this.#loops.get(facts);
    if (loops === undefined)
      this.#loops.set(facts, (loops = new LoopBounds(this.extents(facts), facts.scopes)));
    return loops;
  };

  /** There are no types to ask for. */
  readonly prefetchSizes = (): void => undefined;

  extentsOf(file: string): Extents {
    return this.extents(this.#file(file).facts);
  }

  scopesOf(file: string): Scopes {
    return this.#file(file).facts.scopes;
  }

  /** What a function puts into fields of its `this`. */
  fieldsOf(file: string, owner: Node): ReadonlyMap<string, Expression> {
    return this.#file(file).assigned.fieldsOf(owner);
  }

  #file(name: string): PackageFile {
    const file = this.#fileOf(name);
    if (file === undefined) throw new Error(`${name} was not read`);
    return file;
  }
}
