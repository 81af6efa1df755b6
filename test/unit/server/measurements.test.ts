import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Measurements } from '../../../src/server/measured/measurements.ts';
import { measuredVerdicts } from '../../../src/server/measured/measuredVerdicts.ts';
import { measuredFunction } from './measuredFixtures.ts';
import { fileReport, functionReport } from './reportFixtures.ts';

const ran = 'export function f() {}\nexport function g() {}\n';
const edited = `// One line more.\n${ran}`;
const file = '/project/src/f.ts';

/** The report of a text with f and g in two lines, from `start` on. */
const reportOf = (text: string, ...names: readonly string[]) =>
  fileReport(
    names.map((name) => {
      const start = text.indexOf('export', text.indexOf('//') < 0 ? 0 : text.indexOf('\n'));
      const nameStart = text.indexOf(`function ${name[0]}`) + 9;
      return functionReport({ file, name, start, end: text.length, nameStart, nameEnd: nameStart + 1 });
    }),
    file,
  );

const measurementOf = (sha256: string, name = 'f') => ({
  command: 'node f.ts',
  startedAtMs: 1_700_000_000_000,
  files: [
    { file, urls: [`file://${file}`], sha256, functions: [measuredFunction({ name, line: 1, column: 18 })] },
  ],
});
const sha256 = createHash('sha256').update(ran).digest('hex');

describe('what was measured of a file', () => {
  let measurements: Measurements;
  beforeEach(() => {
    measurements = new Measurements();
  });
  const told = (text: string, ...names: readonly string[]) => {
    const found = measurements.of(reportOf(text, ...names), text);
    return [found?.version, ...(found?.functions.keys() ?? [])];
  };

  it('is nothing before a profile tells, and of files that it does not tell of', () => {
    assert.deepEqual(told(ran, 'f'), [undefined]);
    assert.deepEqual(measurements.replace(measurementOf(sha256)), [file]);
    assert.equal(measurements.has('/project/src/other.ts'), false);
    assert.equal(measurements.of(fileReport([], '/project/src/other.ts'), ''), undefined);
  });

  it('is of this text, whatever its line ends, or of another one', () => {
    measurements.replace(measurementOf(sha256));
    assert.deepEqual(told(ran, 'f'), ['this', 'f']);
    assert.deepEqual(told(ran.replaceAll('\n', '\r\n'), 'f'), ['this', 'f']);
    assert.deepEqual(told(edited, 'f'), ['other', 'f']);
    measurements.replace(measurementOf(''));
    assert.deepEqual(told(ran, 'f'), ['not known', 'f']);
  });

  it('stays with the functions that it was of when the text is edited, as long as they are there', () => {
    // A build named them otherwise, so that only their places tell.
    measurements.replace(measurementOf(sha256, 't'));
    assert.deepEqual(told(edited, 'f'), ['other']);
    assert.deepEqual(told(ran, 'f'), ['this', 'f']);
    assert.deepEqual(told(edited, 'f', 'g'), ['other', 'f']);
    assert.deepEqual(told(edited, 'g'), ['other']);
    assert.deepEqual(told(ran, 'f'), ['this', 'f']);
  });

  it('is replaced by the next profile, and both files are told of', () => {
    measurements.replace(measurementOf(sha256));
    const next = { ...measurementOf(sha256), files: [] };
    assert.deepEqual(measurements.replace(next), [file]);
    assert.deepEqual(told(ran, 'f'), [undefined]);
  });

  it('is found where the folder that is open is a symbolic link', () => {
    const folders = [
      { shown: '/elsewhere', real: '/elsewhere' },
      { shown: '/project', real: '/data/project' },
    ];
    const real = measurementOf(sha256);
    const files = real.files.map((one) => ({ ...one, file: `/data${file}` }));
    assert.deepEqual(measurements.replace({ ...real, files }, folders), [file]);
    assert.deepEqual(told(ran, 'f'), ['this', 'f']);
  });

  it('contradicts no prediction for a text that was not measured', () => {
    measurements.replace({
      ...measurementOf(sha256),
      files: [
        {
          file,
          urls: [],
          sha256,
          functions: [measuredFunction({ name: 'f', line: 1, column: 18, kind: 'io' })],
        },
      ],
    });
    const disagreements = [ran, edited].map((text) => {
      const report = reportOf(text, 'f');
      return measuredVerdicts(report, measurements.of(report, text)).map(({ disagreement }) => disagreement);
    });
    assert.deepEqual(disagreements, [['measured io, not cpu'], [null]]);
  });
});
