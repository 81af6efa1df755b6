// Eight threads that do nothing, one after the other.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

for (let left = 8; left > 0; left -= 1) {
  await once(new Worker('', { eval: true }), 'exit');
}
