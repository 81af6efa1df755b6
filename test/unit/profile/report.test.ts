import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { findFindings, toReportHtml } from '../../../src/profile/index.ts';
import type { ProfileRecord } from '../../../src/profile/index.ts';
import { header, lane, records } from './records.ts';
import { runFactsOf } from './runFactsOf.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');
const reportOf = (given: readonly ProfileRecord[]): string => {
  const facts = runFactsOf(given);
  return toReportHtml(facts, findFindings(facts), sha256);
};

describe('toReportHtml', () => {
  it('is made of any profile, has no script and loads nothing', () => {
    fc.assert(
      fc.property(records, (given) => {
        const html = reportOf(given);
        assert.doesNotMatch(
          html,
          /<script|<link|<img|<iframe|javascript:| on[a-z]+=| style=| src=|@import|url\(/i,
        );
        assert.doesNotMatch(html, />(?:NaN|undefined|Infinity)/);
        const style = /<style>([^]*)<\/style>/.exec(html)?.[1] ?? '';
        assert.ok(html.includes(`style-src 'sha256-${sha256(style)}'`));
      }),
    );
  });

  it('shows what a program calls its things, and takes none of it for HTML', () => {
    const hostile = '"><script>alert(1)</script><b title=\'';
    const place = { lane: '100-0', atUs: 1_100_000 };
    const html = reportOf([
      { ...header, command: [hostile] } as ProfileRecord,
      { ...lane(100, 0, 1_000_000), name: hostile } as ProfileRecord,
      { type: 'functions', ...place, first: 0, names: [hostile], urls: [hostile], lines: [1], columns: [1] },
      { type: 'call-nodes', ...place, first: 0, functions: [0], parents: [-1] },
      { type: 'samples', ...place, startUs: 1_000_000, nodes: [0], counts: [100], lengthsUs: [100_000] },
      { type: 'notice', atUs: 1_000_000, message: hostile },
    ]);
    assert.doesNotMatch(html, /<script|<b /);
    assert.ok(html.split('&quot;&gt;&lt;script&gt;alert(1)').length >= 5);
  });
});
