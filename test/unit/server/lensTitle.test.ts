import assert from 'node:assert/strict';
import { lensTitle } from '../../../src/server/text/lensTitle.ts';
import { functionReport } from './reportFixtures.ts';

describe('the title of a code lens', () => {
  it('says kind, blocking, cost and recommendation', () => {
    assert.equal(lensTitle(functionReport()), 'cpu, blocking · O(width·height) · run in a thread pool');
  });

  it('leaves out a cost that is not known, and blocking where the loop is free or it cannot be told', () => {
    const recommendation = { action: 'measure', reason: '', alternatives: [] } as const;
    assert.equal(
      lensTitle(functionReport({ kind: 'unknown', blocking: null, cost: 'unknown', recommendation })),
      'unknown · measure it',
    );
    assert.equal(
      lensTitle(functionReport({ kind: 'io', blocking: false, cost: 'O(1)', recommendation })),
      'io · O(1) · measure it',
    );
  });
});
