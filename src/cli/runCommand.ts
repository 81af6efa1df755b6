import os from 'node:os';
import spawn from 'cross-spawn';
import type { ProgramEnd } from '../service/index.ts';

export type RanCommand =
  | {
      readonly kind: 'ended';
      readonly end: ProgramEnd;
      /** 0 where no signal ended it. */
      readonly signalNumber: number;
    }
  | { readonly kind: 'not-started'; readonly reason: string };

/** What a user or a supervisor sends to us means the program. */
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2'] as const;
/** Whoever sends one of these wants an end. */
const stopping: readonly string[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];
/** These a terminal sends to the whole foreground group: the program has got them already. */
const fromTerminal: readonly string[] = ['SIGINT', 'SIGQUIT', 'SIGHUP'];

/** Runs a command with our own stdin, stdout and stderr, and waits for it; signals to us are passed on to it. */
export function runCommand(command: readonly string[], environment: NodeJS.ProcessEnv): Promise<RanCommand> {
  const [file = '', ...argumentList] = command;
  return new Promise((resolve) => {
    const child = spawn(file, argumentList, { stdio: 'inherit', env: environment });
    const isInTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
    let isStopped = false;
    const forward = (signal: NodeJS.Signals): void => {
      isStopped ||= stopping.includes(signal);
      if (!isInTerminal || !fromTerminal.includes(signal)) child.kill(signal);
    };
    for (const signal of forwarded) process.on(signal, forward);
    const done = (ran: RanCommand): void => {
      for (const signal of forwarded) process.off(signal, forward);
      resolve(ran);
    };
    child.on('error', (error) => {
      // Also emitted when a signal could not be sent; the program then runs on, and 'exit' follows.
      if (child.pid === undefined) done({ kind: 'not-started', reason: error.message });
    });
    child.on('exit', (exitCode, signal) => {
      const signalNumber = signal === null ? 0 : os.constants.signals[signal];
      done({ kind: 'ended', end: { exitCode, signal, isStopped }, signalNumber });
    });
  });
}
