import assert from 'node:assert/strict';
import type { Analyzer } from '../../../src/analysis/index.ts';
import type { CompilerSession } from '../../../src/compiler/index.ts';
import type { Hazard } from '../../../src/core/index.ts';
import { fixtureRoot, functionIn, startAnalyzer } from './fixtures.ts';

describe('blocking-in-async', () => {
  let session: CompilerSession;
  let analyzer: Analyzer;

  before(() => {
    ({ session, analyzer } = startAnalyzer());
  });
  after(() => {
    session.dispose();
  });

  const hazardsOf = (file: string, name: string): readonly Hazard[] =>
    functionIn(analyzer.analyzeFile(`${fixtureRoot}/${file}`), name).hazards;
  const wayTo = (file: string, name: string): readonly string[] => {
    const [hazard, ...others] = hazardsOf(file, name);
    assert.ok(hazard, `${name} has no hazard`);
    assert.deepEqual(others, []);
    assert.equal(hazard.code, 'blocking-in-async');
    assert.match(hazard.message, /^[^.].*\.$/);
    return hazard.path.map((step) => `${step.name}:${step.line}`);
  };

  it('shows how asynchronous code in another file reaches a function, through renames and sync functions', () => {
    assert.deepEqual(wayTo('hazards/compute.ts', 'square'), [
      'handle:7',
      'middle:11',
      'passOn:8',
      'square:1',
    ]);
  });

  it('is reported on the synchronous function that asynchronous code calls directly', () => {
    assert.deepEqual(wayTo('hazards/service.ts', 'middle'), ['handle:7', 'middle:10']);
  });

  it('leaves functions alone that only pass the blocking on', () => {
    assert.deepEqual(hazardsOf('hazards/compute.ts', 'passOn'), []);
    assert.deepEqual(hazardsOf('hazards/service.ts', 'handle'), []);
  });

  it('is reported on an asynchronous function that blocks by itself', () => {
    assert.deepEqual(wayTo('hazards/service.ts', 'loads'), ['loads:14']);
    assert.match(hazardsOf('hazards/service.ts', 'loads')[0]?.message ?? '', /use the asynchronous API\.$/);
  });

  it('counts callbacks that the event loop runs as asynchronous', () => {
    assert.deepEqual(wayTo('hazards/compute.ts', 'inTimer'), [
      'schedule:23',
      'schedule/<arrow@23:15>:24',
      'inTimer:17',
    ]);
    assert.deepEqual(wayTo('callbacks/callbacks.ts', 'serve/<arrow@55:16>'), [
      'serve:55',
      'serve/<arrow@55:16>:55',
    ]);
  });

  it('is not reported where only synchronous code calls', () => {
    assert.deepEqual(hazardsOf('hazards/compute.ts', 'onlySynchronous'), []);
    assert.deepEqual(hazardsOf('loops/loops.ts', 'blur'), []);
  });

  it('is not reported on light functions, nor on waits that hold nothing', () => {
    assert.deepEqual(hazardsOf('hazards/compute.ts', 'short'), []);
    assert.deepEqual(hazardsOf('io/io.ts', 'loadText'), []);
  });

  it('goes away when the callers call the pooled twin, which only workers follow to the original', () => {
    assert.deepEqual(hazardsOf('pooled/compute.ts', 'square'), []);
    assert.deepEqual(hazardsOf('pooled/compute.ts', 'squarePooled'), []);
  });
});
