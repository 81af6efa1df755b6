// A flood of 100,000 tasks that do nothing, at most 1,000 at a time.
import { Piscina } from 'piscina';

const pool = new Piscina({
  filename: new URL('./emptyTask.mjs', import.meta.url).href,
  minThreads: 1,
  maxThreads: 1,
});
for (let left = 100_000; left > 0; left -= 1_000) {
  await Promise.all(Array.from({ length: 1_000 }, () => pool.run(null, { name: 'nothing' })));
}
await pool.destroy();
