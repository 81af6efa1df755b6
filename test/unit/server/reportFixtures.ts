import type { FileReport, FunctionReport } from '../../../src/core/index.ts';

/** A function's report for tests of what is made of reports; nothing in it comes from an analysis. */
export function functionReport(overrides: Partial<FunctionReport> = {}): FunctionReport {
  return {
    file: '/project/src/image.ts',
    name: 'resample',
    line: 3,
    column: 17,
    endLine: 9,
    start: 40,
    end: 200,
    nameStart: 56,
    nameEnd: 64,
    kind: 'cpu',
    blocking: true,
    confidence: 0.925,
    cost: 'O(width·height)',
    loopMs: 40,
    evidence: [],
    recommendation: {
      action: 'thread-pool',
      reason: 'It computes over its input.',
      alternatives: [{ action: 'process-pool', reason: 'When it may crash.' }],
    },
    hazards: [],
    ...overrides,
  };
}

/** A file's report for tests, with the functions given. */
export function fileReport(functions: readonly FunctionReport[], file = '/project/src/image.ts'): FileReport {
  return { file, functions, problems: [] };
}
