import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../support/repository.ts';

/** The folder of what the tests of the command line compare with. */
export const cliFixtures = path.join(repository, 'test/fixtures/cli');

/** Compares with a golden file, which only POOLWRIGHT_UPDATE_GOLDEN=1 writes. */
export function assertGolden(name: string, text: string): void {
  const file = path.join(cliFixtures, name);
  if (process.env['POOLWRIGHT_UPDATE_GOLDEN'] === '1') writeFileSync(file, text);
  assert.ok(existsSync(file), `${file} is missing; POOLWRIGHT_UPDATE_GOLDEN=1 writes it`);
  assert.equal(text, readFileSync(file, 'utf8'));
}
