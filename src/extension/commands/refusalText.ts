import type { RefusedWrap } from '../../core/index.ts';
import type { Translate } from '../contributions.ts';

/**
 * Why a wrap was refused: each reason once, with its place, which is often in another file than the function.
 * `nameOf` says a file's path as the workspace shows it.
 */
export function refusalText(
  { pool, refusals }: RefusedWrap,
  nameOf: (file: string) => string,
  t: Translate,
): string {
  const lead =
    pool === 'threads'
      ? t('This cannot run in a thread pool, and nothing was changed.')
      : t('This cannot run in a process pool, and nothing was changed.');
  const reasons = refusals.map(
    ({ message, file, line }) => `${message.replace(/\.$/, '')} (${nameOf(file)}:${line}).`,
  );
  return [lead, ...new Set(reasons)].join(' ');
}
