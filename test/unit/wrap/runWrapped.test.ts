import assert from 'node:assert/strict';
import { CompilerSession } from '../../../src/compiler/index.ts';
import type { PoolKind } from '../../../src/core/index.ts';
import { casesFolder, Scratch, wrapCases, type WrapCase } from './wrapCase.ts';

describe('a wrapped program', function () {
  this.timeout(120_000);
  let session: CompilerSession;
  before(() => {
    session = new CompilerSession({ workingDirectory: casesFolder });
  });
  after(() => {
    session.dispose();
  });

  for (const wrapCase of wrapCases()) {
    const { program } = wrapCase;
    if (program === undefined) continue;
    it(`type-checks and prints the same from both pools: ${wrapCase.name}`, async () => {
      const original = new Scratch(wrapCase);
      const wrapped = (['threads', 'processes'] as const).flatMap((pool) => {
        const scratch = wrap(session, wrapCase, pool);
        return scratch === undefined ? [] : [{ pool, scratch }];
      });
      try {
        for (const { scratch } of wrapped) assert.deepEqual(scratch.problems(session, program), []);
        const [before, ...after] = await Promise.all(
          [original, ...wrapped.map(({ scratch }) => scratch)].map((scratch) => scratch.run(program)),
        );
        assert.notEqual(before, '', 'the program prints something');
        wrapped.forEach(({ pool }, index) => {
          assert.equal(after[index], before, pool);
        });
      } finally {
        for (const scratch of [original, ...wrapped.map((one) => one.scratch)]) scratch.remove();
      }
    });
  }
});

/** The wrapped program; `undefined` where it may only run in the other pool. */
function wrap(session: CompilerSession, wrapCase: WrapCase, pool: PoolKind): Scratch | undefined {
  const scratch = new Scratch(wrapCase);
  const plan = scratch.plan(session, wrapCase, pool);
  if (plan.status === 'refused') {
    scratch.remove();
    assert.notEqual(pool, wrapCase.pool, JSON.stringify(plan.refusals));
    return undefined;
  }
  scratch.apply(plan);
  session.filesChanged('all');
  return scratch;
}
