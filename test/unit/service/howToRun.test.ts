import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { howToRun } from '../../../src/service/howToRun.ts';
import { appendRequire, prepareRecording } from '../../../src/service/privateFolder.ts';

const installTsxMessage = (version: string, file = 'main.ts'): string =>
  `Node ${version} does not run ${file} by itself: run \`npm install --save-dev tsx\` in PROJECT, then run the command again.`;

describe('howToRun', () => {
  let project: string;
  beforeEach(async () => {
    project = await mkdtemp(path.join(os.tmpdir(), 'poolwright-test-'));
    await write('package.json', '{}');
  });
  afterEach(() => rm(project, { recursive: true, force: true }));

  const write = async (name: string, text = ''): Promise<string> => {
    const file = path.join(project, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
    return file;
  };
  const answer = async (name: string, version: string | undefined): Promise<readonly string[] | string> => {
    const how = await howToRun(await write(name), () => Promise.resolve(version));
    if (how.kind === 'run') assert.equal(how.workingDirectory, project);
    return how.kind === 'run' ? how.command : how.message.replaceAll(project, 'PROJECT');
  };
  const installTsx = (version: string): Promise<string> =>
    write('node_modules/tsx/package.json', JSON.stringify({ name: 'tsx', version }));
  const script = path.join('src', 'main.ts');

  it("runs TypeScript with the project's own tsx, without a process in between", async () => {
    await installTsx('4.23.15');
    assert.deepEqual(await answer('src/main.ts', '20.19.0'), ['node', '--import', 'tsx', script]);
    assert.deepEqual(await answer('src/main.ts', '24.1.0'), ['node', '--import', 'tsx', script]);
    assert.deepEqual(await answer('src/page.tsx', '24.1.0'), [
      'node',
      '--import',
      'tsx',
      path.join('src', 'page.tsx'),
    ]);
  });

  it('finds a tsx that is installed above the package, as in a monorepo', async () => {
    await installTsx('4.0.0');
    await write('packages/app/package.json', '{}');
    const how = await howToRun(await write('packages/app/main.mts'), () => Promise.resolve('20.19.0'));
    assert.deepEqual(how, {
      kind: 'run',
      command: ['node', '--import', 'tsx', 'main.mts'],
      workingDirectory: path.join(project, 'packages', 'app'),
      runner: "the project's tsx",
    });
  });

  it('runs TypeScript with Node itself where that strips types', async () => {
    for (const version of ['22.18.0', '22.23.3', '23.6.0', '24.0.0', '26.1.0']) {
      assert.deepEqual(await answer('src/main.ts', version), ['node', script]);
    }
  });

  it('says what to install where nothing runs TypeScript', async () => {
    for (const version of ['20.19.0', '22.17.1', '23.5.0']) {
      assert.equal(await answer('src/main.ts', version), installTsxMessage(version));
    }
    // Node strips types, but does not compile JSX.
    assert.equal(await answer('src/page.tsx', '24.0.0'), installTsxMessage('24.0.0', 'page.tsx'));
    // Before version 4, tsx cannot be given to `--import`.
    await installTsx('3.14.0');
    assert.equal(await answer('src/main.ts', '20.19.0'), installTsxMessage('20.19.0'));
  });

  it('runs JavaScript with Node', async () => {
    for (const name of ['main.js', 'main.mjs', 'main.cjs']) {
      assert.deepEqual(await answer(name, '20.19.0'), ['node', name]);
    }
  });

  it('says so where there is no Node', async () => {
    assert.match(String(await answer('main.js', undefined)), /no `node` on the PATH: install Node\.js/);
  });

  it('refuses what is no program', async () => {
    for (const name of ['data.json', 'README.md', 'types.d.ts', 'types.d.mts', 'noextension']) {
      assert.match(String(await answer(name, '24.0.0')), /is no program that Node runs: choose/);
    }
    const missing = await howToRun(path.join(project, 'missing.ts'), () => Promise.resolve('24.0.0'));
    assert.ok(missing.kind === 'cannot' && missing.message.includes('is not there'));
    const folder = await howToRun(project, () => Promise.resolve('24.0.0'));
    assert.equal(folder.kind, 'cannot');
  });
});

describe('prepareRecording', () => {
  it('makes a folder that only this user can enter, and appends to NODE_OPTIONS', async () => {
    const prepared = await prepareRecording('--max-old-space-size=300 ', {
      collector: '/opt/poolwright/collector.cjs',
    });
    assert.ok(prepared.kind === 'ready');
    assert.equal((await stat(prepared.folder)).mode & 0o777, 0o700);
    assert.deepEqual(prepared.environment, {
      POOLWRIGHT_PROFILE_DIR: prepared.folder,
      POOLWRIGHT_PROFILE_PARENT: '',
      POOLWRIGHT_PROFILE_INTERVAL_US: '',
      NODE_OPTIONS: '--max-old-space-size=300 --require /opt/poolwright/collector.cjs',
    });
    await rm(prepared.folder, { recursive: true });
  });

  it('quotes a path as Node reads it, whatever is in it', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), `poolwright test it's "quoted" \\ ümlaut `));
    const file = path.join(folder, 'loaded first.cjs');
    await writeFile(file, `process.stdout.write('loaded ')`);
    const options = appendRequire('--no-warnings', file);
    const output = execFileSync(process.execPath, ['-p', '40 + 2'], {
      env: { ...process.env, NODE_OPTIONS: options },
      encoding: 'utf8',
    });
    assert.equal(output, 'loaded 42\n');
    await rm(folder, { recursive: true });
  });
});
