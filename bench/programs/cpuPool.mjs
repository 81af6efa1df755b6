// A pool of two threads that computes: 40 tasks of some 50 ms each.
import { Piscina } from 'piscina';

const pool = new Piscina({
  filename: new URL('./cpuTask.mjs', import.meta.url).href,
  minThreads: 2,
  maxThreads: 2,
});
await Promise.all(Array.from({ length: 40 }, (_, index) => pool.run(31 + (index % 2))));
await pool.destroy();
