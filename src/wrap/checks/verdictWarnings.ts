import type { Verdict } from '../../core/index.ts';
import type { WrapTarget } from '../target/wrapTarget.ts';
import type { Findings } from './wrapContext.ts';

/** Warns where the verdict says that a pool gains nothing. */
export function checkVerdict(
  verdict: Verdict | undefined,
  { name, nameNode }: WrapTarget,
  findings: Findings,
): void {
  if (verdict?.kind === 'light') {
    const message = `\`${name}\` does next to nothing; sending it to a worker costs more than it takes.`;
    findings.warn('light', nameNode, message);
  }
  if (verdict?.kind === 'io' && verdict.blocking === false) {
    const message = `\`${name}\` waits without holding the event loop; a pool gains nothing.`;
    findings.warn('async-io', nameNode, message);
  }
}
