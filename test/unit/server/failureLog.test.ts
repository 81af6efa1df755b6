import assert from 'node:assert/strict';
import { FailureLog } from '../../../src/server/engine/failureLog.ts';

describe('the failure log', () => {
  it('starts again at once, then after a second, and gives up at the third failure in a minute', () => {
    const log = new FailureLog();
    assert.deepEqual(log.add(0), { kind: 'retry', delayMs: 0 });
    assert.deepEqual(log.add(10_000), { kind: 'retry', delayMs: 1_000 });
    assert.deepEqual(log.add(59_000), { kind: 'give-up' });
  });

  it('does not count failures that are more than a minute old', () => {
    const log = new FailureLog();
    log.add(0);
    log.add(1_000);
    assert.deepEqual(log.add(62_000), { kind: 'retry', delayMs: 0 });
  });

  it('forgets everything when a person starts the engine again', () => {
    const log = new FailureLog();
    for (const atMs of [0, 1, 2]) log.add(atMs);
    log.clear();
    assert.deepEqual(log.add(3), { kind: 'retry', delayMs: 0 });
  });
});
