import { CompilerLost } from '../compiler/index.ts';
import type { Refusal } from '../core/index.ts';
import { TooMuchCode } from './reach/tooMuchCode.ts';
import type { WrapRequest } from './wrapRequest.ts';

/**
 * Runs a plan and turns a question that the compiler fails on into a refusal: code that nobody can look through is not
 * rewritten, and a person's file is no reason to throw.
 *
 * @throws CompilerLost when the compiler itself is gone; whoever started it starts it again.
 */
export function guarded<Answer>(
  request: WrapRequest,
  plan: () => Answer,
  refuse: (refusal: Refusal) => Answer,
): Answer {
  try {
    return plan();
  } catch (error) {
    if (error instanceof CompilerLost) throw error;
    if (error instanceof TooMuchCode) {
      const message = `${error.message}; make it smaller.`;
      return refuse({ code: 'unsupported-form', message, file: request.file, line: 1 });
    }
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    const message = `The compiler has no answer about this code (${reason}); please report it with the code.`;
    return refuse({ code: 'unsupported-form', message, file: request.file, line: 1 });
  }
}
