import assert from 'node:assert/strict';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { poolwright } from '../support/commandLine.ts';
import { useEditor } from '../support/editorSession.ts';
import { eventually } from '../support/eventually.ts';
import { copyPooledThumbnails } from '../support/workspaceCopy.ts';

/** The pooled thumbnails with the profile of a run, and an empty folder. */
async function profiledThumbnails(): Promise<string> {
  const folder = await copyPooledThumbnails('threads');
  const command = ['node', '--import', 'tsx', 'src/main.ts'];
  const run = await poolwright(folder, 'profile', '--out', 'profile', '--', ...command);
  assert.equal(run.exitCode, 0, run.stderr);
  await mkdir(path.join(folder, 'exported'));
  return folder;
}

describe('a profile on disk', () => {
  const session = useEditor({ workspace: profiledThumbnails });

  const exportedFile = (name: string): string => path.join(session.workspace, 'exported', name);
  const readJson = async (name: string): Promise<Record<string, unknown>> =>
    JSON.parse(await readFile(exportedFile(name), 'utf8')) as Record<string, unknown>;

  it('opens when it is chosen, and is the whole run', async () => {
    const { workbench } = session;
    await workbench.quickInput.openFile('profile/run.poolprofile');
    await eventually(async () => {
      const [status, counts] = await workbench.profiler.facts();
      assert.match(status ?? '', /^Ended after /);
      assert.match(counts ?? '', / lanes · 14 tasks · /);
    });
  });

  for (const [format, name] of [
    ['Chrome trace', 'run.trace.json'],
    ['JSON', 'run.json'],
    ['HTML report', 'run.html'],
  ] as const) {
    it(`is written where a person says, as ${format}`, async () => {
      const { workbench } = session;
      await workbench.profiler.exportAs(format);
      await workbench.quickInput.saveAs(exportedFile(name));
      await workbench.notified(new RegExp(`Exported to .*${name.replaceAll('.', '[.]')}`));
      await workbench.clearNotifications();
    });
  }

  it('is written for each thread, into the folder that is offered', async () => {
    const { workbench } = session;
    await workbench.profiler.exportAs('CPU profiles');
    await workbench.quickInput.accept();
    await workbench.notified(/Exported \d files to /);
    const threads = (await readdir(session.workspace)).filter((file) => file.endsWith('.cpuprofile'));
    const lanes = await workbench.profiler.ownLaneNames();
    assert.equal(threads.length, lanes.length);
  });

  it('says in all of them what the panel says', async () => {
    const json = await readJson('run.json');
    assert.equal((json['tasks'] as unknown[]).length, 14);
    const events = (await readJson('run.trace.json'))['traceEvents'] as { readonly name: string }[];
    assert.ok(events.some(({ name }) => name === 'resample'));
    assert.match(await readFile(exportedFile('run.html'), 'utf8'), /<h1>[\s\S]*resample/);
  });

  it('is drawn over time, lane by lane', async () => {
    const { profiler } = session.workbench;
    const lanes = (await profiler.ownLaneNames()).slice(0, 6);
    await eventually(async () => {
      const { titles, lanes: drawn } = await profiler.charts();
      assert.deepEqual(drawn, lanes);
      assert.deepEqual(titles.slice(0, 3), ['Event loop busy', 'Event-loop delay', 'Memory of the thread']);
    });
    await session.workbench.screenshot('profile-charts');
  });

  it('is there again, as it was, after the window was loaded anew', async () => {
    const { workbench } = session;
    const before = await workbench.profiler.facts();
    const functions = (await workbench.profiler.functions()).length;
    await workbench.reload();
    await eventually(async () => {
      assert.deepEqual(await workbench.profiler.facts(), before);
      assert.equal((await workbench.profiler.functions()).length, functions);
    }, 60_000);
    await workbench.screenshot('profile-restored');
  });
});
