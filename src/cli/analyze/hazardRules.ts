import type { ReportingDescriptor } from 'sarif';
import type { HazardCode } from '../../core/index.ts';
import { hazardCodes } from '../failOn.ts';
// The sections of docs/hazards.md; a test compares both, and writes this file with POOLWRIGHT_UPDATE_GOLDEN=1.
import pages from './hazardPages.json' with { type: 'json' };

/** What SARIF tells of each hazard, in the words of docs/hazards.md. A result's `ruleIndex` counts in this list. */
export const hazardRules: readonly ReportingDescriptor[] = hazardCodes.map(toRule);

function toRule(code: HazardCode): ReportingDescriptor {
  const page = pages[code];
  const meaning = plain(page.split('\n\n')[0] ?? '')
    .replaceAll('\n', ' ')
    .replace(/^What it means\. /, '');
  const [short = meaning] = meaning.split(/[.:] /);
  return {
    id: code,
    shortDescription: { text: `${short.replace(/\.$/, '')}.` },
    fullDescription: { text: meaning },
    help: { text: plain(page), markdown: page },
    defaultConfiguration: { level: 'warning' },
  };
}

function plain(markdown: string): string {
  return markdown.replaceAll('**', '').replaceAll('`', '');
}
