import assert from 'node:assert/strict';
import { TimelineBuilder } from '../../../src/profile/index.ts';
import type { ProfileRecord, WaitKind } from '../../../src/profile/index.ts';
import type { AnalysisAnswer, AnalysisQuestion } from '../../../src/protocol/index.ts';
import { Examination, trafficLimit } from '../../../src/service/examination.ts';
import { header, lane as laneRecord } from '../profile/records.ts';
import { idle, inCompute, inRead, recordsOf, startUs, stepUs, times } from '../profile/sampledRecords.ts';

const busy = { node: inCompute, cpuMs: 20 };
const reading = { node: inRead, cpuMs: 1 };
const delay: ProfileRecord = {
  type: 'loop-delay',
  lane: '100-0',
  atUs: startUs + 200_000,
  maxDelayUs: 150_000,
};

type AnswerOf<K extends AnalysisAnswer['kind']> = Extract<AnalysisAnswer, { readonly kind: K }>;
function ask<K extends AnalysisQuestion['kind']>(
  examination: Examination,
  question: Extract<AnalysisQuestion, { readonly kind: K }>,
): AnswerOf<K> {
  const answer = examination.answer(question);
  assert.equal(answer.kind, question.kind);
  return answer as AnswerOf<K>;
}

const namesOf = (answer: AnswerOf<'functions'>) => answer.functions.functions.map(({ name }) => name);

describe('an examination of a profile', () => {
  const builder = new TimelineBuilder();
  const given = [
    ...recordsOf([...times(10, [busy]), ...times(10, [reading])]),
    ...recordsOf(times(20, [{ node: idle, cpuMs: 0 }, busy]), '100-1'),
    delay,
  ];
  for (const record of [header, ...given]) builder.add(record);
  const examination = new Examination(builder, () => false);
  const whole = { lanes: [], startUs: 0, endUs: 800_000 };

  it('answers with findings, and the ids of the lanes that show them', () => {
    const { findings } = ask(examination, { kind: 'findings' });
    assert.deepEqual(
      findings.map(({ code, lanes, fn }) => [code, lanes, fn?.name]),
      [['main-thread-held', ['100-0'], 'compute']],
    );
  });

  it('answers with charts of the lanes that are named, as many as can be told apart', () => {
    const question = { kind: 'charts', parts: 20 } as const;
    const both = ask(examination, { ...question, scope: { ...whole, lanes: ['100-1', 'gone', '100-0'] } });
    assert.deepEqual(
      both.charts.map(({ id, onCore }) => [id, onCore.length]),
      [
        ['100-1', 20],
        ['100-0', 20],
      ],
    );
    assert.equal(Math.max(...(both.charts[1]?.loopDelayMs ?? [])), 150);
    assert.deepEqual(ask(examination, { ...question, scope: whole }).charts, []);
    const many = ask(examination, {
      ...question,
      parts: 1e9,
      scope: { ...whole, lanes: times(50, ['100-0']) },
    });
    assert.deepEqual([many.charts.length, many.parts, many.charts[0]?.onCore.length], [6, 1000, 1000]);
  });

  it('answers with the functions of the whole run, of a lane and of a part of its time', () => {
    const all = ask(examination, { kind: 'functions', scope: whole });
    assert.deepEqual(namesOf(all), ['compute', 'readFileSync', 'main', 'readConfig']);
    assert.equal(Math.round(all.functions.self.wallMs[0] ?? 0), 600);
    assert.equal(all.functions.sampleCount, 800);
    const lane = ask(examination, { kind: 'functions', scope: { ...whole, lanes: ['100-1'] } });
    assert.deepEqual(namesOf(lane), ['compute', 'main']);
    const late = { lanes: ['100-0'], startUs: 10 * stepUs, endUs: 20 * stepUs };
    const part = ask(examination, { kind: 'functions', scope: late });
    assert.deepEqual(namesOf(part), ['readFileSync', 'main', 'readConfig']);
  });

  it('answers with a call tree in order of time for one lane, and with a summed one for several', () => {
    const question = { kind: 'call-tree', order: 'time', columns: 500 } as const;
    const one = ask(examination, { ...question, scope: { ...whole, lanes: ['100-1'] } });
    assert.equal(one.tree.order, 'time');
    assert.equal(one.tree.boxes.count, 40);
    const several = ask(examination, { ...question, scope: whole });
    assert.equal(several.tree.order, 'sum');
    assert.equal(several.tree.boxes.count, 4);
  });

  it('answers anew when there is more', () => {
    const growing = new TimelineBuilder();
    const [first, rest] = [given.slice(0, 20), given.slice(20)];
    for (const record of [header, ...first]) growing.add(record);
    const live = new Examination(growing, () => true);
    const before = ask(live, { kind: 'functions', scope: whole }).functions.sampleCount;
    for (const record of rest) growing.add(record);
    const after = ask(live, { kind: 'functions', scope: whole });
    assert.ok(before < after.functions.sampleCount);
    assert.deepEqual(after, ask(examination, { kind: 'functions', scope: whole }));
  });

  it('knows its functions, for links go nowhere else', () => {
    assert.equal(
      examination.hasFunction({ name: 'compute', url: 'file:///app.js', line: 2, column: 1 }),
      true,
    );
    assert.equal(
      examination.hasFunction({ name: 'compute', url: 'file:///etc/passwd', line: 2, column: 1 }),
      false,
    );
  });

  it('answers with who sent to whom and what was waited for, by ids, most first', () => {
    const atUs = startUs + 1_000;
    const sent = (id: string, peer: string, cloneUs: number): ProfileRecord => ({
      type: 'messages',
      lane: id,
      peer,
      atUs,
      count: 4,
      measuredCount: 2,
      bytes: 400,
      cloneUs,
    });
    const waited = (id: string, kind: WaitKind, waitedUs: number): ProfileRecord => ({
      type: 'waits',
      lane: id,
      kind,
      atUs,
      count: 2,
      waitedUs,
      longestUs: waitedUs,
      missedUs: 0,
    });
    const records = [
      laneRecord(100, 0, startUs),
      laneRecord(100, 1, startUs),
      sent('100-0', '100-1', 1_000),
      sent('100-1', 'parent', 3_000),
      sent('100-1', 'unknown', 2_000),
      waited('100-0', 'fs', 1_000),
      waited('100-1', 'http', 5_000),
    ];
    const own = new TimelineBuilder();
    for (const record of [header, ...records]) own.add(record);
    const { traffic } = ask(new Examination(own, () => false), { kind: 'messages' });
    assert.deepEqual(
      traffic.messages.map(({ from, to, cloneMs, measuredShare }) => [from, to, cloneMs, measuredShare]),
      [
        ['100-1', '100-0', 3, 0.5],
        ['100-1', '', 2, 0.5],
        ['100-0', '100-1', 1, 0.5],
      ],
    );
    assert.deepEqual([traffic.directionCount, traffic.cloneMs], [3, 6]);
    assert.deepEqual(
      traffic.waits.map((row) => [row.lane, row.kind, row.waitedMs]),
      [
        ['100-1', 'http', 5],
        ['100-0', 'fs', 1],
      ],
    );
    assert.equal(traffic.waitCount, 2);
  });

  it('answers with no more messages than a table holds, and how many there are', () => {
    const many = new TimelineBuilder();
    const count = trafficLimit + 5;
    many.add(header);
    many.add(laneRecord(100, 0, startUs));
    for (let thread = 1; thread <= count; thread += 1) {
      many.add(laneRecord(100, thread, startUs));
      const totals = { count: 1, measuredCount: 1, bytes: 1, cloneUs: thread };
      many.add({ type: 'messages', lane: `100-${thread}`, peer: '100-0', atUs: startUs + 1, ...totals });
    }
    const { traffic } = ask(new Examination(many, () => false), { kind: 'messages' });
    assert.equal(traffic.messages.length, trafficLimit);
    assert.equal(traffic.directionCount, count);
    assert.equal(traffic.messages[0]?.from, `100-${count}`);
    assert.equal(Math.round(traffic.cloneMs * 1000), (count * (count + 1)) / 2, 'of those left out, too');
  });

  it('answers a question about lanes that are not there with nothing', () => {
    const scope = { ...whole, lanes: ['7-7'] };
    assert.equal(ask(examination, { kind: 'functions', scope }).functions.count, 0);
    const { tree } = ask(examination, { kind: 'call-tree', scope, order: 'time', columns: 10 });
    assert.equal(tree.boxes.count, 0);
  });
});
