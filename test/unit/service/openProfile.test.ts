import assert from 'node:assert/strict';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openProfile } from '../../../src/service/index.ts';
import { header, lane } from '../profile/records.ts';

const line = (record: unknown): string => `${JSON.stringify(record)}\n`;
const start = line(header) + line(lane(100, 0, 1_000_000));
const end = line({ type: 'end', endedUs: 2_000_000, exitCode: 0, signal: null });

async function refusalOf(file: string): Promise<string> {
  const opened = await openProfile(file);
  assert.ok(opened.kind === 'refused');
  return opened.message;
}

describe('opening a profile', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'poolwright-open-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function write(text: string): Promise<string> {
    const file = path.join(folder, 'run.poolprofile');
    await writeFile(file, text);
    return file;
  }

  async function timelineOf(text: string) {
    const opened = await openProfile(await write(text));
    assert.ok(opened.kind === 'opened', opened.kind === 'refused' ? opened.message : '');
    return opened.builder.snapshot(false);
  }

  it('says of a whole file nothing', async () => {
    assert.deepEqual((await timelineOf(start + end)).notices, []);
  });

  it('says what is wrong with a file that is none of ours, and what to do', async () => {
    const cases: readonly [text: string, message: RegExp][] = [
      ['', /run\.poolprofile is empty: .* Profile the program again\./],
      ['{"type":"hea', /was cut off within its first line, .* Profile the program again\./],
      ['Not a profile.\n', /is not a Poolwright profile: .* Choose a file that Poolwright recorded\./],
      ['[1,2,3]\n', /is not a Poolwright profile/],
      [`${'['.repeat(500_000)}\n`, /is not a Poolwright profile/],
      [`${'x'.repeat(4_000_000)}\n${start}`, /is not a Poolwright profile/],
      [line({ ...header, version: 2 }), /has format version 2, .* Update Poolwright to open it\./],
      [line({ ...header, version: 'x' }), /has format version that is not a number/],
      [line({ ...header, startedUs: null }), /is not a Poolwright profile/],
    ];
    for (const [text, message] of cases) assert.match(await refusalOf(await write(text)), message);
  });

  it('says that a folder is no profile, and what cannot be read', async () => {
    assert.match(await refusalOf(folder), /is a folder, and a profile is a file\. Choose a file/);
    assert.match(
      await refusalOf(path.join(folder, 'none')),
      /cannot be read \(.*ENOENT.*\)\. Check that it exists/,
    );
  });

  it('refuses a file that is larger than any run, without reading it', async () => {
    const file = await write(start);
    // Sparse: it takes no room on the disk.
    await truncate(file, 4 * 1024 ** 3 + 1);
    assert.match(await refusalOf(file), /is larger than 4 GiB, .* Record a shorter run/);
  });

  it('counts lines that are no records, however they are wrong', async () => {
    const hostile = [
      `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
      `{"type":"usage","lane":"100-0","atUs":${'9'.repeat(400)}}`,
      '{"type":"usage","lane":"100-0","atUs":NaN}',
      '{"type":"usage","lane":"100-0","atUs":1e400}',
      '{"type":"usage","lane":"100-0","atUs":"1"}',
      '{"type":"usage","lane":["100-0"],"atUs":1}',
      '{"type":"usage","lane":"__proto__","atUs":1}',
      '{"type":"samples","lane":"100-0","startUs":1,"atUs":2,"nodes":[0.5],"counts":[1],"lengthsUs":[1]}',
      '{"type":"lane","lane":"1-1"}',
      'x'.repeat(3_100_000),
      '\u0000\u0001',
      'null',
    ];
    const { notices } = await timelineOf(`${start}${hostile.join('\n')}\n${end}`);
    assert.deepEqual(notices, [
      `${hostile.length} lines of the file are no profile records and were skipped.`,
    ]);
  });

  it('draws times before the beginning and far in the future without going on for ever', async () => {
    const moments = [-9e15, -5, 0, 1_500_000, 9e15].map((atUs) =>
      line({ type: 'usage', lane: '100-0', atUs, cpuUs: Math.max(0, atUs), loopIdleUs: 0 }),
    );
    const timeline = await timelineOf(start + moments.join('') + end);
    assert.ok(timeline.states.count > 0);
    for (const us of timeline.states.startUs) assert.ok(Number.isFinite(us));
  });

  it('leaves out lanes beyond a bound, and says so', async () => {
    const lanes = Array.from({ length: 10_002 }, (_, pid) => line(lane(pid + 1_000, 0, 1_000_000)));
    const timeline = await timelineOf(start + lanes.join('') + end);
    assert.equal(timeline.lanes.length, 10_000);
    assert.deepEqual(timeline.notices, [
      'More than 10,000 threads and processes are told of; the others are left out.',
    ]);
  });

  it('shows so many notices and counts the others', async () => {
    const notices = Array.from({ length: 60 }, (_, index) =>
      line({ type: 'notice', atUs: 1_000_000 + index, message: `Notice ${index}.` }),
    );
    const timeline = await timelineOf(start + notices.join('') + end);
    assert.equal(timeline.notices.length, 51);
    assert.equal(timeline.notices.at(-1), '10 more notices are left out.');
  });

  it('tells how far it has come, and stops where nobody wants it any more', async () => {
    const task = line({ type: 'task-started', lane: '100-0', task: 'a', atUs: 1_000_000 });
    const file = await write(start + task.repeat(60_000) + end);
    const seen: (readonly [number, number])[] = [];
    await openProfile(file, { onProgress: (read, total) => seen.push([read, total]) });
    assert.ok(seen.length > 2);
    const [last] = seen.slice(-1);
    assert.equal(last?.[0], last?.[1]);

    const controller = new AbortController();
    let reports = 0;
    const opened = await openProfile(file, {
      signal: controller.signal,
      onProgress: () => {
        reports += 1;
        controller.abort();
      },
    });
    assert.equal(opened.kind, 'refused');
    assert.equal(reports, 1);
  });
});
