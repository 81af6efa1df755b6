import assert from 'node:assert/strict';
import path from 'node:path';
import { runTitle } from '../../../src/service/runTitle.ts';

describe('runTitle', () => {
  const folder = path.resolve('project');
  const inFolder = (...names: string[]): string => path.join(folder, ...names);

  it('names files from the folder that the program runs in', () => {
    const file = inFolder('src', 'main.ts');
    assert.equal(
      runTitle(['node', '--import', 'tsx', file, '--port=0'], folder),
      `node --import tsx ${path.join('src', 'main.ts')} --port=0`,
    );
    const outside = path.resolve('elsewhere', 'main.js');
    assert.equal(runTitle(['node', outside, folder], folder), `node ${outside} ${folder}`);
  });

  it('calls the command of a package by the package', () => {
    const vitest = inFolder('node_modules', 'vitest', 'vitest.mjs');
    assert.equal(runTitle([process.execPath, vitest, 'run', 'a.test.ts'], folder), 'vitest run a.test.ts');
    const scoped = path.resolve('node_modules', '@scope', 'tool', 'bin', 'tool.js');
    assert.equal(runTitle(['node', scoped], folder), '@scope/tool');
    // It is not run, but handed over.
    assert.equal(runTitle(['cat', vitest], folder), `cat ${path.relative(folder, vitest)}`);
  });

  it('leaves a line for the shell as it is', () => {
    const line = 'cd "with a space" && node program.cjs';
    assert.equal(runTitle([line], folder), line);
    assert.equal(runTitle([], folder), '');
  });
});
