import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { missingVariables, variablesOfRun } from '../../../src/collector/ownVariables.ts';
import { appendRequire } from '../../../src/service/privateFolder.ts';
import { fixtures } from '../service/builtProfiler.ts';
import { runProgram } from '../service/runProgram.ts';
import { onEachNode } from './onEachNode.ts';

const ourVariables = [
  'NODE_OPTIONS',
  'POOLWRIGHT_PROFILE_DIR',
  'POOLWRIGHT_PROFILE_INTERVAL_US',
  'POOLWRIGHT_PROFILE_PARENT',
];

/** Without our variables, which are the only ones that a program sees more. */
const withoutOurs = (stdout: string): string =>
  stdout
    .split('\n')
    .map((line) =>
      line
        .split(/([ ,])/)
        .filter((word) => !ourVariables.includes(word))
        .join(''),
    )
    .map((line) => line.replaceAll(/,+/g, ',').replaceAll(/ ,|,$/g, ' ').trim())
    .join('\n');

onEachNode('workers and processes with an environment of their own', (on) => {
  const withCollector = (): NodeJS.ProcessEnv => ({
    NODE_OPTIONS: appendRequire('', on.profiler.collector),
    POOLWRIGHT_PROFILE_DIR: on.out,
    POOLWRIGHT_PROFILE_PARENT: '',
    POOLWRIGHT_PROFILE_INTERVAL_US: '1000',
  });

  it('are recorded, see our variables besides, and nothing else changes', async () => {
    const command = [on.node, path.join(fixtures, 'own-environments.mjs')];
    const without = await runProgram(command);
    const withIt = await runProgram(command, withCollector());
    assert.deepEqual(
      { ...withIt, stdout: withoutOurs(withIt.stdout) },
      { ...without, stdout: withoutOurs(without.stdout) },
    );
    // Besides those that the collector adds, it leaves the environment as the program made it.
    assert.match(
      withIt.stdout,
      new RegExp(`^worker own ${['NODE_OPTIONS', 'ONLY', ...ourVariables.slice(1)].join()}$`, 'm'),
    );
    const lanes = (await readdir(on.out)).map((name) => name.replace('.ndjson', ''));
    const processes = new Set(lanes.map((lane) => lane.split('-')[0]));
    assert.deepEqual([lanes.length, processes.size], [1 + 3 + 4, 1 + 4]);
  });

  it('leave the functions that start them as they look, and the errors that these throw', async () => {
    const command = [on.node, path.join(fixtures, 'builtins.mjs')];
    assert.deepEqual(await runProgram(command, withCollector()), await runProgram(command));
    assert.notDeepEqual(await readdir(on.out), []);
  });
});

describe('the variables of a recording', () => {
  const ofRun = variablesOfRun('/a folder/collector.cjs', '/records', '1000');
  const missing = (env: Readonly<Record<string, string>>): unknown =>
    missingVariables((name) => env[name], ofRun);

  it('name the collector as the recorder does', () => {
    for (const file of [
      '/plain/collector.cjs',
      '/a folder/collector.cjs',
      String.raw`C:\a "b" c\collector.cjs`,
    ]) {
      assert.equal(variablesOfRun(file, '/records', undefined)['NODE_OPTIONS'], appendRequire('', file));
    }
  });

  it('are added to an environment that has none of them, behind the options that it has', () => {
    assert.deepEqual(missing({}), ofRun);
    assert.deepEqual(missing({ NODE_OPTIONS: ' --no-warnings ' }), {
      ...ofRun,
      NODE_OPTIONS: `--no-warnings ${ofRun['NODE_OPTIONS']}`,
    });
  });

  it('are not added where they are, nor where another recording has its own', () => {
    assert.equal(missing(ofRun), undefined);
    assert.equal(missing({ POOLWRIGHT_PROFILE_DIR: '/others' }), undefined);
  });
});
