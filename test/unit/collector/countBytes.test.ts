import assert from 'node:assert/strict';
import { countBytes } from '../../../src/collector/countBytes.ts';
import { taskRecord } from '../../../src/collector/taskMessages.ts';

describe('the size of the arguments of a task', () => {
  it('is that of their strings and buffers', () => {
    assert.equal(countBytes(['abc', new Uint8Array(10), new ArrayBuffer(5), 7, null, undefined, true]), 18);
  });

  it('counts the properties and the items of arguments, and nothing deeper', () => {
    assert.equal(countBytes([{ title: 'abcd', pixels: Buffer.alloc(6) }, ['a', 'bc', 1]]), 13);
    assert.equal(countBytes([{ deep: { text: 'abcd' } }, [['abcd']]]), 0);
  });

  it('stops after a thousand items', () => {
    assert.equal(countBytes([Array.from({ length: 5000 }, () => 'ab')]), 2000);
  });
});

describe('the record of a queued task', () => {
  it('has the size of the arguments, where the pool says them', () => {
    const message = { phase: 'queued', id: '1', name: 'resample', pool: 'threads' };
    const record = {
      type: 'task-queued',
      lane: '1-0',
      task: '1',
      name: 'resample',
      pool: 'threads',
      atUs: 5,
    };
    assert.deepEqual(taskRecord({ ...message, args: ['abcd', 7] }, '1-0', 5), {
      ...record,
      argumentBytes: 4,
    });
    assert.deepEqual(taskRecord(message, '1-0', 5), record);
    assert.deepEqual(taskRecord({ ...message, args: 'none' }, '1-0', 5), record);
  });
});
