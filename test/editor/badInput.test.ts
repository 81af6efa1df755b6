import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { poolwright } from '../support/commandLine.ts';
import { useEditor } from '../support/editorSession.ts';
import { eventually } from '../support/eventually.ts';
import { newProcessOf, ourProcesses, processesOf } from '../support/hostProcesses.ts';
import { repository } from '../support/repository.ts';
import { makeTemporaryFolder } from '../support/temporaryFolder.ts';
import { copyWorkspace } from '../support/workspaceCopy.ts';

const fixture = path.join(repository, 'test', 'fixtures', 'editor', 'trouble');

/** The fixture's folders, and two profiles: one cut in half, and one that is none. */
async function troubledWorkspace(): Promise<string> {
  const folder = await copyWorkspace(fixture);
  const command = ['node', path.join('programs', 'succeeds.mjs')];
  const run = await poolwright(folder, 'profile', '--out', 'profiles', '--', ...command);
  assert.equal(run.exitCode, 0, run.stderr);
  const whole = await readFile(path.join(folder, 'profiles', 'run.poolprofile'));
  await writeFile(path.join(folder, 'half.poolprofile'), whole.subarray(0, whole.length / 2));
  await writeFile(path.join(folder, 'none.poolprofile'), 'Not a profile at all.\n');
  const newer = whole.toString().replace('"version":1', '"version":2');
  await writeFile(path.join(folder, 'newer.poolprofile'), newer);
  const [header = '', ...records] = whole.toString().split('\n');
  await writeFile(
    path.join(folder, 'hostile.poolprofile'),
    [header, ...hostileLines(), ...records].join('\n'),
  );
  return folder;
}

/** Text where numbers belong, nesting without end, more threads than there can be, times before and after all time. */
function hostileLines(): string[] {
  const lane = { type: 'lane', pid: 1, role: 'thread', name: '<b>x</b>', startedUs: -1, nodeVersion: '' };
  const threads = Array.from({ length: 10_001 }, (_, threadId) =>
    JSON.stringify({ ...lane, lane: `1-${threadId}`, threadId }),
  );
  return [
    '{"type":"usage","lane":"1-0","atUs":"soon"}',
    '['.repeat(200_000),
    '{"type":"usage","lane":"1-0","atUs":9000000000000000,"cpuUs":9000000000000000}',
    '{"type":"usage","lane":"1-0","atUs":-9000000000000000,"cpuUs":0}',
    'x'.repeat(3_100_000),
    ...threads,
  ];
}

describe('bad input', () => {
  const session = useEditor({ workspace: troubledWorkspace });
  let server: number;

  const lensOver = (text: string) => eventually(() => session.workbench.editor.codeLensOver(text));

  const analyzeFile = async () => {
    await session.workbench.clearNotifications();
    await session.workbench.runCommand('Poolwright: Analyze File');
  };

  const openProfile = async (name: string) => {
    const { workbench, workspace } = session;
    await workbench.clearNotifications();
    await workbench.runCommand('View: Close All Editors');
    await workbench.runCommand('Poolwright: Open Profile File…');
    await workbench.quickInput.chooseFile(path.join(workspace, name));
  };

  it('a file that does not parse: what can be read is analysed, and one sentence says where it ends', async () => {
    const { workbench, host } = session;
    await workbench.openFile('unparsable.ts');
    assert.match(await lensOver('function aboveTheError'), /^cpu, blocking/);
    server = await newProcessOf(host, ourProcesses.server);
    await analyzeFile();
    await session.workbench.notified(/unparsable\/unparsable\.ts does not parse at line 11 /);
    await workbench.screenshot('bad-input-unparsable');
    await workbench.openFile('besideUnparsable.ts');
    assert.match(await lensOver('function besideUnparsable'), /^cpu, blocking/);
  });

  it('no tsconfig: analysis just works', async () => {
    await session.workbench.openFile('withoutTsconfig.ts');
    assert.match(await lensOver('function withoutTsconfig'), /^cpu, blocking/);
  });

  it('a tsconfig that does not parse: analysis works, and one sentence says what is wrong', async () => {
    await session.workbench.openFile('withBadTsconfig.ts');
    assert.match(await lensOver('function withBadTsconfig'), /^cpu, blocking/);
    await analyzeFile();
    await session.workbench.notified(/bad-tsconfig\/tsconfig\.json has an error \('}' expected\)/);
  });

  it('a tsconfig with wrong options: the same', async () => {
    await session.workbench.openFile('withWrongOptions.ts');
    assert.match(await lensOver('function withWrongOptions'), /^cpu, blocking/);
    await analyzeFile();
    await session.workbench.notified(/wrong-options\/tsconfig\.json has an error /);
  });

  it('a JavaScript file that Node would take for the other format: analysed like TypeScript, and not wrapped, with a sentence', async () => {
    const { workbench, workspace } = session;
    await workbench.openFile('inJavaScript.js');
    assert.match(await lensOver('function inJavaScript'), /^cpu, blocking/);
    await workbench.clearNotifications();
    await workbench.editor.goTo(6, 20);
    await workbench.runCommand('Poolwright: Run in Thread Pool');
    await session.workbench.notified(
      /cannot run in a thread pool, and nothing was changed\. The module is not written as Node would take it .*; name it \.mjs/,
    );
    const text = await readFile(path.join(workspace, 'javascript', 'inJavaScript.js'), 'utf8');
    assert.equal(text, await readFile(path.join(fixture, 'javascript', 'inJavaScript.js'), 'utf8'));
  });

  it('a program that fails: its output is seen, and what was recorded is shown', async () => {
    const { workbench } = session;
    await workbench.openFile('fails.mjs');
    await workbench.runCommand('Poolwright: Profile Current File');
    await eventually(async () => {
      const [status = '', counts = ''] = await workbench.profiler.facts();
      assert.match(status, /^Failed after /);
      assert.match(counts, /^1 lane · 0 tasks · /);
      const lines = (await workbench.terminal.lines()).join('\n');
      assert.match(lines, /Error: This program fails\./);
    }, 60_000);
    await workbench.screenshot('bad-input-failing');
  });

  it('a program that does not even parse: likewise', async () => {
    const { workbench } = session;
    await workbench.runCommand('View: Close All Editors');
    await workbench.openFile('doesNotParse.mjs');
    await workbench.runCommand('Poolwright: Profile Current File');
    await eventually(async () => {
      const [status = ''] = await workbench.profiler.facts();
      assert.match(status, /^Failed after /);
      const lines = (await workbench.terminal.lines()).join('\n');
      assert.match(lines, /SyntaxError/);
    }, 60_000);
  });

  it('a profile cut in half: what it holds is shown, and one sentence says so', async () => {
    const { workbench } = session;
    await openProfile('half.poolprofile');
    await eventually(async () => {
      const [status = ''] = await workbench.profiler.facts();
      assert.match(status, /^Cut off after /);
      assert.deepEqual(await workbench.profiler.laneNames(), ['main']);
      const notices = (await workbench.profiler.notices()).join('\n');
      assert.match(notices, /ends in the middle of the recording: what was recorded until then is shown\./);
    });
    await workbench.screenshot('bad-input-half');
  });

  it('a file that is no profile: one sentence, and it stays in the editor', async () => {
    const { workbench } = session;
    await openProfile('none.poolprofile');
    await session.workbench.notified(/none\.poolprofile is not a Poolwright profile/);
    await eventually(async () => {
      const [notice = ''] = await workbench.profiler.notices();
      assert.match(notice, /none\.poolprofile is not a Poolwright profile: .* Choose a file that Poolwright/);
    });
    await workbench.screenshot('bad-input-no-profile');
  });

  it('a profile of a newer version: what to do about it', async () => {
    const { workbench } = session;
    await openProfile('newer.poolprofile');
    await eventually(async () => {
      const [notice = ''] = await workbench.profiler.notices();
      assert.match(notice, /newer\.poolprofile has format version 2, .* Update Poolwright to open it\./);
    });
  });

  it('a hostile profile: what is sound in it is shown, and what was left out is said', async () => {
    const { workbench } = session;
    await openProfile('hostile.poolprofile');
    await eventually(async () => {
      const notices = (await workbench.profiler.notices()).join('\n');
      assert.match(notices, /3 lines of the file are no profile records and were skipped\./);
      assert.match(notices, /More than 10,000 threads and processes are told of; the others are left out\./);
      const [, counts = ''] = await workbench.profiler.facts();
      assert.match(counts, /^10,000 lanes · 0 tasks · /);
    }, 60_000);
    await workbench.screenshot('bad-input-hostile');
  });

  it('leaves everything working: the same server answers for what is typed next', async () => {
    const { workbench, host } = session;
    await workbench.openFile('besideUnparsable.ts');
    await workbench.editor.goTo(1, 1);
    await workbench.editor.type(
      'export function typed(bytes: Uint8Array) { let sum = 0; for (const byte of bytes) sum = Math.imul(sum ^ byte, 7); return sum; }\n',
    );
    assert.match(await lensOver('function typed'), /^cpu, blocking/);
    assert.deepEqual(processesOf(host, ourProcesses.server), [server]);
  });

  describe('an empty workspace', () => {
    before(async () => session.open(await makeTemporaryFolder('empty')));

    it('says that there is nothing to analyse, and analyses the first file that comes', async () => {
      const { workbench, workspace } = session;
      await workbench.runCommand('Poolwright: Analyze Workspace');
      await session.workbench.notified(/no TypeScript or JavaScript source files/);
      await eventually(async () => {
        assert.match(await workbench.sideBar.welcome('Functions'), /Analyze Workspace/);
      });
      await workbench.screenshot('bad-input-empty');
      const text = await readFile(path.join(fixture, 'no-tsconfig', 'withoutTsconfig.ts'), 'utf8');
      await writeFile(path.join(workspace, 'first.ts'), text);
      await workbench.openFile('first.ts');
      assert.match(await lensOver('function withoutTsconfig'), /^cpu, blocking/);
    });
  });
});
