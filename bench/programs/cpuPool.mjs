// A pool of two threads that computes: 24 tasks of some 150 ms each.
import { Piscina } from 'piscina';

const pool = new Piscina({
  filename: new URL('./cpuTask.mjs', import.meta.url).href,
  minThreads: 2,
  maxThreads: 2,
});
await Promise.all(
  Array.from({ length: 24 }, (_, index) => pool.run(34 + (index % 2), { name: 'fibonacci' })),
);
await pool.destroy();
