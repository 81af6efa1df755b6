/** What the language server would say of the simulated run: its files lie in the window, but for one. */
import type { PredictedFile, PredictedFunction } from '../../../src/protocol/index.ts';

const root = 'file:///home/me/thumbnails/src/';

type Known = readonly [
  name: string,
  line: number,
  kind: PredictedFunction['kind'],
  blocking: boolean,
  otherwise?: NonNullable<PredictedFunction['disagreement']>['measured'],
];

function file(
  name: string,
  functions: readonly Known[],
  status: PredictedFile['status'] = 'analysed',
): PredictedFile {
  return {
    urls: [root + name],
    status,
    reason: '',
    functions: functions.map(([fn, line, kind, blocking, measured]) => ({
      name: fn,
      line,
      column: 1,
      kind,
      blocking,
      confidence: 0.93,
      disagreement: measured === undefined ? null : { measured, text: `measured ${measured}, not ${kind}` },
    })),
  };
}

export const simulatedPredictions: readonly PredictedFile[] = [
  file('main.ts', [
    ['main', 18, 'mixed', true],
    ['collect', 52, 'light', false],
  ]),
  {
    urls: [`${root}plugins.ts`],
    status: 'not-analysed',
    reason:
      '/home/me/thumbnails/src/plugins.ts is in no folder of this window. Open its folder, and what is predicted stands here.',
    functions: [],
  },
  file('config.ts', [['readConfig', 9, 'light', false, 'io']]),
  file('merge.ts', [['mergeResults', 23, 'cpu', true]]),
  file('tile.ts', [['thumbnail', 41, 'cpu', true]]),
  file('resample.ts', [['resample', 12, 'cpu', true]]),
  file('kernel.ts', [
    ['lanczos', 7, 'cpu', true],
    ['weights', 31, 'light', false],
    ['sinc', 48, 'light', false],
  ]),
  file('png.ts', [], 'under-way'),
  file('archive.ts', [['encodeArchive', 15, 'mixed', true]], 'changed'),
];
