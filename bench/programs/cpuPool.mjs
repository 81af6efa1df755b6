// A pool of two threads that computes: 24 tasks of some 150 ms each, or so many times as many as the argument says.
import { Piscina } from 'piscina';

const times = Number(process.argv[2] ?? 1);
const pool = new Piscina({
  filename: new URL('./cpuTask.mjs', import.meta.url).href,
  minThreads: 2,
  maxThreads: 2,
});
await Promise.all(
  Array.from({ length: 24 * times }, (_, index) => pool.run(34 + (index % 2), { name: 'fibonacci' })),
);
await pool.destroy();
