import assert from 'node:assert/strict';
import { priorities, RequestQueue } from '../../../src/server/engine/requestQueue.ts';

function drain(queue: RequestQueue<string>): string[] {
  const taken: string[] = [];
  for (let item = queue.take(); item !== undefined; item = queue.take()) taken.push(item);
  return taken;
}

describe('the request queue', () => {
  it('lets a hover overtake open files and open files overtake a scan', () => {
    const queue = new RequestQueue<string>();
    queue.add('scan', priorities.scan);
    queue.add('open', priorities.openFile);
    queue.add('hover', priorities.interactive);
    assert.deepEqual(drain(queue), ['hover', 'open', 'scan']);
  });

  it('keeps the order of arrival within a priority', () => {
    const queue = new RequestQueue<string>();
    for (const item of ['a', 'b', 'c']) queue.add(item, priorities.openFile);
    assert.deepEqual(drain(queue), ['a', 'b', 'c']);
  });

  it('gives an item that is put back the next turn, before more urgent ones', () => {
    const queue = new RequestQueue<string>();
    queue.add('scan', priorities.scan);
    const first = queue.take();
    queue.add('hover', priorities.interactive);
    assert(first !== undefined);
    queue.putBack(first);
    assert.deepEqual(drain(queue), ['scan', 'hover']);
  });

  it('removes and returns what matches, in order, and nothing else', () => {
    const queue = new RequestQueue<string>();
    for (const item of ['a1', 'b1', 'a2']) queue.add(item, priorities.openFile);
    assert.deepEqual(
      queue.remove((item) => item.startsWith('a')),
      ['a1', 'a2'],
    );
    assert.deepEqual(drain(queue), ['b1']);
  });
});
