import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CompilerSession, toEnginePath } from '../../../src/compiler/index.ts';
import { offerWrap, planWrap } from '../../../src/wrap/index.ts';
import { maxGroupsAtOnce } from '../../../src/wrap/callers/callerGraph.ts';
import { maxFilesAtOnce } from '../../../src/wrap/callers/memberLeaks.ts';

const work = `export function work(limit: number): number {
  let sum = 0;
  for (let i = 0; i < limit; i += 1) for (let j = 0; j < i; j += 1) sum += j;
  return sum;
}
`;

describe('a light bulb in a large program', function () {
  this.timeout(120_000);
  let folder: string;
  let session: CompilerSession;

  beforeEach(() => {
    folder = toEnginePath(realpathSync(mkdtempSync(path.join(os.tmpdir(), 'offer-limits-'))));
    mkdirSync(`${folder}/src`);
    write('package.json', '{ "name": "large", "version": "1.0.0", "private": true, "type": "module" }\n');
    write(
      'tsconfig.json',
      '{ "compilerOptions": { "module": "nodenext", "target": "es2023", "strict": true, "allowImportingTsExtensions": true, "noEmit": true, "types": [] }, "include": ["src"] }\n',
    );
    write('src/work.ts', work);
    session = new CompilerSession({ workingDirectory: folder });
  });
  afterEach(() => {
    session.dispose();
    rmSync(folder, { recursive: true });
  });

  const write = (file: string, text: string) => writeFileSync(`${folder}/${file}`, text);
  const request = () => ({ file: `${folder}/src/work.ts`, at: { name: 'work' }, pool: 'threads' }) as const;
  const offered = () => {
    const { notes, ok, refusals } = offerWrap(session, request());
    return { ok, refusals, notes: notes.map(({ code, message }) => `${code}: ${message}`) };
  };

  /** A chain of functions, each called by the next; the last has to answer at once where `end` says so. */
  const writeChain = (length: number, end = '') => {
    const links = Array.from(
      { length },
      (_, index) =>
        `function link${index}(value: number): number {\n  return ${index === 0 ? 'work(value)' : `link${index - 1}(value)`};\n}`,
    );
    const last = `export const last = (value: number): number => link${length - 1}(value);`;
    write('src/chain.ts', ["import { work } from './work.ts';", ...links, last, end, ''].join('\n\n'));
  };

  it('looks at all callers of a few, and has nothing to add', () => {
    writeChain(maxGroupsAtOnce - 2);
    assert.deepEqual(offered(), { ok: true, refusals: [], notes: [] });
  });

  it('says so where more functions turn async than it looks at, and the plan looks at all of them', () => {
    writeChain(maxGroupsAtOnce + 3, 'export const sorted = [2, 1].sort((a, b) => last(a) - last(b));');
    const { notes, ok } = offered();
    assert.equal(ok, true);
    assert.deepEqual(notes, [
      'callers-unseen: More than 20 functions turn async; who calls `link20` and others has not been looked at yet, and choosing the action does.',
    ]);
    const plan = planWrap(session, request());
    assert.ok(plan.status === 'refused');
    assert.deepEqual(
      plan.refusals.map(({ code }) => code),
      ['sync-only-caller'],
    );
  });

  it('says so where a method may be called in more files than it looks through, and the plan looks at all', () => {
    write(
      'src/report.ts',
      "import { work } from './work.ts';\n\nexport class Report {\n  total(limit: number): number {\n    return work(limit);\n  }\n}\n",
    );
    for (let index = 0; index <= maxFilesAtOnce; index += 1)
      write(`src/file${index}.ts`, `export const value${index} = ${index};\n`);
    const { notes, ok } = offered();
    assert.equal(ok, true);
    assert.deepEqual(notes, [
      'callers-unseen: Who may call `total` without its name has not been looked at yet, in more than 100 files; choosing the action does.',
    ]);
    const plan = planWrap(session, request());
    assert.ok(plan.status === 'ready', JSON.stringify(plan));
    assert.deepEqual(plan.notes, []);
  });
});
