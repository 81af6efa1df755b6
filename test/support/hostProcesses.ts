import { descendantsOf } from '../../scripts/host/processes.mjs';
import { eventually } from './eventually.ts';
import type { TestHost } from './testHost.ts';

/** Command lines of the processes that belong to an editor with our extension. */
export const ourProcesses = {
  server: /dist\/server\.cjs/,
  compiler: /dist\/compiler\/tsc --api/,
  profileService: /dist\/service\.cjs/,
} as const;

/** The process ids below an editor's server whose command line matches. */
export function processesOf(host: TestHost, commandLine: RegExp): number[] {
  return descendantsOf(host.pid)
    .filter((info) => commandLine.test(info.commandLine))
    .map(({ pid }) => pid);
}

/** Waits until there is exactly one such process, and it is not one of `earlier`. */
export async function newProcessOf(
  host: TestHost,
  commandLine: RegExp,
  ...earlier: readonly number[]
): Promise<number> {
  return eventually(() => {
    const [pid, ...others] = processesOf(host, commandLine);
    if (pid === undefined) throw new Error(`No process of the editor matches ${commandLine}.`);
    if (others.length > 0) throw new Error(`${others.length + 1} processes match ${commandLine}.`);
    if (earlier.includes(pid)) throw new Error(`Process ${pid} (${commandLine}) has not been replaced.`);
    return pid;
  }, 60_000);
}
