import assert from 'node:assert/strict';
import { signalProcess } from '../../scripts/host/processes.mjs';
import { useEditor } from '../support/editorSession.ts';
import { eventually } from '../support/eventually.ts';
import { newProcessOf, ourProcesses } from '../support/hostProcesses.ts';
import { copyPooledThumbnails } from '../support/workspaceCopy.ts';

/** A compiler that says nothing is given this long before it counts as hanging, and a new one its time to load. */
const patienceMs = 60_000;

describe('when a process of ours is lost', () => {
  const session = useEditor({ workspace: () => copyPooledThumbnails('threads') });

  /** How many functions the open document had before; each test adds one that only the editor knows of. */
  let added = 0;

  before(async () => {
    const { workbench } = session;
    await workbench.openFile('src/checksum.ts');
    await eventually(() => workbench.editor.codeLensOver('function checksum'));
  });

  /** Types a new function at the beginning of the file, without saving, whose verdict can only come from a new answer. */
  const typeFunction = async (): Promise<string> => {
    const { editor } = session.workbench;
    added += 1;
    const name = `sumUp${added}`;
    await editor.goTo(1, 1);
    await editor.type(
      `export function ${name}(bytes: Uint8Array) { let sum = 0; for (const byte of bytes) sum = Math.imul(sum ^ byte, 31); return sum; }\n`,
    );
    return name;
  };

  /** The editor's text, never saved, is what the verdicts are about: it has been sent again, all of it. */
  const assertAnswersForWhatWasTyped = async (name: string) => {
    const { editor } = session.workbench;
    await eventually(async () => {
      assert.match(await editor.codeLensOver(`function ${name}(`), /^cpu, blocking · O\(bytes\)/);
      assert.match(await editor.codeLensOver('function checksum('), /^cpu, blocking · O\(bytes\)/);
    }, patienceMs);
  };

  it('a killed compiler is replaced, and knows what was typed meanwhile', async () => {
    const compiler = await newProcessOf(session.host, ourProcesses.compiler);
    signalProcess(compiler, 'SIGKILL');
    await assertAnswersForWhatWasTyped(await typeFunction());
    await newProcessOf(session.host, ourProcesses.compiler, compiler);
  });

  it('a compiler that hangs is killed and replaced, and the editor works meanwhile', async () => {
    const { workbench, host } = session;
    const compiler = await newProcessOf(host, ourProcesses.compiler);
    signalProcess(compiler, 'SIGSTOP');
    const name = await typeFunction();
    await workbench.sideBar.open('Poolwright');
    // VS Code asks for lenses again only while the editor has the focus.
    await workbench.editor.goTo(1, 1);
    await assertAnswersForWhatWasTyped(name);
    await newProcessOf(host, ourProcesses.compiler, compiler);
    await workbench.screenshot('recovery-compiler');
  });

  it('a killed server is started again, and is told the open documents', async () => {
    const { host } = session;
    const server = await newProcessOf(host, ourProcesses.server);
    const compiler = await newProcessOf(host, ourProcesses.compiler);
    signalProcess(server, 'SIGKILL');
    await newProcessOf(host, ourProcesses.server, server);
    await assertAnswersForWhatWasTyped(await typeFunction());
    // The compiler of a server that could not clean up any more does not live on.
    await newProcessOf(host, ourProcesses.compiler, compiler);
  });

  it('a killed profile service is started again, and the panel goes on', async () => {
    const { workbench, host } = session;
    const { profiler } = workbench;
    await workbench.openFile('src/keepBusy.ts');
    await workbench.runCommand('Poolwright: Profile Current File');
    const tasksIn = async () => {
      const [status = '', counts = ''] = await profiler.facts();
      assert.match(status, /^Recording /);
      return Number(/· (\d+) tasks? ·/.exec(counts)?.[1]);
    };
    const before = await eventually(async () => {
      const count = await tasksIn();
      assert.ok(count > 0);
      return count;
    }, patienceMs);
    const service = await newProcessOf(host, ourProcesses.profileService);
    signalProcess(service, 'SIGKILL');
    await newProcessOf(host, ourProcesses.profileService, service);
    await eventually(async () => {
      const count = await tasksIn();
      assert.ok(count > before, `${count} tasks, ${before} before`);
    }, patienceMs);
    assert.deepEqual(await profiler.notices(), []);
    await profiler.press('Stop');
    await eventually(async () => {
      const [status = ''] = await profiler.facts();
      assert.match(status, /^Stopped after /);
    });
    await workbench.screenshot('recovery-service');
  });
});
