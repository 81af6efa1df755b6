import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { eventually, makeScratch, POOL_KINDS, runIn, type Scratch } from './scratch.ts';

for (const kind of POOL_KINDS) {
  describe(`the queue of ${kind}`, () => {
    let scratch: Scratch;
    let run: Scratch['pools']['runInThreadPool'];

    before(async () => {
      // Ten waiting tasks fill the pool, so that a test can fill it.
      scratch = await makeScratch({ from: 'MAX_WAITING = 100_000', to: 'MAX_WAITING = 10' });
      run = runIn(scratch, kind);
    });
    after(() => scratch.remove());

    /** Holds a number of workers until the place is opened. */
    async function holdWorkers(count: number): Promise<{ open(): Promise<void> }> {
      const { tasks, tasksUrl } = scratch;
      const place = await scratch.meetingPlace();
      const names = Array.from({ length: count }, (_, n) => `task-${n}`);
      const held = names.map((name) => run(tasksUrl, 'hold', tasks.hold, [place, name]));
      await eventually(() => assert(names.every((name) => existsSync(path.join(place, name)))));
      return {
        async open() {
          await writeFile(path.join(place, 'open'), '');
          await Promise.all(held);
        },
      };
    }

    it('is first in, first out, whether tasks can be taken back or not', async () => {
      const { tasks, tasksUrl } = scratch;
      const file = path.join(await scratch.meetingPlace(), 'order');
      // With one worker left, tasks run one after the other.
      const others = await holdWorkers(availableParallelism() - 1);
      const last = await holdWorkers(1);
      const { signal } = new AbortController();
      const letters = 'abcdefghij'.split('');
      const notes = letters.map((letter, n) => {
        const options = [{}, { signal }, { deadlineMs: 60_000 }][n % 3];
        return run(tasksUrl, 'note', tasks.note, [file, letter], options);
      });
      await last.open();
      await Promise.all(notes);
      await others.open();
      assert.equal(await readFile(file, 'utf8'), letters.join(''));
    });

    it('refuses one task too many, and takes tasks again once others have left', async () => {
      const { tasks, tasksUrl } = scratch;
      const held = await holdWorkers(availableParallelism());
      const leaving = new AbortController();
      const waiting = Array.from({ length: 9 }, () => run(tasksUrl, 'add', tasks.add, [1, 2]));
      const taken = run(tasksUrl, 'add', tasks.add, [1, 2], { signal: leaving.signal });
      const full = { name: 'RangeError', message: 'The pool is full: 10 tasks wait.' };
      await assert.rejects(run(tasksUrl, 'add', tasks.add, [1, 2]), full);
      leaving.abort();
      await assert.rejects(taken, { name: 'AbortError' });
      waiting.push(run(tasksUrl, 'add', tasks.add, [1, 2]));
      await assert.rejects(run(tasksUrl, 'add', tasks.add, [1, 2]), full);
      await held.open();
      assert.deepEqual(
        await Promise.all(waiting),
        Array.from({ length: 10 }, () => 3),
      );
    });

    it('lets go of a waiting task when its signal fires or its deadline passes, and never runs it', async () => {
      const { tasks, tasksUrl } = scratch;
      const file = path.join(await scratch.meetingPlace(), 'order');
      const held = await holdWorkers(availableParallelism());
      const controller = new AbortController();
      const aborted = run(tasksUrl, 'note', tasks.note, [file, 'aborted'], { signal: controller.signal });
      const late = run(tasksUrl, 'note', tasks.note, [file, 'late'], { deadlineMs: 20 });
      const reason = new Error('no longer wanted');
      controller.abort(reason);
      await assert.rejects(aborted, reason);
      await assert.rejects(late, { name: 'TimeoutError' });
      const tooLate = run(tasksUrl, 'note', tasks.note, [file, 'too late'], { signal: controller.signal });
      await assert.rejects(tooLate, reason);
      const kept = run(tasksUrl, 'note', tasks.note, [file, 'kept']);
      await held.open();
      await kept;
      assert.equal(await readFile(file, 'utf8'), 'kept');
    });

    it('leaves a worker alone when a signal fires for a task that it has done', async () => {
      const { tasks, tasksUrl } = scratch;
      const controller = new AbortController();
      const { signal } = controller;
      const done = Array.from({ length: availableParallelism() }, () =>
        run(tasksUrl, 'add', tasks.add, [1, 2], { signal, deadlineMs: 2 ** 30 }),
      );
      await Promise.all(done);
      const held = await holdWorkers(availableParallelism());
      controller.abort();
      await held.open();
    });

    it('gets its workers back from endless tasks when their deadlines pass', async () => {
      const { tasks, tasksUrl } = scratch;
      const place = await scratch.meetingPlace();
      const endless = Array.from({ length: availableParallelism() }, (_, n) =>
        run(tasksUrl, 'spin', tasks.spin, [path.join(place, `${n}`)], { deadlineMs: 1000 }),
      );
      const next = run(tasksUrl, 'add', tasks.add, [1, 2]);
      for (const task of endless) await assert.rejects(task, { name: 'TimeoutError' });
      assert.equal(await next, 3);
    });

    it('gets its workers back from endless tasks when they are aborted', async () => {
      const { tasks, tasksUrl } = scratch;
      const place = await scratch.meetingPlace();
      const controller = new AbortController();
      const files = Array.from({ length: availableParallelism() }, (_, n) => path.join(place, `${n}`));
      const endless = files.map((file) =>
        run(tasksUrl, 'spin', tasks.spin, [file], { signal: controller.signal }),
      );
      const next = run(tasksUrl, 'add', tasks.add, [1, 2]);
      await eventually(() => assert(files.every((file) => existsSync(file))));
      controller.abort();
      for (const task of endless) await assert.rejects(task, { name: 'AbortError' });
      assert.equal(await next, 3);
    });
  });
}
