import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { CompilerSession } from '../../../src/compiler/index.ts';
import { offerCall, type CallOffer } from '../../../src/wrap/index.ts';
import { casesFolder, Scratch, wrapCases, type WrapCase } from './wrapCase.ts';

function caseOf(name: string): WrapCase {
  const found = wrapCases().find((one) => one.name === name);
  assert.ok(found, name);
  return found;
}

describe('whether workers could call a function as it stands', () => {
  let session: CompilerSession;
  before(() => {
    session = new CompilerSession({ workingDirectory: casesFolder });
  });
  after(() => {
    session.dispose();
  });

  const ask = (
    name: string,
    change: (scratch: Scratch, wrapCase: WrapCase) => string | undefined = () => undefined,
  ): CallOffer => {
    const wrapCase = caseOf(name);
    const scratch = new Scratch(wrapCase);
    try {
      const functionName = change(scratch, wrapCase) ?? wrapCase.functionName;
      const file = `${scratch.folder}/${wrapCase.file}`;
      return offerCall(session, { file, at: { name: functionName }, pool: wrapCase.pool });
    } finally {
      scratch.remove();
    }
  };
  const found = (...args: Parameters<typeof ask>): string | undefined => {
    const { exportPath, ok, refusals } = ask(...args);
    assert.equal(ok, true, JSON.stringify(refusals));
    return exportPath;
  };
  const refusedBy = (...args: Parameters<typeof ask>): readonly string[] => {
    const { exportPath, ok, refusals } = ask(...args);
    assert.deepEqual([ok, exportPath], [false, undefined]);
    return [...new Set(refusals.map(({ code }) => code))];
  };

  const wrap = (scratch: Scratch, wrapCase: WrapCase): string => {
    const plan = scratch.plan(session, wrapCase);
    assert.ok(plan.status === 'ready');
    scratch.apply(plan);
    const file = `${scratch.folder}/${wrapCase.file}`;
    session.setText(file, readFileSync(file, 'utf8'));
    return plan.twin;
  };

  it('says where it is among the exports', () => {
    assert.equal(found('async-caller'), 'countPrimes');
    assert.equal(found('default-without-name'), 'default');
    assert.match(found('static-method') ?? '', /^\w+\.\w+$/);
    assert.match(found('instance-method') ?? '', /^\w+\.prototype\.\w+$/);
  });

  it('does not ask who calls it, for nothing is edited', () => {
    for (const name of ['refused-comparator', 'refused-for-each', 'keep-sync-callers', 'top-level-caller'])
      assert.equal(typeof found(name), 'string', name);
  });

  it('refuses what a wrap refuses about the function itself', () => {
    assert.deepEqual(refusedBy('refused-counter'), ['captures-mutable-state']);
    assert.deepEqual(refusedBy('refused-generator'), ['generator']);
    assert.deepEqual(refusedBy('refused-sorts-argument'), ['mutates-argument']);
  });

  it('refuses what a wrap would export or move first', () => {
    assert.deepEqual(refusedBy('unexported-function'), ['not-exported']);
    assert.deepEqual(refusedBy('task-module-of-server'), ['module-side-effects']);
  });

  it('means the original of a function that is wrapped, asked by either name', () => {
    assert.equal(found('async-caller', wrap), 'countPrimes');
    const byOriginal = (scratch: Scratch, wrapCase: WrapCase): undefined => void wrap(scratch, wrapCase);
    assert.equal(found('async-caller', byOriginal), 'countPrimes');
  });
});
