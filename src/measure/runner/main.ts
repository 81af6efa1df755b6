/** The measuring process: runs one function of a program, tells what it measured, and ends. */
import { Worker } from 'node:worker_threads';
import type { MeasureRequest, RunnerMessage } from '../rawMeasurement.ts';
import { FunctionMeasuring } from './measureFunction.ts';
import { MeasureTrouble } from './measureTrouble.ts';

const send = process.send?.bind(process);
// Code that looks whether it has a parent to report to has none.
Object.defineProperty(process, 'send', { value: undefined, configurable: true, writable: true });

/** Waits until it is written: the process ends after the last one. */
function tell(message: RunnerMessage): Promise<void> {
  return new Promise((resolve) => {
    if (send === undefined) resolve();
    else send(message, undefined, {}, () => resolve());
  });
}

// While the function computes, this thread cannot notice that whoever asked was killed. Another one can.
const watch = `setInterval(() => process.ppid === ${process.ppid} || process.kill(process.pid, 'SIGKILL'), 500)`;
new Worker(watch, { eval: true, env: {}, execArgv: [], name: 'poolwright:watch' }).unref();

process.on('disconnect', () => process.exit());
process.once('message', (request: MeasureRequest) => {
  void measure(request);
});

async function measure(request: MeasureRequest): Promise<void> {
  const measuring = new FunctionMeasuring(request, (message) => void tell(message));
  try {
    const raw = await measuring.run();
    await tell({ kind: 'measured', raw });
  } catch (error) {
    // Anything else is a fault of ours, and ends this process with its stack on standard error.
    if (!(error instanceof MeasureTrouble)) throw error;
    const others = measuring.troubles.filter(({ pool }) => pool !== error.pool);
    await tell({ kind: 'refused', troubles: [...others, error.toTrouble()] });
  }
  process.exit();
}
