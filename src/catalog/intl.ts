import type { CatalogEntry } from './entry.ts';
import { methodsOf, moduleTable } from './define.ts';

const intl = moduleTable('', 'developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Intl');
const dates = moduleTable('', 'developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Date');

const makes = (fixedNs: number): { effect: 'light'; work: { fixedNs: number } } => ({
  effect: 'light',
  work: { fixedNs },
});

/** Formatting by locale: making a formatter loads its data and takes a hundred times as long as using it. */
export const intlEntries: readonly CatalogEntry[] = [
  ...intl('Intl.NumberFormat Intl.Collator Intl.PluralRules Intl.RelativeTimeFormat', makes(30_000)),
  ...intl('Intl.DateTimeFormat Intl.Segmenter Intl.DurationFormat', makes(100_000)),
  ...intl('Intl.ListFormat Intl.DisplayNames Intl.Locale', makes(10_000)),
  ...intl('Intl.supportedValuesOf', makes(50_000)),
  ...intl(
    'Intl.getCanonicalLocales ' +
      methodsOf(
        'Intl.Collator Intl.DateTimeFormat Intl.NumberFormat Intl.PluralRules Intl.RelativeTimeFormat Intl.ListFormat Intl.DisplayNames Intl.Segmenter Intl.DurationFormat',
        'supportedLocalesOf resolvedOptions',
      ),
    makes(10_000),
  ),
  ...intl('Intl.Collator.compare Intl.PluralRules.select Intl.DisplayNames.of', makes(500)),
  ...intl(
    'Intl.NumberFormat.format Intl.DateTimeFormat.format Intl.RelativeTimeFormat.format Intl.DurationFormat.format',
    makes(2_000),
  ),
  ...intl(
    'Intl.NumberFormat.formatToParts Intl.DateTimeFormat.formatToParts Intl.RelativeTimeFormat.formatToParts Intl.DurationFormat.formatToParts',
    makes(5_000),
  ),
  ...intl(
    methodsOf('Intl.NumberFormat Intl.DateTimeFormat', 'formatRange formatRangeToParts'),
    makes(20_000),
  ),
  ...intl('Intl.ListFormat.format Intl.ListFormat.formatToParts', {
    effect: 'cpu',
    work: { fixedNs: 2_000, perUnitNs: 200, over: 0 },
  }),
  // The text is copied and looked through for boundaries as the segments are read.
  ...intl('Intl.Segmenter.segment', { effect: 'cpu', work: { fixedNs: 10_000, perUnitNs: 200, over: 0 } }),
  ...intl('Intl.Segments.containing', makes(10_000)),
  ...intl(
    methodsOf(
      'Intl.Locale',
      'maximize minimize getCalendars getCollations getHourCycles getNumberingSystems getTextInfo getTimeZones getWeekInfo',
    ),
    makes(10_000),
  ),
  ...dates('Date.toLocaleString Date.toLocaleDateString Date.toLocaleTimeString', makes(20_000)),
  ...dates('Number.toLocaleString BigInt.toLocaleString', makes(2_000)),
];
