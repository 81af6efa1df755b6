import assert from 'node:assert/strict';
import { functionTable, measuredFiles, TimelineBuilder, versionedText } from '../../../src/profile/index.ts';
import type { MeasuredFile, ProfileRecord } from '../../../src/profile/index.ts';
import { header, lane, usage } from './records.ts';

const startUs = 1_000_000;
const stepUs = 20_000;
const sha256 = 'a'.repeat(64);

const names = ['main', 'resize', 'resize', 'readFileSync'];
const urls = ['file:///app/main.js', 'file:///app/image.js', 'file:///app/other.js', 'node:fs'];

/** A lane that computes for `steps` stretches of 20 ms at a node: 0 main, 1 and 2 main > resize, 3 main > readFileSync. */
function seen(threadId: number, node: number, steps: number): ProfileRecord[] {
  const id = `100-${threadId}`;
  const atUs = startUs;
  const made: ProfileRecord[] = [
    lane(100, threadId, startUs),
    {
      type: 'functions',
      lane: id,
      atUs,
      first: 0,
      names,
      urls,
      lines: [1, 7, 9, 400],
      columns: [1, 23, 17, 1],
    },
    { type: 'call-nodes', lane: id, atUs, first: 0, functions: [0, 1, 2, 3], parents: [-1, 0, 0, 0] },
    usage(id, atUs, { cpuUs: 0, waitingForCoreUs: 0 }),
  ];
  for (let step = 0; step < steps; step += 1) {
    const fromUs = startUs + step * stepUs;
    const untilUs = fromUs + stepUs;
    made.push({
      type: 'samples',
      lane: id,
      startUs: fromUs,
      atUs: untilUs,
      nodes: [node],
      counts: [20],
      lengthsUs: [stepUs],
    });
    made.push(usage(id, untilUs, { cpuUs: (step + 1) * stepUs, waitingForCoreUs: 0 }));
  }
  return made;
}

/** A task that a worker had from `fromMs` on. */
const task = (id: string, name: string, worker: string, fromMs: number, ms: number): ProfileRecord[] => [
  { type: 'task-queued', lane: '100-0', task: id, name, pool: 'threads', atUs: startUs },
  { type: 'task-started', lane: worker, task: id, atUs: startUs + fromMs * 1000 },
  { type: 'task-ended', lane: worker, task: id, atUs: startUs + (fromMs + ms) * 1000, ok: true },
];

function measure(...records: readonly ProfileRecord[]): MeasuredFile[] {
  const builder = new TimelineBuilder();
  for (const record of [header, ...records]) builder.add(record);
  return measuredFiles({
    timeline: builder.snapshot(false),
    functions: functionTable(builder.overview().lanes),
    sources: builder.sources,
    fileOf: (url) => (url.includes('other') ? undefined : url.replace('file://', '')),
  });
}

const source = (url: string, hash = sha256): ProfileRecord => ({
  type: 'source',
  atUs: startUs,
  url,
  sha256: hash,
});

describe('what a profile tells of source files', () => {
  it('are the functions of the program, file by file, with the lanes that they ran in', () => {
    const files = measure(
      ...seen(0, 1, 5),
      ...seen(1, 1, 10),
      ...seen(2, 1, 10),
      ...seen(3, 3, 10),
      source('file:///app/image.js'),
    );
    assert.deepEqual(
      files.map(({ file, sha256: hash, functions }) => [file, hash, functions.map(({ name }) => name)]),
      [
        ['/app/main.js', '', ['main']],
        ['/app/image.js', sha256, ['resize']],
      ],
    );
    const [resize] = files[1]?.functions ?? [];
    assert.equal(resize?.measured.kind, 'cpu');
    assert.equal(Math.round(resize?.time.wallMs ?? 0), 500);
    assert.deepEqual([resize?.line, resize?.column, resize?.calls], [7, 23, undefined]);
    assert.deepEqual(
      resize?.lanes.map(({ role, laneCount, wallMs }) => [role, laneCount, Math.round(wallMs)]),
      [
        ['thread', 2, 400],
        ['main', 1, 100],
      ],
    );
  });

  it('have no version when two texts of one file ran, or none is known', () => {
    const [first] = measure(...seen(0, 0, 5), source('file:///app/main.js'));
    assert.equal(first?.sha256, sha256);
    const [second] = measure(
      ...seen(0, 0, 5),
      source('file:///app/main.js'),
      source('file:///app/main.js', 'b'.repeat(64)),
      source('file:///app/main.js'),
    );
    assert.equal(second?.sha256, '');
  });

  it('has the calls of a function that ran as tasks of a pool', () => {
    const files = measure(
      ...seen(0, 0, 2),
      ...seen(1, 1, 10),
      ...task('a', 'resize', '100-1', 0, 40),
      ...task('b', 'resize', '100-1', 40, 60),
      ...task('c', 'resize', '100-1', 100, 90),
      ...task('d', 'main', '100-2', 0, 10),
    );
    const functions = files.flatMap((file) => file.functions);
    assert.deepEqual(
      functions.map(({ name, calls }) => [name, calls]),
      [
        ['main', undefined],
        ['resize', { count: 3, medianMs: 60 }],
      ],
      'nothing of main was seen in the lane of its task',
    );
  });

  it('leaves the calls open when two functions of the name of the task were seen', () => {
    const files = measure(
      ...seen(0, 0, 2),
      ...seen(1, 1, 10),
      ...seen(2, 2, 10),
      ...task('a', 'resize', '100-1', 0, 40),
      ...task('b', 'resize', '100-2', 40, 60),
    );
    const functions = files.flatMap((file) => file.functions);
    assert.deepEqual(
      functions.map(({ name, calls }) => [name, calls]),
      [
        ['main', undefined],
        ['resize', undefined],
      ],
    );
  });
});

describe('the version of a text', () => {
  it('is the same with a byte order mark and with other line ends', () => {
    assert.equal(versionedText('\uFEFFlet a;\r\nlet b;\r\n'), 'let a;\nlet b;\n');
    assert.notEqual(versionedText('let a;\n\n'), versionedText('let a;\n'));
  });
});
