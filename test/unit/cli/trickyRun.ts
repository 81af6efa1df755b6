import type { AnalysisRun } from '../../../src/cli/analyze.ts';
import type { FunctionReport, Hazard } from '../../../src/core/index.ts';
import { fileReport, functionReport } from '../server/reportFixtures.ts';

const root = '/project';

const hazard = (overrides: Partial<Hazard> = {}): Hazard => ({
  code: 'blocking-in-async',
  line: 3,
  message: 'It computes on the event loop.',
  path: [],
  ...overrides,
});

const report = (overrides: Partial<FunctionReport>): FunctionReport =>
  functionReport({ file: '/project/src/image.ts', ...overrides });

/** A run, made by hand, whose names and messages hold all that a format has to escape. */
export const trickyRun: AnalysisRun = {
  root,
  reports: [
    fileReport(
      [
        report({
          hazards: [
            hazard({
              message: 'resample computes (50 %,\r\nor more) on the event loop: run it in a thread pool.',
              path: [
                { file: '/project/src/größe & co/serve, #1.ts', line: 7, name: 'handle' },
                { file: '/project/src/image.ts', line: 3, name: 'resample' },
              ],
            }),
          ],
          evidence: [
            {
              signal: 'cpu-callee',
              file: '/elsewhere/math.ts',
              line: 9,
              detail: 'blend loops',
              path: [{ file: '/project/src/image.ts', line: 5, name: 'blend' }],
            },
          ],
        }),
        report({ name: 'quiet', line: 12, kind: 'light', blocking: false }),
        // Twice the same hazard in one function, neither on the line of its name; and a verdict that is not sure.
        report({
          name: 'Report.[Symbol.iterator]',
          line: 20,
          endLine: 40,
          confidence: 0.4,
          hazards: [
            hazard({ line: 25, message: 'Report.[Symbol.iterator](…) computes.' }),
            hazard({ line: 30, message: 'Report.[Symbol.iterator](…) computes.' }),
          ],
        }),
      ],
      '/project/src/image.ts',
    ),
    fileReport(
      [
        report({
          file: '/project/src/größe & co/serve, #1.ts',
          name: 'serve/<arrow@10:21>',
          line: 10,
          column: 21,
          nameStart: 300,
          nameEnd: 301,
          hazards: [hazard({ line: 10, message: 'serve/<arrow@10:21> ::error::computes.' })],
        }),
      ],
      '/project/src/größe & co/serve, #1.ts',
    ),
    fileReport(
      [report({ file: '/elsewhere/math.ts', name: 'add', hazards: [hazard()] })],
      '/elsewhere/math.ts',
    ),
  ],
  problems: [
    {
      file: '/project/src/broken.ts',
      line: 4,
      message: '/project/src/broken.ts does not parse at line 4 (100 % of it).',
    },
    { file: root, message: '. has no TypeScript or JavaScript source files to analyse.' },
  ],
};
