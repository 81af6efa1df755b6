import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { compareRuns, differenceOf, TimelineBuilder } from '../../../src/profile/index.ts';
import type { ComparedFigure, ComparedRun, Comparison, ProfileRecord } from '../../../src/profile/index.ts';
import { header, lane, records, usage } from './records.ts';
import { runFactsOf } from './runFactsOf.ts';

const startUs = 1_000_000;
const stepUs = 20_000;

interface Seen {
  readonly threadId: number;
  readonly name: string;
  readonly url: string;
  readonly line?: number;
  /** Steps of 20 ms on a core. */
  readonly steps: number;
}

function samplesOf({ threadId, name, url, line = 3, steps }: Seen): ProfileRecord[] {
  const id = `100-${threadId}`;
  const [atUs, untilUs] = [startUs, startUs + steps * stepUs];
  const made: ProfileRecord[] = [
    lane(100, threadId, startUs),
    {
      type: 'functions',
      lane: id,
      atUs,
      first: 0,
      names: [name],
      urls: [url],
      lines: [line],
      columns: [10],
    },
    { type: 'call-nodes', lane: id, atUs, first: 0, functions: [0], parents: [-1] },
    usage(id, atUs, { cpuUs: 0, waitingForCoreUs: 0 }),
    {
      type: 'samples',
      lane: id,
      startUs,
      atUs: untilUs,
      nodes: [0],
      counts: [steps * 20],
      lengthsUs: [steps * stepUs],
    },
  ];
  for (let step = 1; step <= steps; step += 1)
    made.push(usage(id, atUs + step * stepUs, { cpuUs: step * stepUs, waitingForCoreUs: 0 }));
  return made;
}

function runOf(given: readonly ProfileRecord[], workingDirectory = '/home/me/project'): ComparedRun {
  const builder = new TimelineBuilder();
  const all: ProfileRecord[] = [{ ...header, workingDirectory } as ProfileRecord, ...given];
  for (const record of all) builder.add(record);
  return { header: builder.header, facts: runFactsOf(all) };
}
const end = (ms: number, exitCode: number | null = 0, signal: string | null = null): ProfileRecord => ({
  type: 'end',
  endedUs: startUs + ms * 1000,
  exitCode,
  signal,
});
const figureOf = (figures: readonly ComparedFigure[], wanted: ComparedFigure['id']) => {
  const found = figures.find(({ id }) => id === wanted);
  assert.ok(found !== undefined, `no figure ${wanted}`);
  return [found.before, found.after];
};
const functionOf = ({ functions }: Comparison, wanted: string) => {
  const found = functions.find(({ name }) => name === wanted);
  assert.ok(found !== undefined, `no function ${wanted}`);
  return found;
};

const busyBins = (bins: readonly number[] | undefined): number =>
  (bins ?? []).reduce((sum, share) => sum + share, 0);

const image = 'file:///home/me/project/src/image.ts';
const before = runOf([...samplesOf({ threadId: 0, name: 'resize', url: image, steps: 20 }), end(400)]);
const after = runOf([
  ...samplesOf({ threadId: 0, name: 'main', url: 'file:///home/me/project/src/main.ts', steps: 2 }),
  ...samplesOf({ threadId: 1, name: 'resize', url: image, line: 5, steps: 10 }),
  ...samplesOf({ threadId: 2, name: 'resize', url: image, line: 5, steps: 10 }),
  end(240),
]);

describe('compareRuns', () => {
  it('puts figures of the runs, of lanes by role and of functions beside each other', () => {
    const comparison = compareRuns(before, after);
    assert.deepEqual(figureOf(comparison.figures, 'duration'), [400, 240]);
    assert.deepEqual(
      comparison.lanes.map(({ role, figures }) => [role, ...figureOf(figures, 'lanes')]),
      [
        ['main', 1, 1],
        ['thread', 0, 2],
      ],
    );
    const resize = functionOf(comparison, 'resize');
    assert.deepEqual(figureOf(resize.figures, 'total'), [400, 400]);
    assert.deepEqual(figureOf(resize.figures, 'on-main'), [400, 0]);
    assert.deepEqual([resize.kindBefore, resize.kindAfter], ['cpu', 'cpu']);
  });

  it('knows a function again whose line or file has changed, and in another checkout', () => {
    const moved = runOf(
      samplesOf({
        threadId: 0,
        name: 'resize',
        url: 'file:///tmp/other/src/image.task.ts',
        line: 40,
        steps: 5,
      }),
      '/tmp/other',
    );
    const { placeBefore, placeAfter } = functionOf(compareRuns(before, moved), 'resize');
    assert.deepEqual([placeBefore, placeAfter], ['image.ts:3', 'image.task.ts:40']);
    const elsewhere = runOf(
      samplesOf({ threadId: 0, name: 'resize', url: 'file:///tmp/other/src/image.ts', steps: 5 }),
      '/tmp/other',
    );
    assert.equal(compareRuns(before, elsewhere).functionCount, 1);
  });

  it('takes a function that only one run was seen in for no time in the other, and for unknown without samples', () => {
    const comparison = compareRuns(before, after);
    const main = functionOf(comparison, 'main');
    assert.deepEqual([main.placeBefore, main.kindBefore], ['', null]);
    assert.deepEqual(figureOf(main.figures, 'total'), [0, 40]);
    const unsampled = compareRuns(runOf([lane(100, 0, startUs), end(10)]), after);
    assert.deepEqual(figureOf(functionOf(unsampled, 'main').figures, 'total'), [null, 40]);
    assert.ok(unsampled.remarks.some((remark) => /before was recorded without samples/.test(remark)));
  });

  it('says what makes a difference doubtful', () => {
    const other = runOf([lane(100, 0, startUs), end(10, null, 'SIGKILL')]);
    const facts = {
      ...other.facts,
      timeline: { ...other.facts.timeline, coreCount: 8, command: 'node b.js' },
    };
    const remarks = compareRuns(before, { ...other, facts }).remarks.join('\n');
    assert.match(remarks, /Two commands were run: node program\.mjs before, node b\.js after\./);
    assert.match(remarks, /had 2 cores, that after had 8/);
    assert.match(remarks, /The run after was cut off/);
    assert.match(remarks, /Each is one run/);
    assert.equal(compareRuns(before, after).remarks.length, 1);
  });

  it('says that a machine was busy, on which durations say little', () => {
    const busy = runOf([
      lane(100, 0, startUs),
      usage('100-0', startUs, { cpuUs: 0, waitingForCoreUs: 0 }),
      usage('100-0', startUs + 100_000, { cpuUs: 20_000, waitingForCoreUs: 80_000 }),
      end(100),
    ]);
    const { remarks } = compareRuns(before, busy);
    assert.ok(remarks.some((remark) => remark.startsWith('In the run after threads waited longer')));
  });

  it('compares tasks by name, with what only one run has as unknown', () => {
    const task = (id: string, name: string, ms: number): ProfileRecord[] => [
      { type: 'task-queued', lane: '100-0', task: id, name, pool: 'threads', atUs: startUs },
      { type: 'task-started', lane: '100-1', task: id, atUs: startUs + 2_000 },
      { type: 'task-ended', lane: '100-1', task: id, atUs: startUs + 2_000 + ms * 1000, ok: true },
      { type: 'task-settled', lane: '100-0', task: id, atUs: startUs + 4_000 + ms * 1000, ok: true },
    ];
    const lanes = [lane(100, 0, startUs), lane(100, 1, startUs)];
    const one = runOf([...lanes, ...task('a', 'resize', 10), ...task('b', 'resize', 30), end(50)]);
    const other = runOf([...lanes, ...task('a', 'blur', 5), end(50)]);
    const { tasks } = compareRuns(one, other);
    assert.deepEqual(
      tasks.map(({ name, figures }) => [name, figureOf(figures, 'tasks'), figureOf(figures, 'task-ran')]),
      [
        ['resize', [2, 0], [20, null]],
        ['blur', [0, 1], [null, 5]],
      ],
    );
  });

  it('draws both runs on the clock of the longer one', () => {
    const { before: one, after: other } = compareRuns(before, after);
    assert.equal(Math.round(busyBins(one.strips[0]?.running)), one.binCount);
    assert.equal(Math.round(busyBins(other.strips[1]?.running)), one.binCount / 2);
  });

  it('takes any two profiles, and is plain data without what JSON cannot say', () => {
    fc.assert(
      fc.property(records, records, (a, b) => {
        const comparison = compareRuns(runOf(a), runOf(b));
        assert.deepEqual(JSON.parse(JSON.stringify(comparison)), comparison);
      }),
    );
  });
});

describe('the difference of two figures', () => {
  it('is none up to what chance makes, and not known where one is not', () => {
    assert.deepEqual(differenceOf({ before: 100, after: 104 }), { kind: 'same' });
    assert.deepEqual(differenceOf({ before: 0, after: 0 }), { kind: 'same' });
    assert.deepEqual(differenceOf({ before: null, after: 4 }), { kind: 'not known' });
  });

  it('is how much, and which share of the earlier one', () => {
    assert.deepEqual(differenceOf({ before: 200, after: 50 }), { kind: 'less', by: 150, share: 0.75 });
    assert.deepEqual(differenceOf({ before: 50, after: 200 }), { kind: 'more', by: 150, share: 3 });
    assert.deepEqual(differenceOf({ before: 0, after: 7 }), { kind: 'more', by: 7, share: null });
  });
});
