import assert from 'node:assert/strict';
import type { Evidence } from '../../../src/core/index.ts';
import { hoverText } from '../../../src/server/text/hoverText.ts';
import { functionReport } from './reportFixtures.ts';

const evidence: Evidence = {
  signal: 'sync-io',
  file: '/project/src/read.ts',
  line: 12,
  detail: 'readFileSync waits for the file system',
  path: [
    { file: '/project/src/report.ts', line: 3, name: 'report' },
    { file: '/project/src/load.ts', line: 8, name: 'loadAll' },
  ],
};

describe('the hover of a function', () => {
  it('begins with the verdict and gives the recommendation with its reason and the alternatives', () => {
    assert.equal(
      hoverText(functionReport(), undefined),
      [
        '**Poolwright** · `resample` computes and holds the event loop · **cpu** · `O(width·height)` · confidence 93 %',
        '',
        'Recommended: **run in a thread pool**. It computes over its input.',
        '- or run in a process pool: When it may crash.',
      ].join('\n'),
    );
  });

  it('links every step of the evidence to its place', () => {
    const text = hoverText(functionReport({ evidence: [evidence] }), undefined);
    assert.match(text, /readFileSync waits .* \[read\.ts:12\]\(file:\/\/\/project\/src\/read\.ts#L12\)/);
    assert.match(
      text,
      /\[report\\\(\\\)\]\(file:\/\/\/project\/src\/report\.ts#L3\) → \[loadAll\\\(\\\)\]\(file:\/\/\/project\/src\/load\.ts#L8\)/,
    );
  });

  it('links files whose names would end a link', () => {
    const inGroup = { ...evidence, file: '/project/app/(shop/page one).ts', path: [] };
    const text = hoverText(functionReport({ evidence: [inGroup] }), undefined);
    assert(text.includes('](file:///project/app/%28shop/page%20one%29.ts#L12)'), text);
  });

  it('says of each pool whether the wrap can be offered, and if not, why and where', () => {
    const refusal = {
      code: 'uses-this',
      message: 'It uses `this` in line 4.',
      file: '/project/src/a.ts',
      line: 4,
    } as const;
    const text = hoverText(functionReport(), {
      threads: { refusals: [], warnings: [], notes: [] },
      processes: { refusals: [refusal], warnings: [], notes: [] },
    });
    assert.match(text, /^In a thread pool: possible, from the light bulb/m);
    assert.match(
      text,
      /^In a process pool: not possible\. It uses `this` in line 4 \(\[a\.ts:4\]\(file:\/\/\/project\/src\/a\.ts#L4\)\)$/m,
    );
  });

  it('says once what both pools would say, above the evidence', () => {
    const refusal = {
      code: 'not-exported',
      message: 'It is not exported.',
      file: '/project/src/a.ts',
      line: 4,
    } as const;
    const offer = { refusals: [refusal], warnings: [], notes: [] };
    const text = hoverText(functionReport({ evidence: [evidence] }), { threads: offer, processes: offer });
    assert.equal(text.match(/It is not exported/g)?.length, 1);
    assert.match(
      text,
      /\n\nIn a thread pool: not possible\. It is not exported .*\n\nIn a process pool: the same\n\nEvidence:/,
    );
  });

  it('says what a possible wrap is good to know for', () => {
    const note = {
      code: 'clone-cost',
      message: '`rows` is copied.',
      file: '/project/src/a.ts',
      line: 4,
    } as const;
    const offer = { refusals: [], warnings: [], notes: [note] };
    const text = hoverText(functionReport(), { threads: offer, processes: offer });
    assert.match(text, /In a thread pool: possible, .*\. `rows` is copied \(\[a\.ts:4\]/);
  });

  it('says nothing of pools for a function that does next to nothing', () => {
    const offer = { refusals: [], warnings: [], notes: [] };
    const text = hoverText(functionReport({ kind: 'light', blocking: false }), {
      threads: offer,
      processes: offer,
    });
    assert.doesNotMatch(text, /In a (thread|process) pool/);
  });

  it('shows six pieces of evidence and says how many more there are', () => {
    const text = hoverText(
      functionReport({ evidence: Array.from({ length: 9 }, () => evidence) }),
      undefined,
    );
    assert.equal(text.match(/readFileSync waits/g)?.length, 6);
    assert.match(text, /^- and 3 more$/m);
  });

  it('lets nothing from the program become markup', () => {
    const hostile = { ...evidence, detail: '<img src=x> [click](command:evil) **bold**' };
    const text = hoverText(functionReport({ name: 'a`b', evidence: [hostile] }), undefined);
    assert(text.includes('\\<img src=x\\> \\[click\\]\\(command:evil\\) \\*\\*bold\\*\\*'));
    assert(text.includes('``a`b``'));
  });
});
