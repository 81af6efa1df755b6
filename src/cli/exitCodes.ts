/** What the command line answers to the shell (design, section 8). */
export const exitCodes = {
  done: 0,
  /** Something that `--fail-on` names was found. */
  found: 1,
  wrongUse: 2,
  refused: 3,
  warned: 4,
  /** A fault of ours. */
  failed: 70,
} as const;

/** Ends a command with one line on stderr: what happened and what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: number;

  constructor(message: string, exitCode: number = exitCodes.wrongUse) {
    super(message);
    this.exitCode = exitCode;
  }
}
