import type { CompilerSession } from '../compiler/index.ts';
import { checkBundlers } from './bundlers/checkBundlers.ts';
import { planCallers } from './callers/planCallers.ts';
import { examine } from './examine.ts';
import { guarded } from './guarded.ts';
import { namedFirst } from './namedFirst.ts';
import type { WrapOffer, WrapRequest } from './wrapRequest.ts';

/**
 * Whether a wrap would be refused, without planning it: all questions but that of the compiler to the edited program.
 * Cheap enough for every light bulb (a few milliseconds for a function with a handful of callers).
 */
export function offerWrap(session: CompilerSession, request: WrapRequest): WrapOffer {
  return guarded(
    request,
    () => namedFirst(session, request, (named) => offer(session, named)),
    (refusal) => ({ ok: false, refusals: [refusal], warnings: [], notes: [], kept: [] }),
  );
}

function offer(session: CompilerSession, request: WrapRequest): WrapOffer {
  const examined = examine(session, request, false);
  if (examined.kind === 'refused')
    return { ok: false, refusals: examined.refusals, warnings: [], notes: [], kept: [] };
  if (examined.kind === 'twin') return { ok: true, refusals: [], warnings: [], notes: [], kept: [] };
  const { context, findings } = examined;
  // A function that cannot move at all need not be looked for everywhere.
  const asked = { keepsSync: request.keepSyncCallers === true, hasTime: false };
  const callers = findings.isRefused ? undefined : planCallers(context, findings, asked);
  if (callers !== undefined) checkBundlers(context, callers.uses, context.files, findings);
  const { notes, refusals, warnings } = findings;
  return { ok: refusals.length === 0, refusals, warnings, notes, kept: callers?.kept ?? [] };
}
