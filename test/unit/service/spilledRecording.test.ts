import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bigProfile } from '../../../bench/timeline/bigProfile.ts';
import type { SpaceLimits } from '../../../src/profile/index.ts';
import { BuilderExaminer } from '../../../src/service/examiner.ts';
import { openProfile, Recorder } from '../../../src/service/index.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../support/temporaryFolder.ts';

/** Small enough for most of the run to be on disk, and large enough for that to be fast. */
const smallLimits: SpaceLimits = { columnBytes: 64 * 1024, readBytes: 16 * 1024, pageBytes: 1_024 };

describe('a recording that does not fit into memory', () => {
  let folder: string;
  before(async () => {
    folder = await makeTemporaryFolder('spilled');
  });
  after(() => removeTemporaryFolder(folder));

  /** What the threads of a run of these many events have left in a private folder. */
  async function leaveRecords(name: string, events: number): Promise<string> {
    const made = path.join(folder, name);
    await mkdir(made);
    const ofFile = new Map<string, string>();
    for (const batch of bigProfile(events, 7)) {
      for (const record of batch) {
        if (record.type === 'end') continue;
        // Process ids that no system gives out: nobody must look for these processes.
        const line = JSON.stringify(record).replaceAll(
          /"(\d+)-(\d+)"|"pid":(\d+)/g,
          (_, pid, thread, only) =>
            only === undefined
              ? `"${50_000_000 + Number(pid)}-${thread}"`
              : `"pid":${50_000_000 + Number(only)}`,
        );
        const lane = 'lane' in record && record.lane !== undefined ? record.lane : '100-0';
        const [pid, thread] = lane.split('-');
        const file = record.type === 'header' ? 'header' : `${50_000_000 + Number(pid)}-${thread}`;
        ofFile.set(file, `${ofFile.get(file) ?? ''}${line}\n`);
      }
    }
    for (const [file, text] of ofFile) await writeFile(path.join(made, `${file}.ndjson`), text);
    return made;
  }

  async function recordRun(name: string, events: number, limits: SpaceLimits | undefined) {
    const output = path.join(folder, `${name}.poolprofile`);
    const problems: string[] = [];
    const recorder = new Recorder(
      {
        folder: await leaveRecords(name, events),
        command: ['node', 'main.js'],
        workingDirectory: folder,
        output,
        ...(limits === undefined ? {} : { limits }),
      },
      (problem) => problems.push(problem),
    );
    recorder.start();
    await recorder.finish({ exitCode: 0, signal: null });
    return { recorder, output, problems };
  }

  it('becomes the same profile, byte by byte', async () => {
    const texts: string[][] = [];
    for (const [name, limits] of [
      ['whole', undefined],
      ['spilled', smallLimits],
    ] as const) {
      const { recorder, output, problems } = await recordRun(name, 12_000, limits);
      recorder.release();
      assert.deepEqual(problems, []);
      texts.push((await readFile(output, 'utf8')).trimEnd().split('\n'));
    }
    // The last line says when that was.
    const [whole, spilled] = texts.map((lines) => lines.slice(0, -1).join('\n'));
    assert.equal(spilled, whole);
    assert.ok((texts[0]?.length ?? 0) > 6_000);
  });

  it('stays in memory where there is no room for it on disk, says so once, and is whole', async () => {
    // Each platform has its own name for it.
    const usual = ['TMPDIR', 'TEMP', 'TMP'].map((name) => [name, process.env[name]] as const);
    for (const [name] of usual) process.env[name] = path.join(folder, 'none');
    try {
      const { recorder, output, problems } = await recordRun('full', 6_000, smallLimits);
      assert.equal(problems.length, 1);
      assert.match(
        problems[0] ?? '',
        /^Older parts of the profile cannot be put aside in .*: they stay in memory\./,
      );
      assert.ok(recorder.isSaved);
      const shown = recorder.builder.snapshot(false);
      const opened = await openProfile(output);
      assert.ok(opened.kind === 'opened');
      assert.deepEqual(shown, opened.builder.snapshot(false));
      opened.close();
      recorder.release();
    } finally {
      for (const [name, value] of usual) {
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
      }
    }
  });

  it('is opened with the same picture, tables, findings and exports', async () => {
    const { recorder, output } = await recordRun('opened', 6_000, smallLimits);
    recorder.release();
    const shown: unknown[] = [];
    for (const limits of [undefined, smallLimits]) {
      const opened = await openProfile(output, limits === undefined ? {} : { limits });
      assert.ok(opened.kind === 'opened');
      const examiner = new BuilderExaminer(opened.builder, () => false);
      shown.push(await shownBy(examiner, path.join(folder, `exports-${shown.length}`)));
      opened.close();
    }
    assert.deepEqual(shown[1], shown[0]);
  });
});

const scope = { lanes: [], startUs: 200_000, endUs: 700_000 };

async function shownBy(examiner: BuilderExaminer, target: string): Promise<unknown> {
  const answers = [
    await examiner.answer({ kind: 'findings' }),
    await examiner.answer({ kind: 'functions', scope }),
    await examiner.answer({ kind: 'call-tree', scope, order: 'sum', columns: 500 }),
    await examiner.answer({
      kind: 'tasks',
      list: { filter: 'hash', order: 'ran', isDescending: true, first: 10, count: 50 },
    }),
  ];
  await mkdir(target);
  for (const format of ['trace', 'json', 'html'] as const)
    assert.equal((await examiner.export(format, path.join(target, format))).kind, 'written');
  assert.equal((await examiner.export('cpuprofile', target)).kind, 'written');
  const files = (await readdir(target)).sort();
  assert.equal(files.length, 3 + 13);
  const texts = await Promise.all(files.map((file) => readFile(path.join(target, file), 'utf8')));
  return { timeline: examiner.timeline(), measurement: await examiner.measurement(), answers, texts };
}
