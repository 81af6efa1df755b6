import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { CommandError, exitCodes } from '../../../src/cli/exitCodes.ts';
import { readEditedFiles, writePlan } from '../../../src/cli/wrap/writePlan.ts';
import { CompilerSession } from '../../../src/compiler/index.ts';
import type { ReadyWrap } from '../../../src/core/index.ts';
import { planWrap, ProjectFiles } from '../../../src/wrap/index.ts';
import { Scratch, wrapCases } from '../wrap/wrapCase.ts';

describe('writing a plan', function () {
  this.timeout(60_000);
  let scratch: Scratch;
  let session: CompilerSession;
  beforeEach(() => {
    scratch = new Scratch(wrapCases().find(({ name }) => name === 'async-caller') ?? assert.fail());
    session = new CompilerSession({ workingDirectory: scratch.folder });
  });
  afterEach(() => {
    session.dispose();
    scratch.remove();
  });

  const inScratch = (file: string) => `${scratch.folder}/${file}`;
  const plan = (files: ProjectFiles): ReadyWrap => {
    const request = {
      file: inScratch('src/primes.ts'),
      at: { name: 'countPrimes' },
      pool: 'threads',
    } as const;
    const made = planWrap(session, request, files);
    assert.ok(made.status === 'ready', JSON.stringify(made));
    return made;
  };
  /** Writes a plan after something has happened; answers with what the command line would say. */
  const messageAfter = (happens: () => void): string => {
    const files = new ProjectFiles(session);
    const made = plan(files);
    happens();
    const before = readFileSync(inScratch('src/primes.ts'), 'utf8');
    let said: unknown;
    try {
      writePlan(made, readEditedFiles(made, files));
    } catch (error) {
      said = error;
    }
    assert.ok(said instanceof CommandError);
    assert.equal(said.exitCode, exitCodes.refused);
    assert.equal(readFileSync(inScratch('src/primes.ts'), 'utf8'), before);
    assert.equal(existsSync(inScratch('src/pools.ts')), false);
    return said.message.replace(`${scratch.folder}/`, '');
  };

  for (const file of ['src/main.ts', 'package.json']) {
    it(`writes nothing when ${file} changed after it was planned`, () => {
      const message = messageAfter(() => {
        writeFileSync(inScratch(file), ` ${readFileSync(inScratch(file), 'utf8')}`);
      });
      assert.equal(message, `${file} changed after the wrap was planned; nothing was written, run it again.`);
    });
  }

  it('writes nothing when a file has gone', () => {
    const message = messageAfter(() => {
      rmSync(inScratch('src/main.ts'));
    });
    assert.match(message, /^src\/main\.ts changed after the wrap was planned/);
  });
});
