import assert from 'node:assert/strict';
import path from 'node:path';
import { filesOf, fixtureRoot, startAnalyzer } from './fixtures.ts';

describe('how long a call holds the event loop', () => {
  const { session, analyzer } = startAnalyzer();
  after(() => {
    session.dispose();
  });

  const loopMsOf = (caseName: string): ReadonlyMap<string, number> =>
    new Map(
      filesOf(caseName).flatMap((file) =>
        analyzer
          .analyzeFile(file)
          .functions.map(({ name, loopMs }) => [`${path.posix.basename(file)} ${name}`, loopMs] as const),
      ),
    );

  it('is longer for what computes than for what does next to nothing, and longer for a caller than for its callee', () => {
    const loopMs = loopMsOf('hazards');
    const of = (name: string): number => loopMs.get(name) ?? Number.NaN;
    assert.ok(of('compute.ts square') > of('compute.ts short'));
    assert.ok(of('service.ts middle') >= of('compute.ts square'));
    assert.ok(of('service.ts loads') > of('compute.ts short'));
  });

  it('is a number that JSON can hold, whatever the estimate', () => {
    for (const caseName of ['recursion', 'loops', 'decoys'])
      for (const [name, loopMs] of loopMsOf(caseName))
        assert.ok(loopMs >= 0 && loopMs <= 1e9, `${fixtureRoot}/${caseName} ${name}: ${loopMs}`);
  });
});
