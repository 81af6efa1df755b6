import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ProfileJson } from '../../../src/profile/index.ts';
import { buildProfiler, fixtures } from './builtProfiler.ts';
import type { BuiltProfiler } from './builtProfiler.ts';
import { readProfileJson, runProgram } from './runProgram.ts';

type Truth = Readonly<Record<string, { readonly wallMs: number; readonly busyMs: number }>>;

const kindOf = (share: number): string => (share >= 0.7 ? 'cpu' : share <= 0.35 ? 'io' : 'mixed');
/** How far the share may be off on a machine on which others wait for the same cores. */
const tolerance = 0.3;

describe('measured kinds of functions whose time is known', () => {
  let profiler: BuiltProfiler;
  let out: string;
  let truth: Truth;
  let json: ProfileJson;

  // One run for all: the program itself reads how long it was on a core or waited for one in each of its functions.
  before(async function () {
    if (process.platform !== 'linux') this.skip(); // Kinds come from the kernel's figures in /proc.
    this.timeout(240_000);
    profiler = await buildProfiler();
    out = await mkdtemp(path.join(os.tmpdir(), 'poolwright-test-'));
    const command = [process.execPath, profiler.cli, 'profile', '--out', out, '--format', 'json', '--'];
    const ran = await runProgram([...command, process.execPath, path.join(fixtures, 'known-truth.mjs')]);
    truth = JSON.parse(ran.stdout) as Truth;
    json = await readProfileJson(out);
  });
  after(async () => {
    if (process.platform !== 'linux') return;
    await profiler.remove();
    await rm(out, { recursive: true, force: true });
  });

  const measured = (name: string): ProfileJson['functions'][number] => {
    const row = json.functions.find((one) => one.name === name && one.url.endsWith('/known-truth.mjs'));
    assert.ok(row !== undefined, `no samples found ${name}`);
    return row;
  };

  for (const name of ['hotLoop', 'otherHotLoop', 'blockWait', 'halfHalf', 'runCommand', 'cachedRead']) {
    it(`says of ${name} what is so, or that there is not enough data`, () => {
      const { wallMs = 0, busyMs = 0 } = truth[name] ?? {};
      const share = busyMs / wallMs;
      const { kind, busyShare } = measured(name).measured;
      if (kind === 'not enough data') return;
      assert.ok(Math.abs((busyShare ?? Number.NaN) - share) <= tolerance, `${busyShare} is not ${share}`);
      assert.ok(
        [share - tolerance, share, share + tolerance].map(kindOf).includes(kind),
        `${kind} of ${share}`,
      );
    });
  }

  it('is sure of a function that only computes, and never takes one that only waits for it', () => {
    assert.equal(measured('hotLoop').measured.kind, 'cpu');
    assert.notEqual(measured('blockWait').measured.kind, 'cpu');
    assert.notEqual(measured('runCommand').measured.kind, 'cpu');
  });

  it('says how much of the time on a core was in the system', () => {
    const shareOf = ({ total }: ReturnType<typeof measured>): number =>
      (total.systemMs ?? Number.NaN) / (total.cpuMs ?? Number.NaN);
    // Copying out of the page cache is all that one does, and the other does not even allocate.
    assert.ok(shareOf(measured('cachedRead')) > shareOf(measured('hotLoop')));
  });

  it('says whether the time of a function is known that awaits: it has next to none', () => {
    const row = json.functions.find(
      (one) => one.name === 'asyncRead' && one.url.endsWith('/known-truth.mjs'),
    );
    assert.ok((row?.total.wallMs ?? 0) < (measured('runCommand').total.wallMs ?? 0));
    assert.notEqual(row?.measured.kind, 'io');
  });
});
