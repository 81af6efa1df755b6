import assert from 'node:assert/strict';
import { durationText, measuredBriefly, measuredSummary } from '../../../src/server/text/measuredText.ts';
import { hoverText } from '../../../src/server/text/hoverText.ts';
import { lensTitle } from '../../../src/server/text/lensTitle.ts';
import { measuredFunction } from './measuredFixtures.ts';
import { functionReport } from './reportFixtures.ts';

const workers = { role: 'thread', laneCount: 2, wallMs: 900 } as const;
const main = { role: 'main', laneCount: 1, wallMs: 300 } as const;

describe('what was measured of a function, in words', () => {
  it('is time, lanes, CPU share and samples', () => {
    assert.equal(
      measuredSummary(measuredFunction(), 'this'),
      'measured 1.2 s on the main thread, 97 % CPU, 412 samples',
    );
    assert.equal(
      measuredSummary(measuredFunction({ lanes: [workers, main] }), 'this'),
      'measured 1.2 s on 2 workers and the main thread, 97 % CPU, 412 samples',
    );
    const children = [
      { role: 'process', laneCount: 1, wallMs: 900 },
      { ...workers, laneCount: 1 },
      main,
    ] as const;
    assert.match(
      measuredSummary(measuredFunction({ lanes: children }), 'this'),
      /on 1 child process, 1 worker and the main thread, /,
    );
  });

  it('has time per call where calls are known', () => {
    const pooled = { lanes: [workers], calls: { count: 14, medianMs: 86.4 } };
    assert.equal(
      measuredSummary(measuredFunction(pooled), 'this'),
      'measured 1.2 s on 2 workers in 14 calls (median 86 ms), 97 % CPU, 412 samples',
    );
    assert.match(
      measuredSummary(measuredFunction({ calls: { count: 1, medianMs: 4.12 } }), 'this'),
      / in 1 call \(median 4\.1 ms\), /,
    );
  });

  it('says so where there is not enough data, for anything or for the kind', () => {
    assert.equal(
      measuredSummary(measuredFunction({ kind: 'not enough data', time: { sampleCount: 7 } }), 'this'),
      'measured: not enough data (7 samples)',
    );
    assert.equal(
      measuredSummary(measuredFunction({ kind: 'not enough data', time: { sampleCount: 1 } }), 'other'),
      'measured on an older version of this file: not enough data (1 sample)',
    );
    assert.equal(
      measuredSummary(measuredFunction({ kind: 'not enough data', busyShare: Number.NaN }), 'this'),
      'measured 1.2 s on the main thread, CPU share not known, not enough data for its kind, 412 samples',
    );
  });

  it('is time alone where there is little room', () => {
    assert.equal(measuredBriefly(measuredFunction()), 'measured 1.2 s');
    assert.equal(measuredBriefly(measuredFunction({ time: { sampleCount: 19 } })), 'hardly seen');
  });

  it('says when it was measured on another text', () => {
    assert.match(
      measuredSummary(measuredFunction(), 'other'),
      /^measured on an older version of this file: 1\.2 s on the main thread, /,
    );
    assert.match(
      measuredSummary(measuredFunction(), 'not known'),
      /^measured on a version .* not known: 1\.2 s/,
    );
  });

  it('gives durations two figures or whole milliseconds', () => {
    assert.deepEqual([0.04, 4.12, 9.96, 86.4, 999.6, 1234, 99_960].map(durationText), [
      '0.0 ms',
      '4.1 ms',
      '10 ms',
      '86 ms',
      '1.0 s',
      '1.2 s',
      '100 s',
    ]);
  });

  it('stands in the lens beside the prediction', () => {
    assert.equal(
      lensTitle(functionReport(), measuredSummary(measuredFunction(), 'this')),
      'predicted cpu, blocking · measured 1.2 s on the main thread, 97 % CPU, 412 samples · run in a thread pool',
    );
  });
});

describe('the hover of a function that was measured', () => {
  const measured = measuredFunction();
  const hover = (overrides = {}, report = functionReport()) =>
    hoverText(report, undefined, {
      version: 'this',
      functions: new Map([['resample', measured]]),
      command: 'node *main*.ts',
      startedAtMs: Date.UTC(2026, 0, 31, 23, 59),
      ...overrides,
    }).split('\n\n');

  it('says prediction and measurement, where the time went, and in which run', () => {
    assert.deepEqual(hover().slice(1, 4), [
      'Predicted **cpu** · measured 1.2 s on the main thread, 97 % CPU, 412 samples',
      '1.1 s on a core, 14 ms waiting for a core, 36 ms blocked. That is **cpu**, confidence 99 %.',
      'Run of 2026-01-31 23:59 UTC: node \\*main\\*.ts',
    ]);
  });

  it('counts garbage collection as a part of the rest', () => {
    const time = { cpuMs: 900, systemMs: Number.NaN, waitingForCoreMs: 0, blockedMs: 300, gcMs: 170 };
    const functions = new Map([['resample', measuredFunction({ time })]]);
    assert.match(
      hover({ functions })[2] ?? '',
      /^900 ms on a core, 300 ms blocked, 170 ms of it collecting garbage\./,
    );
  });

  it('says how much of the time on a core was in the system', () => {
    const time = { cpuMs: 900, systemMs: 250, waitingForCoreMs: 0, blockedMs: 300 };
    const functions = new Map([['resample', measuredFunction({ time })]]);
    assert.match(
      hover({ functions })[2] ?? '',
      /^900 ms on a core \(of which 250 ms in the system\), 300 ms blocked\./,
    );
  });

  it('says that the text has changed since, and that what is awaited was not measured', () => {
    assert.match(
      hover({ version: 'other' }).join('\n'),
      /older version of this file: profile the program again\./,
    );
    const awaiting = functionReport({ kind: 'mixed', blocking: false });
    assert.match(hover({}, awaiting).join('\n'), /The time in which it awaits is in no sample\./);
  });

  it('names programs without the folders that they lie in', () => {
    const command = '/usr/local/bin/node --import tsx /home/me/project/src/main.ts src/a.txt';
    assert.equal(hover({ command })[3], 'Run of 2026-01-31 23:59 UTC: node --import tsx main.ts src/a.txt');
    const windows = String.raw`C:\Program\node.exe C:/project/main.js`;
    assert.match(hover({ command: windows })[3] ?? '', /: node\.exe main\.js$/);
  });

  it('is the same as before for a function that was not', () => {
    const other = functionReport({ name: 'other' });
    assert.deepEqual(hover({}, other), hoverText(other, undefined).split('\n\n'));
  });
});
