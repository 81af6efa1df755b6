import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { LspClient } from './lspClient.ts';

/** Whether a process still runs; one that has ended and was not collected by its parent does not. */
function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
  } catch {
    return false;
  }
  if (process.platform !== 'linux') return true;
  const state = /\) (\w) /.exec(readFileSync(`/proc/${processId}/stat`, 'utf8'))?.[1];
  return state !== 'Z';
}

describe('a compiler in trouble', function () {
  this.timeout(120_000);
  let client: LspClient;
  const text = () => readFileSync(path.join(client.folder, 'src/blur.ts'), 'utf8');
  /** What the editor has and the disk has not: a compiler that forgot it would show. */
  const unsaved = () => text().replace('function blur(', 'function blurUnsaved(');

  const start = async (answerMs: number) => {
    client = await LspClient.start({
      fixture: 'project',
      initializationOptions: { deadlines: { answerMs, firstAnswerMs: 60_000 } },
    });
    await client.open('src/blur.ts', unsaved());
    assert.equal((await client.lenses('src/blur.ts')).length, 1);
    const compiler = client.compilers[0];
    assert(compiler !== undefined, 'the server did not say which process its compiler is');
    return compiler;
  };
  const nextCompiler = () => client.until('another compiler runs', () => client.compilers[1]);
  /** A question whose answer is known only to a compiler that has been told the open documents. */
  const askAgain = async () => {
    await client.change('src/blur.ts', `// Changed.\n${unsaved()}`);
    const hover = await client.hover('src/blur.ts', { line: 2, character: 18 });
    assert.match(hover ?? '', /`blurUnsaved`/);
  };

  afterEach(async () => {
    await client.stop();
  });

  it('that was killed is replaced, and told the open documents', async () => {
    const compiler = await start(60_000);
    process.kill(compiler, 'SIGKILL');
    await askAgain();
    assert.notEqual(await nextCompiler(), compiler);
    assert.deepEqual(client.messages, []);
  });

  it('that was stopped is killed when its answer is overdue, and replaced', async function () {
    if (process.platform === 'win32') this.skip(); // Windows has no SIGSTOP.
    const compiler = await start(1_500);
    process.kill(compiler, 'SIGSTOP');
    await askAgain();
    assert.notEqual(await nextCompiler(), compiler);
    assert.equal(isRunning(compiler), false);
  });

  it('does not outlive a server that is shut down', async () => {
    const compiler = await start(60_000);
    await client.stop();
    assert.equal(isRunning(compiler), false);
    client = await LspClient.start();
  });
});
