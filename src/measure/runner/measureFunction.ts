import os from 'node:os';
import type { PoolKind } from '../../core/index.ts';
import type { MeasureRequest, RawMeasurement, RunnerMessage, Trouble } from '../rawMeasurement.ts';
import { argumentLists, sizesOf, type ArgumentList } from './argumentLists.ts';
import { isThenable, type Call } from './batch.ts';
import { brief, serialized, unclonableArgument, unclonableResult } from './clonability.ts';
import { ExpectedAnswer } from './expectedAnswer.ts';
import { loadFunction, type LoadedFunction } from './loadFunction.ts';
import { inPool, MeasureTrouble, messageOf, poolNames } from './measureTrouble.ts';
import { measureRounds, type PlannedRun } from './measureRounds.ts';
import { seesChildren } from './usage.ts';
import { patience, warmUp, type CheckAnswer } from './warmUp.ts';

/** The functions of the pools file. */
type RunInPool = (
  moduleUrl: string,
  name: string,
  original: unknown,
  args: readonly unknown[],
) => Promise<unknown>;

interface Pools {
  readonly runInThreadPool: RunInPool;
  readonly runInProcessPool: RunInPool;
}

type Tell = (message: RunnerMessage) => void;

/** Modules are loaded, and workers started, without that the time of a call runs. */
const startUpMs = 60_000;

/** Measures one function in this process. Throws {@link MeasureTrouble} where there is nothing to measure. */
export class FunctionMeasuring {
  readonly #request: MeasureRequest;
  readonly #tell: Tell;
  readonly #troubles: Trouble[] = [];
  readonly #firstCallMs: Partial<Record<PoolKind, number>> = {};
  /** One a list. */
  readonly #answers: ExpectedAnswer[] = [];
  /** How long a call takes once it is warm, list by list. */
  readonly #directMs: number[] = [];
  readonly #pooledMs: number[] = [];
  #pools: readonly PoolKind[];

  constructor(request: MeasureRequest, tell: Tell) {
    this.#request = request;
    this.#tell = tell;
    this.#pools = request.pools;
  }

  /** Why pools were left out so far. */
  get troubles(): readonly Trouble[] {
    return this.#troubles;
  }

  async run(): Promise<RawMeasurement> {
    const { exportPath, moduleUrl, poolsUrl, timeoutMs } = this.#request;
    const loadBefore = os.loadavg()[0] ?? 0;
    this.#step('loading the module', timeoutMs + startUpMs);
    const loaded = await loadFunction(moduleUrl, exportPath);
    const lists = await argumentLists(this.#request.arguments);
    for (const pool of this.#pools) this.#leaveOut(unclonableArgument(lists, pool));

    let isAsync = false;
    for (const [index, list] of lists.entries()) {
      const { value, isPromised } = await this.#callDirectly(loaded, list, index);
      isAsync ||= isPromised;
      for (const pool of this.#pools) this.#leaveOut(unclonableResult(value, pool));
    }

    const pools = (await import(poolsUrl)) as Pools;
    const through = (pool: PoolKind, list: ArgumentList): Call => {
      const run = pool === 'threads' ? pools.runInThreadPool : pools.runInProcessPool;
      return () => run(moduleUrl, loaded.path, loaded.call, list);
    };
    for (const pool of this.#pools) {
      try {
        await this.#tryPool(pool, lists, (list) => through(pool, list));
      } catch (error) {
        this.#leaveOut(inPool(error, pool));
      }
    }

    const planned = this.#plan(loaded, lists, isAsync, through);
    const runs = await measureRounds(planned, this.#request, this.#tell);
    return {
      node: process.versions.node,
      platform: `${process.platform}-${process.arch}`,
      cores: os.availableParallelism(),
      cpuModel: os.cpus()[0]?.model.trim() ?? 'unknown',
      load: [loadBefore, os.loadavg()[0] ?? 0],
      seesChildren,
      isAsync,
      sizes: sizesOf(lists),
      results: this.#answers.flatMap((answer) => this.#pools.map((pool) => answer.resultIn(pool))),
      firstCallMs: this.#firstCallMs,
      runs,
      troubles: this.#troubles,
    };
  }

  #step(what: string, allowMs: number): void {
    this.#tell({ kind: 'step', what, allowMs });
  }

  /** Goes on without a pool; throws where none is left. */
  #leaveOut(trouble: MeasureTrouble | undefined): void {
    if (trouble === undefined) return;
    this.#pools = this.#pools.filter((pool) => pool !== trouble.pool);
    if (!this.#troubles.some(({ code, pool }) => code === trouble.code && pool === trouble.pool))
      this.#troubles.push(trouble.toTrouble());
    if (this.#pools.length === 0) throw trouble;
  }

  /** Calls twice, to see whether the function always answers the same and leaves its arguments as they are; then warms up. */
  async #callDirectly(
    { call }: LoadedFunction,
    list: ArgumentList,
    index: number,
  ): Promise<{ readonly value: unknown; readonly isPromised: boolean }> {
    const { timeoutMs } = this.#request;
    const which = this.#listName(index);
    const before = serialized(list);
    this.#step(`a direct call${which}`, timeoutMs);
    try {
      const returned = call(...list);
      const value: unknown = await returned;
      if (before?.equals(serialized(list) ?? before) === false) {
        throw new MeasureTrouble(
          'mutates-argument',
          `The function changes its arguments${which}; in a pool the caller would not see that.`,
        );
      }
      this.#step(`a direct call${which}`, timeoutMs);
      const answer = new ExpectedAnswer(value, index);
      this.#answers.push(answer);
      const check = (other: unknown): void => answer.compareDirect(other);
      check(await call(...list));
      this.#directMs.push(await this.#warmUp(() => call(...list), 1, `direct calls${which}`, check));
      return { value, isPromised: isThenable(returned) };
    } catch (error) {
      if (error instanceof MeasureTrouble) throw error;
      throw new MeasureTrouble(
        'throws',
        `The function throws${which}: ${brief(messageOf(error))} Give arguments that it answers.`,
      );
    }
  }

  async #tryPool(
    pool: PoolKind,
    lists: readonly ArgumentList[],
    callOf: (list: ArgumentList) => Call,
  ): Promise<void> {
    const { timeoutMs, workers } = this.#request;
    for (const [index, list] of lists.entries()) {
      const call = callOf(list);
      const what = `calls in ${poolNames[pool]}${this.#listName(index)}`;
      this.#step(what, timeoutMs + startUpMs);
      const started = performance.now();
      const pooled: unknown = await call();
      if (index === 0) this.#firstCallMs[pool] = performance.now() - started;
      const check = (answer: unknown): void => this.#answers[index]?.comparePooled(pool, answer);
      check(pooled);
      // All workers start and compile the code before anything counts; then one at a time says how long a call takes.
      const manyMs = await this.#warmUp(call, workers, what, check);
      const oneMs = workers === 1 ? manyMs : await this.#warmUp(call, 1, what, check);
      this.#pooledMs[index] = Math.max(this.#pooledMs[index] ?? 0, oneMs);
    }
  }

  #warmUp(call: Call, lanes: number, what: string, check: CheckAnswer): Promise<number> {
    const { timeoutMs } = this.#request;
    return warmUp(call, lanes, (expectedMs) => this.#step(what, timeoutMs + patience * expectedMs), check);
  }

  #plan(
    { call }: LoadedFunction,
    lists: readonly ArgumentList[],
    isAsync: boolean,
    through: (pool: PoolKind, list: ArgumentList) => Call,
  ): readonly PlannedRun[] {
    const { workers } = this.#request;
    const scaled = lists.length - 1;
    const counts = Array.from({ length: workers }, (_, index) => index + 1);
    return lists.flatMap((list, index): readonly PlannedRun[] => {
      const times = { directMs: this.#directMs[index] ?? 0, pooledMs: this.#pooledMs[index] ?? 0 };
      const answer = this.#answers[index];
      const direct = {
        list: index,
        call: () => call(...list),
        times,
        check: (value: unknown) => answer?.compareDirect(value),
      };
      const together: readonly PlannedRun[] =
        isAsync && index === scaled ? [{ way: 'together', workers: Math.max(2, workers), ...direct }] : [];
      const pooled = this.#pools.flatMap((pool) =>
        (index === scaled ? counts : [workers]).map((count) => ({
          way: pool,
          workers: count,
          list: index,
          call: through(pool, list),
          times,
          check: (value: unknown) => answer?.comparePooled(pool, value),
        })),
      );
      return [{ way: 'direct', workers: 1, ...direct }, ...together, ...pooled];
    });
  }

  #listName(index: number): string {
    return this.#request.arguments.kind === 'module' ? ` with argument list ${index + 1}` : '';
  }
}
