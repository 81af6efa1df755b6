import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { steps } from '../../../scripts/testSteps.mjs';
import { repository } from '../../support/repository.ts';

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
}

const read = (file: string) => readFileSync(path.join(repository, file), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as Manifest;
const documents = ['README.md', 'CONTRIBUTING.md'];

describe('the documents', () => {
  for (const document of documents) {
    it(`${document} names only npm scripts that exist`, () => {
      const named = [...read(document).matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map(
        ([, script, short]) => script ?? short ?? '',
      );
      assert.notEqual(named.length, 0);
      assert.deepEqual(
        named.filter((name) => !(name in scripts)),
        [],
      );
    });
  }

  it('CONTRIBUTING.md names every step of npm test', () => {
    const text = read('CONTRIBUTING.md');
    const missing = steps.map(({ name }) => name).filter((name) => !text.includes(`\`${name}\``));
    assert.deepEqual(missing, []);
  });
});

describe('the npm scripts', () => {
  it('run scripts that exist', () => {
    const files = Object.values(scripts).flatMap(
      (command) => /\bnode (?:--import \S+ )?(\S+)/.exec(command)?.[1] ?? [],
    );
    assert.notEqual(files.length, 0);
    assert.deepEqual(
      files.filter((file) => !existsSync(path.join(repository, file))),
      [],
    );
  });
});
