import assert from 'node:assert/strict';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { signalProcess } from '../../scripts/host/processes.mjs';
import { useEditor } from '../support/editorSession.ts';
import { eventually } from '../support/eventually.ts';
import { newProcessOf, processesOf } from '../support/hostProcesses.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../support/temporaryFolder.ts';
import type { Workbench } from '../support/workbench/Workbench.ts';
import { copyPooledThumbnails } from '../support/workspaceCopy.ts';

/** The example makes two thumbnails of each of its seven pictures. */
const thumbnails = 14;

/** A pool has as many workers as there may be at once, and starts no more than it has tasks. */
const workers = Math.min(availableParallelism(), thumbnails);

const keepBusy = /node --import tsx src\/keepBusy\.ts$/;

/** The whole output of the example is longer than a terminal; this is its end. */
const lastLine = 'night.ppm      288×192 → 96×64  0b4c4cb8';

/** True where the program's end comes before a worker, on a busy machine, has told of its last samples. */
const endOvertakes =
  /^warning: worker \d+ was ended before it could say which functions it ran in its last [\d.]+ s\.$/;

/** One folder with two programs: `threads/` and `processes/`. */
async function copyBothPrograms(): Promise<string> {
  const folder = await makeTemporaryFolder('pools');
  for (const pool of ['threads', 'processes'] as const) {
    const copy = await copyPooledThumbnails(pool);
    await rename(copy, path.join(folder, pool));
    const file = path.join(folder, pool, 'package.json');
    const manifest = JSON.parse(await readFile(file, 'utf8')) as object;
    // The packages are copied without their commands, of which `npm start` would need one.
    const scripts = { [`make-in-${pool}`]: 'node --import tsx src/main.ts' };
    await writeFile(file, JSON.stringify({ ...manifest, scripts }));
    await removeTemporaryFolder(copy);
  }
  return folder;
}

/** The lanes that run JavaScript: whether V8's helpers have done enough for a lane depends on the machine. */
async function ownLanes(profiler: Workbench['profiler']) {
  return (await profiler.lanes()).filter((lane) => lane['Role'] !== 'helper threads');
}

describe('the profiler', () => {
  const session = useEditor({ workspace: copyBothPrograms });

  const profile = async (file: string) => {
    const { workbench } = session;
    await workbench.openFile(file);
    await workbench.runCommand('Poolwright: Profile Current File');
  };

  /** The lanes below the main one, all of which ran tasks that are in the table and in the picture. */
  const assertWorkersWithTasks = async () => {
    const { profiler } = session.workbench;
    const [main, ...lanes] = await ownLanes(profiler);
    assert.equal(main?.['Lane'], 'main');
    assert.equal(lanes.length, workers);
    assert.deepEqual(
      lanes.filter((lane) => Number(lane['Tasks']) < 1),
      [],
    );
    const tasks = await profiler.tasks();
    for (const { Lane: lane } of lanes) {
      assert.ok(
        tasks.some(({ On: on }) => on === lane),
        `The table has no task of ${lane}.`,
      );
    }
    await eventually(async () => {
      const painted = await profiler.paintedTasks();
      assert.deepEqual(
        [main, ...lanes].filter((lane) => !painted.has(lane?.['Lane'] ?? '')),
        [],
      );
      const empty = lanes.map((lane) => lane['Lane'] ?? '').filter((lane) => (painted.get(lane) ?? 0) < 20);
      assert.deepEqual(empty, [], 'These lanes have no task in the picture');
    });
  };

  const profileFiles = async () => {
    const storage = path.join(session.host.data, 'data', 'User', 'workspaceStorage');
    const files = await readdir(storage, { recursive: true });
    return files.filter((file) => file.endsWith('.poolprofile')).map((file) => path.join(storage, file));
  };

  describe('on a program with a thread pool', () => {
    it('runs the open file as a task whose output is seen', async () => {
      const { workbench } = session;
      await profile('threads/src/main.ts');
      await eventually(async () => {
        const lines = await workbench.terminal.lines();
        assert.ok(lines.includes(lastLine), lines.join('\n'));
      }, 60_000);
      await workbench.screenshot('profile-output');
    });

    it('shows the program as ended, with a lane for the main thread and for each worker', async () => {
      const { workbench } = session;
      await eventually(async () => {
        const [status, counts] = await workbench.profiler.facts();
        assert.match(status ?? '', /^Ended after /);
        assert.match(counts ?? '', new RegExp(`^${workers + 1} lanes · ${thumbnails} tasks · `));
      });
      const names = Array.from({ length: workers }, (_, index) => `worker ${index + 1}`);
      assert.deepEqual(await workbench.profiler.ownLaneNames(), ['main', ...names]);
      const notices = await workbench.profiler.notices();
      assert.deepEqual(
        notices.filter((notice) => !endOvertakes.test(notice)),
        [],
      );
    });

    it('draws each task on its worker, on one clock with the main thread', async () => {
      const { workbench } = session;
      await workbench.runCommand('View: Hide Panel');
      await assertWorkersWithTasks();
      const tasks = await workbench.profiler.tasks();
      assert.equal(tasks.length, thumbnails);
      for (const task of tasks) {
        assert.equal(task['Task'], 'resample');
        assert.equal(task['Outcome'], 'done');
        assert.equal(task['From'], 'main');
      }
      await workbench.sideBar.hide();
    });

    it('says which functions its threads ran, and opens the source of one', async () => {
      const { workbench } = session;
      const functions = await eventually(async () => {
        const found = await workbench.profiler.functions();
        assert.ok(found.length > 0);
        return found;
      });
      const resample = functions.find(({ Function: name }) => name?.startsWith('resample ') === true);
      assert.ok(resample !== undefined, functions.map(({ Function: name }) => name).join(', '));
      assert.match(
        resample['Measured'] ?? '',
        /^(cpu|mixed) \d+ % sure$|^mixed · disagrees$|^not enough data$/,
      );
      await eventually(async () => {
        const found = await workbench.profiler.functions();
        assert.equal(found.find(({ Function: name }) => name?.startsWith('resample '))?.['Predicted'], 'cpu');
      });
      await workbench.readmeScreenshot('panel', { width: 1280, height: 860 });
      await workbench.profiler.openFunction('resample');
      await eventually(() => workbench.editor.lineInView('function resample'));
      await workbench.runCommand('View: Close Editor');
    });
  });

  describe('while a program runs', () => {
    before(() => profile('threads/src/keepBusy.ts'));

    it('draws its tasks already', async () => {
      const { workbench } = session;
      await eventually(async () => {
        const [status, counts] = await workbench.profiler.facts();
        assert.match(status ?? '', /^Recording /);
        assert.match(counts ?? '', new RegExp(`^${workers + 1} lanes · `));
      }, 60_000);
      await workbench.runCommand('View: Hide Panel');
      await eventually(assertWorkersWithTasks);
    });

    it('shows in the side bar how busy each worker is', async () => {
      const { workbench } = session;
      await workbench.sideBar.open('Poolwright');
      await eventually(async () => {
        const lanes = await workbench.live.lanes();
        assert.equal(lanes.size, workers + 1);
        for (const [lane, busy] of lanes) assert.match(busy, /^\d+ %$/, lane);
        const busiest = [...lanes].filter(([lane]) => lane !== 'main');
        assert.ok(
          busiest.every(([, busy]) => Number.parseInt(busy) > 0),
          JSON.stringify(busiest),
        );
      });
      await workbench.screenshot('profile-live');
    });

    it('ends it by Stop', async () => {
      const { workbench, host } = session;
      await workbench.live.press('Stop');
      await eventually(async () => {
        assert.deepEqual(processesOf(host, keepBusy), []);
        const [status] = await workbench.profiler.facts();
        assert.match(status ?? '', /^Stopped after /);
      });
      assert.match(await workbench.live.text(), /Profile current file/);
    });
  });

  describe('when a program is killed', () => {
    it('keeps what was recorded until then', async () => {
      const { workbench, host } = session;
      await workbench.runCommand('View: Close All Editors');
      await profile('threads/src/keepBusy.ts');
      await eventually(async () => {
        const done = (await workbench.profiler.tasks()).filter((task) => task['Outcome'] === 'done');
        assert.equal(new Set(done.map((task) => task['On'])).size, workers);
      }, 60_000);
      signalProcess(await newProcessOf(host, keepBusy), 'SIGKILL');
      await eventually(async () => {
        const [status] = await workbench.profiler.facts();
        assert.match(status ?? '', /^Cut off after /);
      });
      const lanes = await ownLanes(workbench.profiler);
      assert.deepEqual(
        lanes.map((lane) => lane['End']),
        Array.from({ length: workers + 1 }, () => 'lost'),
      );
      await workbench.runCommand('View: Hide Panel');
      await assertWorkersWithTasks();
      await workbench.screenshot('profile-killed');
    });

    it('opens its file again by Open Profile File', async () => {
      const { workbench } = session;
      const before = await workbench.profiler.facts();
      const file = (await profileFiles())
        .filter((one) => one.includes('keepBusy'))
        .sort()
        .at(-1);
      assert.ok(file !== undefined);
      await workbench.runCommand('View: Close All Editors');
      await workbench.runCommand('Poolwright: Open Profile File…');
      await workbench.quickInput.chooseFile(file);
      await eventually(async () => assert.deepEqual(await workbench.profiler.facts(), before));
      await assertWorkersWithTasks();
    });
  });

  describe('on a program with a process pool', () => {
    it('shows a lane for the main thread and for each process, with its tasks', async () => {
      const { workbench } = session;
      await workbench.runCommand('View: Close All Editors');
      await profile('processes/src/main.ts');
      await eventually(async () => {
        const [status, counts] = await workbench.profiler.facts();
        assert.match(status ?? '', /^Ended after /);
        assert.match(counts ?? '', new RegExp(`^${workers + 1} lanes · ${thumbnails} tasks · `));
      }, 60_000);
      assert.ok((await workbench.terminal.lines()).includes(lastLine));
      await workbench.runCommand('View: Hide Panel');
      await assertWorkersWithTasks();
      const roles = (await ownLanes(workbench.profiler)).map((lane) => lane['Role']);
      assert.deepEqual(roles, ['main thread', ...Array.from({ length: workers }, () => 'child process')]);
      await workbench.screenshot('profile-processes');
    });
  });

  describe('on a program that is chosen', () => {
    it('shows what an npm script starts, without npm', async () => {
      const { workbench } = session;
      await workbench.runCommand('View: Close All Editors');
      await workbench.runCommand('Poolwright: Profile Program…');
      await workbench.screenshot('profile-program');
      await workbench.quickInput.choose('make-in-threads');
      await eventually(async () => {
        const [status, counts] = await workbench.profiler.facts();
        assert.match(status ?? '', /^Ended after /);
        assert.match(counts ?? '', new RegExp(`^${workers + 1} lanes · ${thumbnails} tasks · `));
      }, 60_000);
      await workbench.runCommand('View: Hide Panel');
      await assertWorkersWithTasks();
    });
  });
});
