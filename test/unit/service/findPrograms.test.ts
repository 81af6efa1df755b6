import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Program } from '../../../src/protocol/index.ts';
import { parseEnvFile } from '../../../src/service/programs/envFile.ts';
import { findPrograms } from '../../../src/service/programs/findPrograms.ts';

const commandOf = ({ run }: Program): readonly string[] =>
  run.kind === 'command' ? run.command : assert.fail(run.kind === 'cannot' ? run.message : run.line);

describe('findPrograms', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(await realpath(os.tmpdir()), 'poolwright programs '));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const write = async (name: string, content: unknown): Promise<string> => {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  };
  const find = (launch?: unknown, file = ''): Promise<Program[]> =>
    findPrograms([{ name: 'app', path: folder, launch }], file);
  const bin = (name: string): string => path.join(folder, 'node_modules', name, 'bin', `${name}.js`);
  const launched = async (configuration: object, file = ''): Promise<Program> => {
    const [program] = await find([{ type: 'node', request: 'launch', name: 'it', ...configuration }], file);
    return program ?? assert.fail();
  };

  it('has the scripts of each package.json, with the package manager of its lock file', async function () {
    if (process.platform === 'win32') this.skip(); // There package managers are started by a shell.
    await write('package.json', { scripts: { start: 'node .', broken: 5 } });
    await write('packages/one/package.json', { scripts: { bench: 'node bench.js' } });
    await write('packages/one/pnpm-lock.yaml', '');
    await write('node_modules/other/package.json', { scripts: { start: 'node .' } });
    await write('packages/two/package.json', 'no JSON');
    const programs = await find();
    assert.deepEqual(
      programs.map((program) => [
        program.id,
        program.description,
        commandOf(program).join(' '),
        program.workingDirectory,
      ]),
      [
        ['npm:app/package.json:start', 'package.json: node .', 'npm run start', folder],
        [
          'npm:app/packages/one/package.json:bench',
          'packages/one/package.json: node bench.js',
          'pnpm run bench',
          path.join(folder, 'packages', 'one'),
        ],
      ],
    );
  });

  it('runs a launch configuration as the debugger would, without it', async () => {
    await write('.env', '# comment\nexport A=from file\nB="two\\nlines" # tail\n');
    const file = await write('src/main.js', '');
    const program = await launched(
      {
        program: '${workspaceFolder}/src/main',
        args: ['--in', '${workspaceFolderBasename}', '${file}'],
        cwd: '${workspaceFolder}/src',
        runtimeArgs: ['--enable-source-maps'],
        env: { B: '${env:POOLWRIGHT_NOT_SET}!', PORT: 8080 },
        envFile: '${workspaceFolder}/.env',
      },
      file,
    );
    assert.deepEqual(commandOf(program), [
      'node',
      '--enable-source-maps',
      file,
      '--in',
      path.basename(folder),
      file,
    ]);
    assert.equal(program.workingDirectory, path.join(folder, 'src'));
    assert.deepEqual(program.environment, { A: 'from file', B: '!', PORT: '8080' });
  });

  it('runs what a configuration has instead of node, and terminal commands in a shell', async () => {
    const npm = await launched({ type: 'pwa-node', runtimeExecutable: 'npm', runtimeArgs: ['run', 'dev'] });
    assert.deepEqual(commandOf(npm), ['npm', 'run', 'dev']);
    const terminal = await launched({ type: 'node-terminal', command: 'npm test && echo done' });
    assert.deepEqual(terminal.run, { kind: 'shell', line: 'npm test && echo done' });
  });

  it('runs a TypeScript program by what runs TypeScript in its project', async () => {
    await write('package.json', {});
    await write('node_modules/tsx/package.json', { name: 'tsx', version: '4.0.0' });
    const file = await write('main.ts', '');
    const program = await launched({ program: '${workspaceFolder}/main.ts', args: ['x'] });
    assert.deepEqual(commandOf(program), ['node', '--import', 'tsx', file, 'x']);
  });

  it('says why a configuration cannot be run, and leaves out those that start no Node', async () => {
    const messages = [];
    for (const program of ['${input:which}', '${file}', undefined]) {
      const { run } = await launched({ program });
      messages.push(run.kind === 'cannot' ? run.message : '');
    }
    assert.match(messages[0] ?? '', /\$\{input:which\}, and only the debugger/);
    assert.match(messages[1] ?? '', /\$\{file\}, and no file is open/);
    assert.match(messages[2] ?? '', /names no program/);
    assert.deepEqual(
      await find([
        { type: 'go', request: 'launch', name: 'x' },
        { type: 'node', request: 'attach', name: 'y' },
        7,
      ]),
      [],
    );
  });

  it('runs the test in front by what the test script names, else by what is installed, else by Node', async () => {
    const file = await write('test/adds.test.js', '');
    const commands = [];
    const run = async (): Promise<void> => {
      const [program] = await find(undefined, file);
      commands.push(program === undefined ? 'none' : commandOf(program).join(' '));
    };
    await write('package.json', {});
    await run();
    for (const name of ['mocha', 'vitest', 'jest']) {
      await write(`node_modules/${name}/package.json`, { name, bin: { [name]: `bin/${name}.js` } });
    }
    await run();
    await write('package.json', { scripts: { test: 'c8 mocha --recursive' } });
    const [program] = await find(undefined, file);
    commands.push(commandOf(program ?? assert.fail()).join(' '));
    await write('package.json', { scripts: { test: 'node --import x --test' } });
    await run();
    const relative = path.join('test', 'adds.test.js');
    assert.deepEqual(commands, [
      `node --test ${relative}`,
      `node ${bin('vitest')} run ${relative}`,
      `node ${bin('mocha')} ${relative}`,
      `node --test ${relative}`,
    ]);
    assert.deepEqual(
      (await find(undefined, await write('src/app.js', ''))).map(({ kind }) => kind),
      ['npm-script'],
    );
  });
});

describe('parseEnvFile', () => {
  it('reads what dotenv reads', () => {
    const text = "A=1\r\n B = two words # comment\nC='#not a comment'\nD=\nexport E=x#y\n\nno line\n=5\n";
    assert.deepEqual(parseEnvFile(text), { A: '1', B: 'two words', C: '#not a comment', D: '', E: 'x#y' });
  });
});
