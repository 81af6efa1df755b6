import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { eventually, makeScratch, POOL_KINDS, runIn, type Scratch } from './scratch.ts';
import { existsSync } from 'node:fs';

for (const kind of POOL_KINDS) {
  describe(`what comes back from ${kind}`, () => {
    let scratch: Scratch;
    let run: Scratch['pools']['runInThreadPool'];

    before(async () => {
      scratch = await makeScratch();
      run = runIn(scratch, kind);
    });
    after(() => scratch.remove());

    async function thrownBy(failure: string): Promise<unknown> {
      const { tasks, tasksUrl } = scratch;
      return await run(tasksUrl, 'fail', tasks.fail, [failure]).then(
        () => assert.fail('it did not throw'),
        (error: unknown) => error,
      );
    }

    /** All workers of the pool, each caught while it holds a task. */
    async function allWorkers(): Promise<string[]> {
      const { tasks, tasksUrl } = scratch;
      const place = await scratch.meetingPlace();
      const names = Array.from({ length: availableParallelism() }, (_, n) => `task-${n}`);
      const held = names.map((name) => run(tasksUrl, 'hold', tasks.hold, [place, name]));
      await eventually(() => assert(names.every((name) => existsSync(path.join(place, name)))));
      await writeFile(path.join(place, 'open'), '');
      return (await Promise.all(held)).sort();
    }

    it('is the result of the function, whose arguments all arrive', async () => {
      const { tasks, tasksUrl } = scratch;
      assert.equal(await run(tasksUrl, 'add', tasks.add, [1, 2]), 3);
      assert.equal(await run(tasksUrl, 'add', tasks.add, [1, 2, 3]), 6);
      assert.equal(await run(tasksUrl, 'join', tasks.join, ['a', 'b', 'c']), 'abc');
      assert.notEqual(await run(tasksUrl, 'who', tasks.who, []), tasks.who());
    });

    it('is a copy that keeps maps, sets, dates, big integers, buffers and circles', async () => {
      const { tasks, tasksUrl } = scratch;
      const circle: { self?: unknown } = {};
      circle.self = circle;
      const value = {
        map: new Map([[1, new Set(['a'])]]),
        date: new Date(5),
        big: 10n ** 30n,
        pixels: Uint8Array.of(1, 2, 3),
        samples: Float64Array.of(0.5),
        pattern: /a+/gi,
        nothing: undefined,
        circle,
      };
      const copy = await run(tasksUrl, 'echo', tasks.echo, [value]);
      assert.deepEqual(copy, value);
      assert.notEqual(copy, value);
      assert.equal(await run(tasksUrl, 'echo', tasks.echo, [undefined]), undefined);
    });

    it('is there although the program gave a buffer away', async () => {
      const { tasks, tasksUrl } = scratch;
      const bytes = Uint8Array.of(1, 2, 3);
      const call = run(tasksUrl, 'sumBytes', tasks.sumBytes, [bytes], { transfer: [bytes.buffer] });
      assert.equal(await call, 6);
      assert.equal(bytes.byteLength, kind === 'threads' ? 0 : 3);
    });

    if (kind === 'processes') {
      it('is not a message that the function itself sends', async () => {
        const { tasks, tasksUrl } = scratch;
        const talks = Array.from({ length: 5 }, () => run(tasksUrl, 'talk', tasks.talk, []));
        assert.deepEqual(new Set(await Promise.all(talks)), new Set(['the result']));
      });
    }

    it('leaves what the function has started running', async () => {
      const { tasks, tasksUrl } = scratch;
      const file = path.join(await scratch.meetingPlace(), 'later');
      await run(tasksUrl, 'noteLater', tasks.noteLater, [file]);
      await eventually(() => assert(existsSync(file)));
    });

    it('is the error that was thrown, with its class, message, stack, cause, code and properties', async () => {
      const { PictureError } = scratch.tasks;
      const error = await thrownBy('class');
      assert(error instanceof PictureError);
      assert.equal(error.name, 'PictureError');
      assert.equal(error.message, 'bad picture');
      assert.equal(error.code, 'EPICTURE');
      assert.equal(error.describe(), 'EPICTURE in row 7');
      assert.match(error.stack ?? '', /^(PictureError|Error): bad picture\n[^]*tasks\.ts/);
      assert.deepEqual(Object.keys(error).sort(), ['code', 'details', 'name']);
      assert.equal(Object.getOwnPropertyDescriptor(error, 'hidden')?.value, 'yes');
      assert.equal(Object.getOwnPropertyDescriptor(error, 'cause')?.enumerable, false);
      assert(error.cause instanceof TypeError);
      assert.equal(error.cause.message, 'inner');
      assert.equal(error.cause.cause, 'innermost');
    });

    it('is of a subclass even where that has no name of its own', async () => {
      const error = await thrownBy('subclass');
      assert.equal(Object.getPrototypeOf(error), scratch.tasks.PlainSubclass.prototype);
    });

    it('is of a class that is exported under another name', async () => {
      const error = await thrownBy('renamed');
      assert.equal(Object.getPrototypeOf(error), scratch.tasks.OuterError.prototype);
    });

    it('is of the nearest class that can be found where the own class is not exported, and keeps its name', async () => {
      const error = await thrownBy('unexported');
      assert(error instanceof RangeError);
      assert.equal(error.name, 'UnexportedError');
      assert.equal(error.message, 'out of range');
    });

    it('is an AggregateError with all its errors', async () => {
      const error = await thrownBy('aggregate');
      assert(error instanceof AggregateError);
      const [first, second, third] = error.errors as unknown[];
      assert(first instanceof scratch.tasks.PictureError && first.code === 'E1');
      assert(second instanceof RangeError && second.message === 'two');
      assert.equal(third, 'three');
    });

    it('is a DOMException that still answers', async () => {
      const error = await thrownBy('abort');
      assert(error instanceof DOMException);
      assert.deepEqual([error.name, error.message, error.code], ['AbortError', 'stopped', 20]);
    });

    it('is a system error with its code and number', async () => {
      assert.deepEqual(
        { ...((await thrownBy('system')) as object) },
        { code: 'ENOENT', errno: -2, syscall: 'open' },
      );
    });

    it('is whatever else was thrown', async () => {
      assert.equal(await thrownBy('null'), null);
      assert.equal(await thrownBy('undefined'), undefined);
      assert.equal(await thrownBy('text'), 'text');
      assert.equal(await thrownBy('function'), '[Function (anonymous)]');
    });

    it('is an error whose unclonable properties are text', async () => {
      const error = await thrownBy('unclonable');
      assert(error instanceof Error);
      assert.deepEqual(Object.entries(error), [
        ['retry', '[Function: retry]'],
        ['after', 3],
      ]);
    });

    it('is an error even if it is its own cause', async () => {
      const error = await thrownBy('circular');
      assert(error instanceof Error && error.cause instanceof Error);
      assert.equal(error.cause.message, 'circular');
    });

    it('is a clear error for a result that cannot be sent, and the workers survive', async () => {
      const { tasks, tasksUrl } = scratch;
      const workers = await allWorkers();
      await assert.rejects(run(tasksUrl, 'makeFunction', tasks.makeFunction, []), {
        name: 'TypeError',
        message: /^The result of makeFunction\(\) cannot be sent from its worker: .* could not be cloned\.$/,
      });
      assert.deepEqual(await allWorkers(), workers);
    });

    it('is a clear error for an argument that cannot be sent, and the workers survive', async () => {
      const { tasks, tasksUrl } = scratch;
      const workers = await allWorkers();
      const call = run(tasksUrl, 'echo', tasks.echo, [{ callback: () => 1 }]);
      await assert.rejects(call, (error: Error) => {
        assert.match(error.message, /^echo\(\) could not be done in a worker: .* could not be cloned\.$/);
        assert(error.cause instanceof Error);
        return true;
      });
      assert.deepEqual(await allWorkers(), workers);
    });
  });
}
