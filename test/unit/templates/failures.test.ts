import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { eventually, makeScratch, POOL_KINDS, runIn, type Scratch } from './scratch.ts';

/** More good calls than there are workers, so that most of them wait behind what was called before. */
const numbers = Array.from({ length: 4 * availableParallelism() }, (_, n) => n);

for (const kind of POOL_KINDS) {
  describe(`a task that breaks its worker, in ${kind}`, () => {
    let scratch: Scratch;
    let run: Scratch['pools']['runInThreadPool'];

    before(async () => {
      scratch = await makeScratch();
      run = runIn(scratch, kind);
    });
    after(() => scratch.remove());

    /** A thread can say what it was. What a process says stands where its program prints errors. */
    const said = (name: string, thrown: string): string =>
      `${name}() could not be done in a worker: ${kind === 'threads' ? thrown : 'its process ended with 1'}`;

    async function manySums(): Promise<number[]> {
      const { tasks, tasksUrl } = scratch;
      return await Promise.all(numbers.map((n) => run(tasksUrl, 'add', tasks.add, [n, 0])));
    }

    it('fails alone when it exits', async () => {
      const { tasks, tasksUrl } = scratch;
      const exits = Array.from({ length: 2 }, () =>
        assert.rejects(run(tasksUrl, 'exitWith', tasks.exitWith, [3]), {
          name: 'Error',
          message: /^exitWith\(\) could not be done in a worker: .*\b3$/,
        }),
      );
      assert.deepEqual(await manySums(), numbers);
      await Promise.all(exits);
    });

    if (kind === 'processes') {
      it('fails alone when its process is killed', async () => {
        const { tasks, tasksUrl } = scratch;
        const killed = assert.rejects(run(tasksUrl, 'killOwnProcess', tasks.killOwnProcess, []), {
          message: 'killOwnProcess() could not be done in a worker: its process ended with SIGKILL',
        });
        assert.deepEqual(await manySums(), numbers);
        await killed;
      });
    }

    it('fails alone, and soon, when it throws where nobody can catch it', async () => {
      const { tasks, tasksUrl } = scratch;
      const rejects = run(tasksUrl, 'forgetRejection', tasks.forgetRejection, []);
      const throws = run(tasksUrl, 'throwMeanwhile', tasks.throwMeanwhile, []);
      const failed = [
        assert.rejects(rejects, { message: said('forgetRejection', 'nobody heard this') }),
        assert.rejects(throws, { message: said('throwMeanwhile', 'nobody caught this') }),
      ];
      assert.deepEqual(await manySums(), numbers);
      await Promise.all(failed);
    });

    it('costs nothing but its worker when it throws after its end', async () => {
      const { tasks, tasksUrl } = scratch;
      const print = console.error;
      const printed: unknown[][] = [];
      console.error = (...message: unknown[]) => printed.push(message);
      try {
        const worker = await run(tasksUrl, 'throwLater', tasks.throwLater, []);
        // Nothing is called meanwhile: the worker dies while it is idle, and the program learns of it.
        if (kind === 'processes')
          await eventually(() => assert.throws(() => process.kill(parseInt(worker, 10), 0)));
        else
          await eventually(() =>
            assert.match(String(printed), /died between two tasks.*thrown between two tasks/),
          );
      } finally {
        console.error = print;
      }
      assert.deepEqual(await manySums(), numbers);
    });

    it('fails alone when its module cannot be loaded, with the error of the module', async () => {
      const missing = assert.rejects(
        run(scratch.url('nowhere.ts'), 'add', scratch.tasks.add, [1, 2]),
        (error: Error & { code?: string }) => error.code === 'ERR_MODULE_NOT_FOUND',
      );
      // More of them than there are workers: none is left waiting.
      const throwing = numbers.map((n) =>
        assert.rejects(run(scratch.url('throwsWhileLoading.ts'), 'add', scratch.tasks.add, [n, 0]), {
          name: 'LoadError',
          message: 'no configuration',
          code: 'ECONFIG',
        }),
      );
      const broken = assert.rejects(
        run(scratch.url('doesNotParse.mjs'), 'add', scratch.tasks.add, [1, 2]),
        Error,
      );
      assert.deepEqual(await manySums(), numbers);
      await Promise.all([missing, ...throwing, broken]);
    });

    if (kind === 'processes') {
      it('never starts in a process that was killed while it was idle', async () => {
        const { tasks, tasksUrl } = scratch;
        assert.deepEqual(await manySums(), numbers);
        const pid = Number.parseInt(await run(tasksUrl, 'who', tasks.who, []), 10);
        process.kill(pid, 'SIGKILL');
        await eventually(() => assert.throws(() => process.kill(pid, 0)));
        assert.deepEqual(await manySums(), numbers);
      });
    }

    it('fails alone when its module does not export the function', async () => {
      const call = run(scratch.tasksUrl, 'subtract', scratch.tasks.add, [1, 2]);
      await assert.rejects(call, {
        name: 'TypeError',
        message: `${scratch.tasksUrl} exports no function subtract.`,
      });
      assert.deepEqual(await manySums(), numbers);
    });
  });
}
