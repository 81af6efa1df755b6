import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/setup/root.mjs';
import type { HostToService, ServiceToHost } from '../../src/protocol/index.ts';

/** The profile service as the extension host starts it. */
export class ServiceProcess {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** Resolves when it answers. */
  static async start(onMessage: (message: ServiceToHost) => void): Promise<ServiceProcess> {
    const child = fork(path.join(root, 'dist', 'service.cjs'), [], {
      serialization: 'advanced',
      execArgv: [],
    });
    const service = new ServiceProcess(child);
    await new Promise<void>((answered) => {
      child.once('message', () => answered());
      service.send({
        type: 'how-to-run',
        request: 0,
        file: path.join(root, 'none'),
        nodeOptions: '',
        sampleEveryMs: 0,
      });
    });
    child.on('message', (message: ServiceToHost) => onMessage(message));
    return service;
  }

  send(message: HostToService): void {
    this.#child.send(message);
  }

  /** Processor time that it has taken so far. Linux only, else `NaN`. */
  cpuMs(): number {
    try {
      // The name stands in brackets; user and system time are the 12th and 13th field behind it, in hundredths of a second.
      const fields = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      return (Number(fields[11]) + Number(fields[12])) * 10;
    } catch {
      return Number.NaN;
    }
  }

  /** Megabytes that it takes now, and took at most. Linux only, else `NaN`. */
  memory(): { readonly nowMb: number; readonly mostMb: number } {
    try {
      const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
      const of = (name: string): number =>
        Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]) / 1024;
      return { nowMb: of('VmRSS'), mostMb: of('VmHWM') };
    } catch {
      return { nowMb: Number.NaN, mostMb: Number.NaN };
    }
  }

  stop(): void {
    // Not `disconnect`, which waits for the end of a message that is under way, and may do so for ever.
    this.#child.kill();
  }
}
