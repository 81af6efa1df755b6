import type { CatalogEntry } from './entry.ts';
import { moduleTable } from './define.ts';

const language = moduleTable('', 'developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects');

const overReceiver = (
  perUnitNs: number,
): { effect: 'cpu'; work: { fixedNs: number; perUnitNs: number; over: 'receiver' } } => ({
  effect: 'cpu',
  work: { fixedNs: 30, perUnitNs, over: 'receiver' },
});
const overFirst = (
  perUnitNs: number,
): { effect: 'cpu'; work: { fixedNs: number; perUnitNs: number; over: 0 } } => ({
  effect: 'cpu',
  work: { fixedNs: 30, perUnitNs, over: 0 },
});

/** What goes by the length of a text or a number and is rarer than what `language.ts` has. */
export const textEntries: readonly CatalogEntry[] = [
  ...language('String.toLocaleLowerCase String.toLocaleUpperCase', overReceiver(3)),
  ...language('String.isWellFormed String.toWellFormed', overReceiver(1)),
  ...language(
    'String.anchor String.big String.blink String.bold String.fixed String.fontcolor String.fontsize String.italics String.link String.small String.strike String.sub String.sup',
    { effect: 'light', work: { fixedNs: 200 } },
  ),
  ...language('RegExp.compile', { effect: 'light', work: { fixedNs: 500 } }),
  ...language('RegExp.escape', overFirst(5)),
  ...language('parseInt parseFloat Number.parseInt Number.parseFloat Number String', {
    effect: 'light',
    work: { fixedNs: 50 },
  }),
  // Quadratic in the number of digits, of which programs have tens.
  ...language('BigInt BigInt.toString', { effect: 'light', work: { fixedNs: 500 } }),
];
