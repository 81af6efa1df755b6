import assert from 'node:assert/strict';
import type { Blocking, Kind, Signal } from '../../../src/core/index.ts';
import { disagreementOf } from '../../../src/server/measured/disagreement.ts';
import { measuredFunction } from './measuredFixtures.ts';
import { functionReport } from './reportFixtures.ts';

function disagreement(
  kind: Kind,
  measured: 'cpu' | 'io' | 'mixed' | 'not enough data',
  { blocking = true, signal, confidence }: { blocking?: Blocking; signal?: Signal; confidence?: number } = {},
): string | null {
  const evidence =
    signal === undefined ? [] : [{ signal, file: '/a.ts', line: 1, detail: 'waits', path: [] }];
  return disagreementOf(
    functionReport({ kind, blocking, evidence }),
    measuredFunction({ kind: measured, ...(confidence === undefined ? {} : { confidence }) }),
  );
}

describe('a measurement and a prediction', () => {
  it('disagree where both are sure of different kinds', () => {
    assert.equal(disagreement('cpu', 'io'), 'measured io, not cpu');
    assert.equal(disagreement('io', 'cpu', { signal: 'sync-io' }), 'measured cpu, not io');
    assert.equal(disagreement('mixed', 'cpu', { signal: 'sync-io' }), 'measured cpu, not mixed');
  });

  it('agree on the same kind', () => {
    for (const kind of ['cpu', 'io', 'mixed'] as const) assert.equal(disagreement(kind, kind), null);
  });

  it('do not disagree where one of them does not know', () => {
    assert.equal(disagreement('unknown', 'cpu'), null);
    assert.equal(disagreement('cpu', 'not enough data'), null);
    assert.equal(disagreement('cpu', 'io', { confidence: 0.7 }), null);
  });

  it('do not disagree about what is awaited, which no sample sees', () => {
    assert.equal(disagreement('io', 'cpu', { blocking: false, signal: 'async-io' }), null);
    assert.equal(disagreement('mixed', 'cpu', { signal: 'async-io' }), null);
    assert.equal(disagreement('io', 'cpu', { blocking: null }), null);
  });

  it('do not disagree when much of something light was computed, but do when it waited', () => {
    assert.equal(disagreement('light', 'cpu', { blocking: false }), null);
    assert.equal(disagreement('light', 'io', { blocking: false }), 'measured io, not light');
  });

  it('do not disagree about top-level code, which did what the functions that it called did', () => {
    const report = functionReport({ name: '<module>', kind: 'mixed' });
    assert.equal(disagreementOf(report, measuredFunction({ kind: 'cpu' })), null);
  });
});
