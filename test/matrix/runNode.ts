import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const preload = fileURLToPath(new URL('../fixtures/matrix/trace.cjs', import.meta.url));

/** For hangs: the slowest build takes a few seconds. */
const deadlineMs = 180_000;

/** Runs a Node on \`args\` in a folder, with the tasks of all its threads and processes written into \`trace\`. */
export async function runNode(
  binary: string,
  trace: string,
  cwd: string,
  args: readonly string[],
): Promise<string> {
  const env = { ...process.env, NODE_OPTIONS: `--require=${JSON.stringify(preload)}`, TASK_TRACE: trace };
  return new Promise((resolve, reject) => {
    const options = { cwd, env, timeout: deadlineMs, killSignal: 'SIGKILL', maxBuffer: 2 ** 26 } as const;
    execFile(binary, [...args], options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`${args.join(' ')} failed in ${cwd}.\n${stderr}\n${stdout}\n${error.message}`));
    });
  });
}

/** How many tasks were started on threads and processes that queue none; one that was started elsewhere is an error. */
export async function tasksInWorkers(trace: string): Promise<number> {
  if (!existsSync(trace)) return 0;
  const events = (await readFile(trace, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' '));
  const queueing = new Set(events.flatMap(([phase, lane]) => (phase === 'queued' ? [lane] : [])));
  const started = events.filter(([phase]) => phase === 'started');
  if (started.some(([, lane]) => queueing.has(lane))) throw new Error('A task ran where it was queued.');
  return started.length;
}
