import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ProfileRecord, SamplesRecord } from '../../../src/profile/index.ts';
import { parseRecord } from '../../../src/profile/index.ts';
import { appendRequire } from '../../../src/service/privateFolder.ts';
import { fixtures } from '../service/builtProfiler.ts';
import { runProgram } from '../service/runProgram.ts';
import { onEachNode } from './onEachNode.ts';

const samplesOf = (records: readonly ProfileRecord[]): SamplesRecord[] =>
  records.filter((one) => one.type === 'samples');
/** Each interval of the run, in order of time, once. */
const intervalsOf = (records: readonly ProfileRecord[]): unknown[] => [
  ...new Set(samplesOf(records).map(({ everyUs }) => everyUs)),
];

onEachNode('a program that lasts', (on) => {
  const record = async (environment: Readonly<Record<string, string>>): Promise<ProfileRecord[]> => {
    const ran = await runProgram([on.node, path.join(fixtures, 'sampled-long.mjs')], {
      ...environment,
      NODE_OPTIONS: appendRequire('', on.profiler.collector),
      POOLWRIGHT_PROFILE_DIR: on.out,
    });
    assert.deepEqual(ran, { stdout: '', stderr: '', exitCode: 0, signal: null });
    const files = await readdir(on.out);
    const texts = await Promise.all(files.map((file) => readFile(path.join(on.out, file), 'utf8')));
    return texts
      .flatMap((text) => text.trimEnd().split('\n'))
      .flatMap((line) => {
        const parsed = parseRecord(line);
        return parsed.kind === 'record' ? parsed.record : assert.fail(line);
      });
  };
  it('is sampled each ms at first, more seldom later where V8 need not begin anew for that, and says so', async () => {
    const records = await record({});
    assert.deepEqual(intervalsOf(records), on.majorVersion >= 26 ? [1_000, 3_000] : [1_000]);
    const samples = samplesOf(records);
    for (const [index, { startUs }] of samples.entries())
      assert.ok(startUs >= (samples[index - 1]?.atUs ?? 0));
    assert.deepEqual(
      records.filter(({ type }) => type === 'notice'),
      [],
    );
  });

  it('is sampled throughout as somebody chose', async () => {
    assert.deepEqual(intervalsOf(await record({ POOLWRIGHT_PROFILE_INTERVAL_US: '2000' })), [2_000]);
  });

  it('tells of regular expressions, whatever they are made of', async () => {
    const records = await record({});
    const names = records.flatMap((one) => (one.type === 'functions' ? one.names : []));
    assert.ok(names.includes(String.raw`RegExp: ^(?:[\w\s]+"?)*\x24$`), names.join('\n'));
  });
});
