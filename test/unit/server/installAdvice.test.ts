import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installAdvice } from '../../../src/server/engine/installAdvice.ts';

describe('the advice on installing', () => {
  let folder: string;
  const write = (file: string, text = '') => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'poolwright-install-'));
    write('package.json', '{}');
    write('packages/one/package.json', '{}');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const file = () => path.join(folder, 'packages/one/src/a.ts');

  it('is none when nothing is missing', () => {
    assert.equal(installAdvice(file(), []), null);
  });

  it('is to run npm in the folder of the nearest package.json', () => {
    assert.deepEqual(installAdvice(file(), ['piscina@^5.3.2']), {
      packages: ['piscina@^5.3.2'],
      command: 'npm install',
      folder: path.join(folder, 'packages/one'),
    });
  });

  for (const [lockFile, command] of [
    ['pnpm-lock.yaml', 'pnpm install'],
    ['yarn.lock', 'yarn install'],
    ['bun.lock', 'bun install'],
  ] as const) {
    it(`is to run what wrote ${lockFile}, also that of a workspace above`, () => {
      write(lockFile);
      assert.equal(installAdvice(file(), ['piscina@^5.3.2'])?.command, command);
    });
  }

  it('adds types to the development dependencies, since the edit does not', () => {
    const advice = installAdvice(file(), ['piscina@^5.3.2', '@types/node']);
    assert.equal(advice?.command, 'npm install --save-dev @types/node');
  });
});
