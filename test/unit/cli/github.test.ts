import assert from 'node:assert/strict';
import { printAnalysis } from '../../../src/cli/analyze/printAnalysis.ts';
import { toGithubCommands } from '../../../src/cli/analyze/github.ts';
import { assertGolden } from './golden.ts';
import { trickyRun } from './trickyRun.ts';

const { root } = trickyRun;

const decode = (text: string): string => decodeURIComponent(text.replaceAll(/%(?!25|0D|0A|3A|2C)/g, '%25'));

/** What GitHub's runner makes of a line: the command, its properties and its data. */
function readCommand(line: string): { name: string; properties: Record<string, string>; data: string } {
  const [, name = '', list = '', data = ''] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? [];
  const properties = Object.fromEntries(
    list.split(',').map((property) => {
      const at = property.indexOf('=');
      return [property.slice(0, at), decode(property.slice(at + 1))];
    }),
  );
  return { name, properties, data: decode(data) };
}

/** The file of the first annotation of a run in a folder of the repository. */
const firstFile = (): string | undefined =>
  readCommand(printAnalysis('github', { ...trickyRun, root: '/project/src' }).split('\n')[0] ?? '')
    .properties['file'];

describe('poolwright analyze --format github', () => {
  it('looks like this', () => {
    assertGolden('tricky.github', toGithubCommands(trickyRun, { workspace: root }));
  });

  it('has a line for each hazard and each problem, and a summary that is no command', () => {
    const lines = toGithubCommands(trickyRun, { workspace: root }).split('\n');
    assert.equal(lines.length, 5 + 2 + 2);
    assert.equal(lines.at(-1), '');
    assert.equal(lines.at(-2), '5 functions in 3 files: 4 hold the event loop, 5 hazards.');
  });

  it('is read as it was meant', () => {
    const [first = ''] = toGithubCommands(trickyRun, { workspace: root }).split('\n');
    assert.deepEqual(readCommand(first), {
      name: 'warning',
      properties: {
        file: 'src/image.ts',
        line: '3',
        endLine: '3',
        col: '17',
        endColumn: '25',
        title: 'blocking-in-async: resample',
      },
      data: 'resample computes (50 %,\r\nor more) on the event loop: run it in a thread pool.',
    });
    const commands = toGithubCommands(trickyRun, { workspace: root }).split('\n').map(readCommand);
    assert.equal(commands[3]?.properties['file'], 'src/größe & co/serve, #1.ts');
    assert.equal(commands[3]?.data, 'serve/<arrow@10:21> ::error::computes.');
  });

  it('names files from the repository, also where it is called in a folder of it', () => {
    const given = process.env['GITHUB_WORKSPACE'];
    try {
      process.env['GITHUB_WORKSPACE'] = '/project';
      assert.equal(firstFile(), 'src/image.ts');
      process.env['GITHUB_WORKSPACE'] = '/other';
      assert.equal(firstFile(), 'image.ts');
      delete process.env['GITHUB_WORKSPACE'];
      assert.equal(firstFile(), 'image.ts');
    } finally {
      if (given === undefined) delete process.env['GITHUB_WORKSPACE'];
      else process.env['GITHUB_WORKSPACE'] = given;
    }
  });
});
