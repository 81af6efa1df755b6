import { spawn } from 'node:child_process';
import { treeMemory } from './processMemory.ts';

/** Megabytes of TypeScript's own server once it has told all diagnostics of the open files. */
export async function tsserverMemory(tsserver: string, files: readonly string[]): Promise<number> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const args = [
    tsserver,
    '--disableAutomaticTypingAcquisition',
    '--useInferredProjectPerProjectRoot',
    '--noGetErrOnBackgroundUpdate',
  ];
  const server = spawn(process.execPath, args, { env, stdio: ['pipe', 'pipe', 'ignore'] });
  const { pid } = server;
  if (pid === undefined) throw new Error('tsserver did not start.');
  let seq = 0;
  const send = (command: string, parameters: object) => {
    seq += 1;
    server.stdin.write(`${JSON.stringify({ seq, type: 'request', command, arguments: parameters })}\n`);
  };
  try {
    const done = new Promise<void>((resolve, reject) => {
      let tail = '';
      server.stdout.on('data', (chunk: Buffer) => {
        tail = (tail + chunk.toString()).slice(-100_000);
        if (tail.includes('"event":"requestCompleted"')) resolve();
      });
      server.once('exit', () => reject(new Error('tsserver ended before it had told the diagnostics.')));
    });
    for (const file of files) send('open', { file });
    send('geterr', { files, delay: 0 });
    await done;
    return treeMemory(pid);
  } finally {
    server.kill();
  }
}
