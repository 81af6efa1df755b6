import type { Translate } from '../contributions.ts';

/** What a person typed, as the command line takes it. */
export type GivenArguments =
  | { readonly kind: 'options'; readonly options: readonly string[] }
  | { readonly kind: 'problem'; readonly message: string };

/**
 * Reads `[640, "cubic"]`, or the path of a module that has argument lists: `./sizes.mjs`. Arguments are handed on one by one,
 * each as JSON.
 */
export function givenArguments(text: string, t: Translate): GivenArguments {
  const given = text.trim();
  if (/^[^[\]{}"]+\.[cm]?[jt]s$/.test(given)) return { kind: 'options', options: ['--args-from', given] };
  try {
    const list: unknown = JSON.parse(given);
    if (!Array.isArray(list))
      return { kind: 'problem', message: t('Put the arguments into brackets: [{0}]', given) };
    return { kind: 'options', options: ['--args', ...list.map((value) => JSON.stringify(value))] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      kind: 'problem',
      message: t(
        'This is neither JSON ({0}) nor the path of a module. Strings need quotes: ["text"]',
        reason,
      ),
    };
  }
}
