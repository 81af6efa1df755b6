import assert from 'node:assert/strict';
import type { Evidence, FunctionReport } from '../../../src/core/index.ts';
import type { Translate } from '../../../src/extension/contributions.ts';
import {
  buildFunctionsModel,
  findFirstOf,
  findFunctionNode,
} from '../../../src/extension/functions/functionsModel.ts';
import type { MeasuredVerdict } from '../../../src/protocol/languageServer.ts';
import { fileReport, functionReport } from '../server/reportFixtures.ts';

const untranslated: Translate = (message) => message;
const buildMeasured = (measured: readonly MeasuredVerdict[], ...functions: FunctionReport[]) =>
  buildFunctionsModel(
    new Map([['file:///a.ts', { report: fileReport(functions, '/a.ts'), measured }]]),
    untranslated,
  );
const build = (...functions: FunctionReport[]) => buildMeasured([], ...functions);
const measuredVerdict = (
  name: string,
  mainMs: number,
  wallMs = mainMs,
  disagreement: string | null = null,
): MeasuredVerdict => ({ name, text: 'measured', brief: 'measured', disagreement, mainMs, wallMs });

describe('the tree of functions', () => {
  it('puts what computes on the event loop first and what is light last', () => {
    const groups = build(
      functionReport({ name: 'light', kind: 'light', blocking: true }),
      functionReport({ name: 'awaits', kind: 'io', blocking: false }),
      functionReport({ name: 'opaque', kind: 'unknown', blocking: null }),
      functionReport({ name: 'readsSync', kind: 'io', blocking: true }),
      functionReport({ name: 'computes', kind: 'cpu', blocking: true }),
    );
    assert.deepEqual(
      groups.map(({ id, functions }) => [id, ...functions.map(({ report }) => report.name)]),
      [
        ['computes-on-loop', 'computes'],
        ['waits-on-loop', 'readsSync'],
        ['unknown', 'opaque'],
        ['off-loop', 'awaits'],
        ['light', 'light'],
      ],
    );
  });

  it('has no empty groups, and nothing at all without reports', () => {
    assert.deepEqual(
      build(functionReport()).map(({ id }) => id),
      ['computes-on-loop'],
    );
    assert.deepEqual(buildFunctionsModel(new Map(), untranslated), []);
  });

  it('orders a group by how long a call holds the event loop, then by confidence and place', () => {
    const [group] = build(
      functionReport({ name: 'second', line: 9, confidence: 0.9 }),
      functionReport({ name: 'unsure', line: 1, confidence: 0.5 }),
      functionReport({ name: 'first', line: 2, confidence: 0.9 }),
      functionReport({ name: 'longest', line: 20, confidence: 0.5, loopMs: 4000 }),
      functionReport({ name: 'shortest', line: 1, confidence: 0.96, loopMs: 0.6 }),
    );
    assert.deepEqual(
      group?.functions.map(({ report }) => report.name),
      ['longest', 'first', 'second', 'unsure', 'shortest'],
    );
  });

  it('has what was measured otherwise than predicted before everything else, and only there', () => {
    const groups = buildMeasured(
      [measuredVerdict('reads', 30, 30, 'measured cpu, not io'), measuredVerdict('computes', 900)],
      functionReport({ name: 'computes', kind: 'cpu', blocking: true }),
      functionReport({ name: 'reads', kind: 'io', blocking: true }),
    );
    assert.deepEqual(
      groups.map(({ id, functions }) => [id, ...functions.map(({ report }) => report.name)]),
      [
        ['measured-otherwise', 'reads'],
        ['computes-on-loop', 'computes'],
      ],
    );
  });

  it('orders by what was measured, time on a main thread first, before what was only predicted', () => {
    const [group] = buildMeasured(
      [measuredVerdict('short', 20), measuredVerdict('long', 300), measuredVerdict('inWorkers', 0, 9000)],
      functionReport({ name: 'predicted', loopMs: 4000 }),
      functionReport({ name: 'short', loopMs: 1 }),
      functionReport({ name: 'inWorkers', loopMs: 1 }),
      functionReport({ name: 'long', loopMs: 1 }),
    );
    assert.deepEqual(
      group?.functions.map(({ report }) => report.name),
      ['long', 'short', 'inWorkers', 'predicted'],
    );
  });

  it('has the evidence below a function, and the path to it below that', () => {
    const evidence: Evidence = {
      signal: 'sync-io',
      file: '/b.ts',
      line: 4,
      detail: 'readFileSync waits',
      path: [{ file: '/a.ts', line: 2, name: 'load' }],
    };
    const [group] = build(functionReport({ evidence: [evidence] }));
    const [node] = group?.functions ?? [];
    assert.equal(node?.evidence[0]?.evidence, evidence);
    assert.deepEqual(
      node?.evidence[0]?.steps.map(({ step }) => step.name),
      ['load'],
    );
  });

  it('finds a function again under the same id after a new report', () => {
    const before = findFunctionNode(build(functionReport({ name: 'f', line: 3 })), 'file:///a.ts', 'f');
    const after = findFunctionNode(build(functionReport({ name: 'f', line: 8 })), 'file:///a.ts', 'f');
    assert(before !== undefined && after !== undefined);
    assert.equal(before.id, after.id);
    assert.equal(findFunctionNode(build(functionReport()), 'file:///a.ts', 'other'), undefined);
  });

  it('finds the function of a file that costs the event loop most', () => {
    const groups = build(
      functionReport({ name: 'light', kind: 'light', blocking: false }),
      functionReport({ name: 'computes', kind: 'cpu', blocking: true }),
    );
    assert.equal(findFirstOf(groups, 'file:///a.ts')?.report.name, 'computes');
    assert.equal(findFirstOf(groups, 'file:///b.ts'), undefined);
  });
});
