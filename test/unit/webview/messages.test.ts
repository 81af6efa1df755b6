import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { TimelineBuilder, type ProfileRecord } from '../../../src/profile/index.ts';
import { Examination } from '../../../src/service/examination.ts';
import { readHostMessage as readLive } from '../../../src/webview/live/readHostMessage.ts';
import { readHostMessage } from '../../../src/webview/panel/readHostMessage.ts';
import { findTask, keyOfTask } from '../../../src/profile/index.ts';
import { freshState, readSavedState } from '../../../src/webview/panel/savedState.ts';
import { header } from '../profile/records.ts';
import { inCompute, recordsOf, times } from '../profile/sampledRecords.ts';
import { liveRun, simulatedRun } from '../../webview/support/simulatedRun.ts';
import { timelineOf } from '../../webview/support/timelineOf.ts';

const timeline = simulatedRun('recording', 1500);
const reasonOf = (message: unknown) => {
  const read = readHostMessage(message);
  return read.ok ? 'read' : read.reason;
};
const withTimeline = (change: object) =>
  reasonOf({ type: 'timeline', revision: 1, timeline: { ...timeline, ...change } });

/** One answer of each kind, as the service gives them. */
function answers() {
  const builder = new TimelineBuilder();
  const totals = { lane: '100-0', atUs: 50_000_000, count: 3 };
  const traffic: readonly ProfileRecord[] = [
    { type: 'messages', ...totals, peer: 'unknown', measuredCount: 1, bytes: 900, cloneUs: 40 },
    { type: 'waits', ...totals, kind: 'fs', waitedUs: 700, longestUs: 400, missedUs: 0 },
  ];
  for (const record of [header, ...recordsOf(times(5, [{ node: inCompute, cpuMs: 20 }])), ...traffic])
    builder.add(record);
  const examination = new Examination(builder, () => false);
  const scope = { lanes: ['100-0'], startUs: 0, endUs: 100_000 };
  const questions = [
    { kind: 'findings' },
    { kind: 'functions', scope },
    { kind: 'call-tree', scope, order: 'sum', columns: 100 },
    { kind: 'messages' },
  ] as const;
  return questions.map((question, request) => {
    return { type: 'answer', request, revision: 7, answer: examination.answer(question) } as const;
  });
}

describe('messages to the panel', () => {
  it('are read when they are what they should be', () => {
    for (const message of [
      { type: 'timeline', revision: 3, timeline },
      { type: 'problem', message: 'The disk is full.' },
      { type: 'title', title: 'main.ts', canRunAgain: false },
      ...answers(),
    ]) {
      assert.deepEqual(readHostMessage(message), { ok: true, message });
    }
  });

  it('may say null where JSON has no word for "not known"', () => {
    const lanes = timeline.lanes.map((lane) => ({ ...lane, endUs: null, busyShare: null }));
    const read = readHostMessage({ type: 'timeline', revision: 1, timeline: { ...timeline, lanes } });
    assert(read.ok && read.message.type === 'timeline');
    assert(
      read.message.timeline.lanes.every(
        ({ endUs, busyShare }) => Number.isNaN(endUs) && Number.isNaN(busyShare),
      ),
    );
  });

  it('are refused with the place and what stands there', () => {
    assert.equal(reasonOf(undefined), 'message should be an object but is missing');
    assert.equal(
      reasonOf({ type: 'dance' }),
      'message.type should be timeline, answer, reading, problem, predictions or title but is "dance"',
    );
    assert.equal(
      reasonOf({ type: 'title', title: 7, canRunAgain: true }),
      'message.title should be text but is 7',
    );
    assert.equal(withTimeline({ durationUs: null }), 'timeline.durationUs should be a number but is missing');
    assert.match(
      withTimeline({ status: 'fine' }),
      /timeline\.status should be recording \| ended \| failed \| stopped \| cut-off but is "fine"/,
    );
    assert.match(withTimeline({ lanes: 'none' }), /timeline\.lanes should be a list but is "none"/);
  });

  it('are refused when columns do not fit together', () => {
    const { tasks, states } = timeline;
    assert.match(
      withTimeline({ tasks: { ...tasks, startedUs: new Float64Array(2) } }),
      /timeline\.tasks\.startedUs should be as long as count \(\d+\) but is 2/,
    );
    assert.match(
      withTimeline({ tasks: { ...tasks, workerLane: tasks.workerLane.map(() => 99) } }),
      /timeline\.tasks\.workerLane\[0\] should be an index below 6 but is 99/,
    );
    assert.match(
      withTimeline({ states: { ...states, startUs: Array.from(states.startUs) } }),
      /timeline\.states\.startUs should be a column of numbers \(Float64Array\) but is a list/,
    );
  });

  it('are refused when an answer names a function or a caller that is not there', () => {
    const [, functions, callTree] = answers();
    assert(functions?.answer.kind === 'functions' && callTree?.answer.kind === 'call-tree');
    const { tree } = callTree.answer;
    const withBoxes = (change: object) =>
      reasonOf({
        ...callTree,
        answer: { ...callTree.answer, tree: { ...tree, boxes: { ...tree.boxes, ...change } } },
      });
    assert.match(
      withBoxes({ fn: tree.boxes.fn.map(() => 9) }),
      /boxes\.fn\[0\] should be an index below 2 but is 9/,
    );
    assert.match(
      withBoxes({ parent: tree.boxes.parent.map(() => 1) }),
      /boxes\.parent\[0\] should be a box before this one but is 1/,
    );
    const columns = { ...functions.answer.functions, functions: [] };
    assert.match(
      reasonOf({ ...functions, answer: { ...functions.answer, functions: columns } }),
      /answer\.functions\.functions should be as long as count \(2\) but is 0/,
    );
  });

  it('are refused when what lanes sent or waited for has another shape', () => {
    const message = answers().at(-1);
    assert(message?.answer.kind === 'messages');
    const { traffic } = message.answer;
    assert.deepEqual([traffic.messages.length, traffic.waits.length], [1, 1]);
    const withTraffic = (change: object) =>
      reasonOf({ ...message, answer: { kind: 'messages', traffic: { ...traffic, ...change } } });
    assert.equal(withTraffic({}), 'read');
    assert.equal(
      withTraffic({ messages: traffic.messages.map((row) => ({ ...row, to: -1 })) }),
      'answer.traffic.messages[0].to should be text but is -1',
    );
    assert.equal(
      withTraffic({ messages: traffic.messages.map((row) => ({ ...row, bytes: Infinity })) }),
      'answer.traffic.messages[0].bytes should be a number but is Infinity',
    );
    assert.match(
      withTraffic({ waits: traffic.waits.map((row) => ({ ...row, kind: 'coffee' })) }),
      /answer\.traffic\.waits\[0\]\.kind should be http \| .* but is "coffee"/,
    );
    assert.equal(withTraffic({ waits: undefined }), 'answer.traffic.waits should be a list but is missing');
  });

  it('never make the reader throw', () => {
    fc.assert(fc.property(fc.anything(), (message) => typeof readHostMessage(message).ok === 'boolean'));
    const type = fc.constantFrom('timeline', 'answer', 'title', 'problem', 'live', 'nothing');
    fc.assert(
      fc.property(type, fc.object(), (kind, fields) => {
        assert.equal(typeof readHostMessage({ ...fields, type: kind }).ok, 'boolean');
        assert.equal(typeof readLive({ ...fields, type: kind }).ok, 'boolean');
      }),
    );
  });
});

describe('messages to the live view', () => {
  it('are read when they are what they should be', () => {
    assert.deepEqual(readLive({ type: 'nothing' }), { ok: true, message: { type: 'nothing' } });
    const message = liveRun('recording');
    assert.deepEqual(readLive(message), { ok: true, message });
    const overJson = readLive(JSON.parse(JSON.stringify(message)));
    assert.deepEqual(overJson, { ok: true, message }, 'NaN comes as null');
  });

  it('are refused with the place and what stands there', () => {
    const read = readLive({ ...liveRun('recording'), elapsedUs: '1' });
    assert.deepEqual(read, { ok: false, reason: 'message.elapsedUs should be a number but is "1"' });
  });
});

describe('the saved state', () => {
  it('comes back as it was saved', () => {
    const state = {
      ...freshState,
      view: { kind: 'window', startUs: 1, endUs: 2 },
      filter: 'x',
      tab: 'lanes',
    } as const;
    assert.deepEqual(readSavedState(JSON.parse(JSON.stringify(state))), state);
  });

  it('is fresh when there is none, or another version, or nonsense', () => {
    for (const value of [
      undefined,
      null,
      7,
      { version: 2 },
      { version: 1 },
      { ...freshState, tab: 'gone' },
    ]) {
      assert.deepEqual(readSavedState(value), freshState);
    }
  });

  it('finds a task again in a later revision, where its index is another', () => {
    const task = { name: 'b', worker: 1, queued: 20, started: 21 };
    const before = timelineOf({ lanes: [{}, {}], tasks: [{ name: 'a', queued: 10 }, task] });
    const later = timelineOf({
      lanes: [{}, {}],
      tasks: [{ name: 'a', queued: 10 }, { name: 'c', queued: 15 }, { name: 'x', queued: 20 }, task],
    });
    assert.equal(findTask(later, keyOfTask(before, 1)), 3);
    assert.equal(findTask(later, { caller: '100-0', name: 'gone', queuedUs: 20_000 }), -1);
    assert.equal(findTask(later, null), -1);
  });
});
