import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ProfileJson } from '../../../src/profile/index.ts';
import { buildProfiler, fixtures } from './builtProfiler.ts';
import type { BuiltProfiler } from './builtProfiler.ts';
import { readProfileJson, runProgram } from './runProgram.ts';

/** They compute and nothing else, in V8 and in native code: what allocates much also waits for the garbage collector's threads. */
const computing = ['matchPattern', 'compress', 'deriveKey'];
/** They wait for somebody else to compute. */
const waiting = ['waitForThread', 'runPipeline'];

describe('measured kinds of functions that nothing was tuned on', () => {
  let profiler: BuiltProfiler;
  let out: string;
  let json: ProfileJson;

  before(async function () {
    // The program reads its time from Linux.
    if (process.platform !== 'linux') this.skip(); // Kinds come from the kernel's figures in /proc.
    this.timeout(240_000);
    profiler = await buildProfiler();
    out = await mkdtemp(path.join(os.tmpdir(), 'poolwright-test-'));
    const command = [process.execPath, profiler.cli, 'profile', '--out', out, '--format', 'json', '--'];
    const ran = await runProgram([...command, process.execPath, path.join(fixtures, 'validation.mjs')]);
    assert.equal(ran.exitCode, 0, ran.stderr);
    json = await readProfileJson(out);
  });
  after(async () => {
    if (process.platform !== 'linux') return;
    await profiler.remove();
    await rm(out, { recursive: true, force: true });
  });

  const kindOf = (name: string): string => {
    const row = json.functions.find((one) => one.name === name && one.url.endsWith('/validation.mjs'));
    assert.ok(row !== undefined, `no samples found ${name}`);
    return row.measured.kind;
  };

  it('are cpu where a function only computes, whoever of Node does it', () => {
    const kinds = new Map(computing.map((name) => [name, kindOf(name)]));
    for (const [name, kind] of kinds)
      assert.ok(['cpu', 'not enough data'].includes(kind), `${name}: ${kind}`);
    // Not to be sure of any of them would be no answer.
    assert.ok([...kinds.values()].includes('cpu'), 'none is cpu');
  });

  for (const name of waiting) {
    it(`are not cpu for ${name}, which waits while others compute`, () => {
      assert.notEqual(kindOf(name), 'cpu');
    });
  }
});
