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
/** How long each function was seen in these samples of a lane, µs. */
function timesOf(
  records: readonly ProfileRecord[],
  samples: readonly SamplesRecord[],
): ReadonlyMap<string, number> {
  const names = records.flatMap((one) => (one.type === 'functions' ? one.names : []));
  const functions = records.flatMap((one) => (one.type === 'call-nodes' ? one.functions : []));
  const times = new Map<string, number>();
  for (const { nodes, lengthsUs } of samples) {
    for (const [index, node] of nodes.entries()) {
      const name = names[functions[node] ?? -1] ?? '';
      times.set(name, (times.get(name) ?? 0) + (lengthsUs[index] ?? 0));
    }
  }
  return times;
}

onEachNode('a program that lasts', (on) => {
  const record = async (
    program: string,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<ProfileRecord[]> => {
    const ran = await runProgram([on.node, path.join(fixtures, program)], {
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
  it('is sampled each ms at first, more seldom later, and says so', async () => {
    const records = await record('sampled-long.mjs');
    assert.deepEqual(intervalsOf(records), [1_000, 3_000]);
    const samples = samplesOf(records);
    for (const [index, { startUs }] of samples.entries())
      assert.ok(startUs >= (samples[index - 1]?.atUs ?? 0));
    assert.deepEqual(
      records.filter(({ type }) => type === 'notice'),
      [],
    );
  });

  it('is sampled throughout as somebody chose', async () => {
    assert.deepEqual(
      intervalsOf(await record('sampled-long.mjs', { POOLWRIGHT_PROFILE_INTERVAL_US: '2000' })),
      [2_000],
    );
  });

  for (const [program, what] of [
    ['long-loops.mjs', 'a main thread'],
    ['long-loops-worker.mjs', 'a thread that is sent its work'],
  ] as const) {
    it(`is seen in the loops that it is in, and not in what calls them: ${what}`, async () => {
      const records = (await record(program)).filter(
        (one) => 'lane' in one && one.lane.endsWith('-0') === (program === 'long-loops.mjs'),
      );
      const seldom = samplesOf(records).filter(({ everyUs }) => everyUs === 3_000);
      assert.ok(seldom.length > 0);
      const times = timesOf(records, seldom);
      const ofLoops = (times.get('loops') ?? 0) + (times.get('bend') ?? 0);
      assert.ok(ofLoops > 4 * (times.get('caller') ?? 0), JSON.stringify([...times]));
    });
  }

  it('tells of regular expressions, whatever they are made of', async () => {
    const records = await record('sampled-long.mjs');
    const names = records.flatMap((one) => (one.type === 'functions' ? one.names : []));
    assert.ok(names.includes(String.raw`RegExp: ^(?:[\w\s]+"?)*\x24$`), names.join('\n'));
  });
});
