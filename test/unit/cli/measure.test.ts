import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import path from 'node:path';
import {
  summarize,
  toMeasurementHtml,
  toMeasurementText,
  type FunctionMeasurement,
  type RefusedMeasurement,
} from '../../../src/measure/index.ts';
import { poolwright } from '../../support/commandLine.ts';
import { repository } from '../../support/repository.ts';
import { heavy, light, simulatedRaw } from '../measure/simulatedRaw.ts';
import { assertGolden } from './golden.ts';

const folder = path.join(repository, 'test/fixtures/measure');
const measure = (...args: readonly string[]) => poolwright(folder, 'measure', ...args, '--seconds', '0.1');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

/** Figures are another machine's each time; what they are figures of is not. */
const masked = (text: string): string =>
  text
    .replaceAll(/\d[\d.,]*(?=( |$|×|\)|\.|,|;))/gm, '#')
    .replaceAll(/ {2,}/g, '  ')
    .replaceAll(/# (s|ms|µs)(?= |$|\.|,)/gm, '# t');

describe('poolwright measure', function () {
  this.timeout(300_000);

  it('prints a table with each way to call', async () => {
    const { exitCode, stderr, stdout } = await measure('work.ts#spin', '--args', '20000', '--workers', '2');
    assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: '' });
    const [heading, ...lines] = stdout.split('\n');
    assert.equal(heading, 'spin (work.ts)');
    assert.ok(lines.includes('Results are the same directly, in threads and in processes.'));
    const ways = lines.map(
      (line) => /^((directly|(thread|process) pool, \d workers?) {2,}.*)$/.exec(line)?.[1],
    );
    assert.deepEqual(
      ways.flatMap((way) => (way === undefined ? [] : [masked(way).replace(/ t .*$/, '')])),
      [
        'directly  #',
        'thread pool, # worker  #',
        'thread pool, # workers  #',
        'process pool, # worker  #',
        'process pool, # workers  #',
      ],
    );
    assert.match(stdout, /load \d+\.\d before and \d+\.\d after/);
  });

  it('prints JSON that has all of it', async () => {
    const args = ['--args-from', 'sizes.ts', '--pool', 'threads', '--workers', '1', '--format', 'json'];
    const { exitCode, stdout } = await measure('work.ts#spin', ...args);
    assert.equal(exitCode, 0);
    const measurement = JSON.parse(stdout) as FunctionMeasurement;
    assert.deepEqual(Object.keys(measurement), [
      'version',
      'status',
      'file',
      'name',
      'results',
      'refusals',
      'machine',
      'arguments',
      'isAsync',
      'direct',
      'together',
      'pools',
      'advice',
      'cautions',
    ]);
    assert.deepEqual(
      [measurement.version, measurement.status, measurement.file, measurement.name],
      [1, 'measured', 'work.ts', 'spin'],
    );
    assert.deepEqual(
      measurement.pools.map(({ pool, points }) => [pool, points.length]),
      [['threads', 1]],
    );
    assert.deepEqual(
      measurement.arguments.sizes.map(({ size }) => size),
      [10, 1000, 20_000],
    );
    assert.equal(measurement.pools[0]?.limit, null);
  });

  it('refuses as the wrap does, with exit code 3', async () => {
    const { exitCode, stderr, stdout } = await measure('work.ts#count', '--args', '1');
    assert.deepEqual({ exitCode, stdout }, { exitCode: 3, stdout: '' });
    assert.match(stderr, /^work\.ts:\d+: refused \(captures-mutable-state\): `calls` belongs to the module/);
    assert.equal(stderr.trim().split('\n').length, 1);
    const hidden = await measure('work.ts#hidden', '--args', '1', '--format', 'json');
    assert.equal(hidden.exitCode, 3);
    const { refusals, status } = JSON.parse(hidden.stdout) as RefusedMeasurement;
    assert.equal(status, 'refused');
    assert.deepEqual(
      refusals.map(({ code }) => code),
      ['not-exported'],
    );
  });

  it('measures in the other pool where one is refused', async () => {
    const { exitCode, stdout } = await measure(
      'work.ts#inFolder',
      '--args',
      '"here"',
      '--workers',
      '1',
      '--format',
      'json',
    );
    assert.equal(exitCode, 0);
    const { pools, refusals } = JSON.parse(stdout) as FunctionMeasurement;
    assert.deepEqual(
      pools.map(({ pool }) => pool),
      ['processes'],
    );
    assert.deepEqual(
      refusals.map(({ code, pool }) => `${code} ${pool}`),
      ['main-thread-only-api threads'],
    );
  });

  it('says what happened where nothing came back', async () => {
    const { exitCode, stderr } = await measure('work.ts#fail', '--args', '"milk"');
    assert.equal(exitCode, 3);
    assert.equal(
      stderr,
      "work.ts: refused (throws): The function throws: 'RangeError: no milk today' Give arguments that it answers.\n",
    );
  });

  it('exits with 2 and one line on wrong use', async () => {
    const wrong: readonly (readonly string[])[] = [
      ['work.ts#spin'],
      ['work.ts#spin', '--args', 'text'],
      ['work.ts#spin', '--args', '1', '--args-from', 'sizes.ts'],
      ['work.ts#spin', '--args-from', 'nowhere.ts'],
      ['work.ts#spin', '--args-from', 'notLists.mjs'],
      ['work.ts#spin', '--args', '1', '--workers', '9'],
      ['work.ts#spin', '--args', '1', '--pool', 'fibers'],
      ['work.ts#nobody', '--args', '1'],
      ['nowhere.ts#spin', '--args', '1'],
      ['work.ts', '--args', '1'],
    ];
    for (const args of wrong) {
      const { exitCode, stderr, stdout } = await measure(...args);
      assert.deepEqual(
        { exitCode, stdout, lines: stderr.split('\n').length },
        { exitCode: 2, stdout: '', lines: 2 },
        `${args.join(' ')}\n${stderr}`,
      );
    }
  });
});

describe('the report of a measurement', () => {
  const asked = { file: 'src/resample.ts', name: 'resample', refusals: [] };
  const several = summarize(simulatedRaw({ costs: heavy, cores: 4, workers: 4 }), asked);
  const poor = summarize(simulatedRaw({ costs: light, cores: 2, workers: 2 }), {
    ...asked,
    name: '<b>&"',
    refusals: [
      { code: 'uses-this', message: 'It uses <this>.', file: 'src/a.ts', line: 3, pool: 'processes' },
    ],
  });

  it('is this text', () => {
    assertGolden('measure.txt', `${toMeasurementText(several)}\n${toMeasurementText(poor)}`);
  });

  it('is one page that needs no network, and lets nothing in', () => {
    const html = toMeasurementHtml(poor, sha256);
    const [, style = ''] = /<style>([^]*?)<\/style>/.exec(html) ?? [];
    assert.ok(html.includes(`style-src 'sha256-${sha256(style)}'`));
    assert.match(html, /default-src 'none'/);
    assert.doesNotMatch(html, /<script|https?:|<b>&"|<this>/);
    assert.match(html, /<h1>&lt;b&gt;&amp;&quot;<\/h1>/);
    assertGolden('measure.html', toMeasurementHtml(several, sha256));
  });
});
