import assert from 'node:assert/strict';
import type { Translate } from '../../../src/extension/contributions.ts';
import { functionTooltip } from '../../../src/extension/functions/functionTooltip.ts';
import { functionReport } from '../server/reportFixtures.ts';

const untranslated: Translate = (message, ...args) =>
  message.replaceAll(/\{(\d)\}/g, (_, index: string) => String(args[Number(index)]));
const placeName = (file: string, line: number): string => `${file.slice(1)}:${line}`;

describe('what the tree says of a function', () => {
  it('has the verdict with its confidence, the recommendation, its alternatives, and the way to the evidence', () => {
    const report = functionReport({
      evidence: [
        {
          signal: 'sync-io',
          file: '/b.ts',
          line: 4,
          detail: 'readFileSync waits',
          path: [
            { file: '/a.ts', line: 2, name: 'loadAll' },
            { file: '/a.ts', line: 8, name: 'load' },
          ],
        },
      ],
    });
    assert.deepEqual(functionTooltip(report, undefined, untranslated, placeName), [
      'resample: cpu, holds the event loop, confidence 93 %',
      'Run it in a thread pool. It computes over its input.',
      'Or: Run it in a process pool. When it may crash.',
      '• readFileSync waits (loadAll() → load() → b.ts:4)',
    ]);
  });

  it('says so where it cannot be told whether the event loop is held', () => {
    const [verdict] = functionTooltip(
      functionReport({ kind: 'unknown', blocking: null }),
      undefined,
      untranslated,
      placeName,
    );
    assert.match(verdict ?? '', /: unknown, whether it holds the event loop cannot be told, /);
  });

  it('has what was measured below what was predicted', () => {
    const text = 'measured 1.2 s on the main thread, 97 % CPU, 412 samples';
    const measured = {
      name: 'resample',
      text,
      brief: 'measured 1.2 s',
      disagreement: null,
      mainMs: 1200,
      wallMs: 1200,
    };
    const [, second] = functionTooltip(functionReport(), measured, untranslated, placeName);
    assert.equal(second, `Predicted cpu · ${text}`);
  });
});
