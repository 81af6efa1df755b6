import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../support/repository.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../support/temporaryFolder.ts';

const read = (file: string): string => readFileSync(path.join(repository, file), 'utf8');
const source = `"${process.execPath}" --import "${import.meta.resolve('tsx')}" "${path.join(repository, 'src/cli/main.ts')}"`;

/** The commands of a document's shell blocks that begin so, in their order. */
function commandsOf(document: string, prefix: string): readonly string[] {
  const blocks = [...read(document).matchAll(/^```sh\n(.*?)^```/gms)].map(([, block = '']) => block);
  return blocks.flatMap((block) => block.split('\n').filter((line) => line.startsWith(prefix)));
}

/** The long options in a text. */
const optionsIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/(?<=[\s[(|])--[a-z][a-z-]*/g)].map(([option]) => option));

// A shell is needed for what is redirected. Profiles are made with built files, which the editor suites have.
describe('the commands of the documents', function () {
  this.timeout(300_000);
  let folder: string;

  before(async () => {
    folder = await makeTemporaryFolder('documents');
    cpSync(path.join(repository, 'examples/thumbnails'), path.join(folder, 'examples/thumbnails'), {
      recursive: true,
      filter: (file) => path.basename(file) !== 'node_modules',
    });
    // What a project has once it is installed: tsx, by which its TypeScript runs.
    symlinkSync(path.join(repository, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
    cpSync(path.join(repository, 'test/fixtures/analysis/hazards'), path.join(folder, 'hazards'), {
      recursive: true,
    });
  });
  after(async () => removeTemporaryFolder(folder));

  const run = (command: string, prefix: string, where: string) => {
    const { status, stderr } = spawnSync('sh', ['-c', command.replace(prefix, () => source)], {
      cwd: path.join(folder, where),
      encoding: 'utf8',
    });
    return { status, stderr };
  };

  it('do in README.md what it says, one after the other', () => {
    const prefix = 'node dist/cli.cjs';
    const commands = commandsOf('README.md', prefix).filter((one) => !one.startsWith(`${prefix} profile`));
    assert.equal(commands.length, 6);
    for (const command of commands) {
      const { status, stderr } = run(command, prefix, '.');
      assert.equal(status, 0, `${command}\n${stderr}`);
    }
  });

  it('do in docs/command-line.md what it says, one after the other', () => {
    const commands = commandsOf('docs/command-line.md', 'poolwright');
    assert.equal(commands.length, 3);
    const statuses = commands.map((command) => run(command, 'poolwright', 'hazards'));
    assert.deepEqual(statuses, [
      { status: 1, stderr: '' },
      { status: 0, stderr: '' },
      { status: 0, stderr: '' },
    ]);
  });

  it('do in docs/measure.md what it says, with the module that it shows', () => {
    const [, name = '', text = ''] = /^```js\n\/\/ (\S+)\n(.*?)^```/ms.exec(read('docs/measure.md')) ?? [];
    writeFileSync(path.join(folder, name), text);
    const commands = commandsOf('docs/measure.md', 'poolwright');
    assert.equal(commands.length, 2);
    assert.deepEqual(
      commands.map((command) => run(command, 'poolwright', '.')),
      [
        { status: 0, stderr: '' },
        { status: 0, stderr: '' },
      ],
    );
  });

  it('are all of them, with all options, in docs/command-line.md', () => {
    const first = new Map<string, string>();
    for (const [line, name = ''] of read('docs/command-line.md').matchAll(/^poolwright (\w+) .*$/gm))
      if (!first.has(name)) first.set(name, line);
    assert.deepEqual([...first.keys()].sort(), ['analyze', 'lsp', 'measure', 'profile', 'wrap']);
    for (const [name, line] of first) {
      const { stdout } = spawnSync('sh', ['-c', `${source} ${name} --help`], { encoding: 'utf8' });
      const known = [...optionsIn(stdout)].filter((option) => option !== '--help');
      assert.deepEqual(new Set(optionsIn(line)), new Set(known), name);
    }
  });
});
