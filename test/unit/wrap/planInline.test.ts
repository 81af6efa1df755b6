import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CompilerSession } from '../../../src/compiler/index.ts';
import type { WrapPlan } from '../../../src/core/index.ts';
import { planInline } from '../../../src/wrap/index.ts';
import { renderPoolFiles } from '../../../src/wrap/poolFiles.ts';
import { casesFolder, goldenFile, Scratch, wrapCases, type WrapCase } from './wrapCase.ts';

/** Whose callers were spelt in another way before: the text is another one, and means the same. */
const respelt = new Map([
  // The default import had a name of its own, which the twin's name does not tell.
  [
    'default-export',
    (text: string) => text.replace('import turn,', 'import reverse,').replace('turn(', 'reverse('),
  ],
]);

describe('turning a twin back', function () {
  this.timeout(120_000);
  let session: CompilerSession;
  before(() => {
    session = new CompilerSession({ workingDirectory: casesFolder });
  });
  after(() => {
    session.dispose();
  });

  it('comes back to what was wrapped, or to what prints the same, or is refused', async () => {
    const outcomes: Record<string, string> = {};
    for (const wrapCase of wrapCases()) {
      const plan = JSON.parse(readFileSync(`${wrapCase.folder}/expected/plan.json`, 'utf8')) as {
        readonly status: string;
      };
      if (plan.status !== 'ready') continue;
      const scratch = new Scratch(wrapCase);
      try {
        outcomes[wrapCase.name] = await outcomeOf(scratch, wrapCase, session);
      } finally {
        scratch.remove();
      }
    }
    const found = `${JSON.stringify(outcomes, undefined, 2)}\n`;
    assert.equal(found, goldenFile(path.join(casesFolder, '../turned-back.json'), found));
  }).timeout(600_000);
});

/**
 * What becomes of a wrap that is undone: `same`, the files that are not as they were (callers that wait all the same, a
 * function that stays in its task module), or the reasons of a refusal.
 */
async function outcomeOf(scratch: Scratch, wrapCase: WrapCase, session: CompilerSession): Promise<string> {
  const { changed, back } = wrapAndTurnBack(scratch, wrapCase, session);
  if (back === undefined) return 'not offered';
  if (back.status === 'refused')
    return `refused: ${[...new Set(back.refusals.map(({ code }) => code))].join()}`;
  const others = changed.filter((file) => {
    if (path.basename(file) === 'package.json') return false;
    const now = readFileSync(`${scratch.folder}/${file}`, 'utf8');
    const before = readFileSync(`${wrapCase.folder}/input/${file}`, 'utf8');
    assert.ok(!now.includes(back.twin), `${wrapCase.name}: ${file} has the twin still`);
    return now !== (respelt.get(wrapCase.name)?.(before) ?? before);
  });
  if (others.length === 0) return 'same';
  await assertPrintsTheSame(scratch, wrapCase, session);
  return `runs, but is another text in ${others.join(', ')}`;
}

async function assertPrintsTheSame(
  scratch: Scratch,
  wrapCase: WrapCase,
  session: CompilerSession,
): Promise<void> {
  const { name, program } = wrapCase;
  if (program === undefined) return;
  assert.deepEqual(scratch.problems(session, program), [], name);
  const original = new Scratch(wrapCase);
  try {
    const [before, after] = await Promise.all([original.run(program), scratch.run(program)]);
    assert.equal(after, before, name);
  } finally {
    original.remove();
  }
}

describe('a twin that its owner uses in other ways', function () {
  this.timeout(60_000);
  let session: CompilerSession;
  let scratch: Scratch;
  before(() => {
    session = new CompilerSession({ workingDirectory: casesFolder });
  });
  after(() => {
    session.dispose();
  });
  beforeEach(() => {
    const start = wrapCases().find(({ name }) => name === 'caller-in-own-module');
    assert.ok(start);
    scratch = new Scratch(start);
    writeFileSync(`${scratch.folder}/src/sort.ts`, sort);
    writeFileSync(
      `${scratch.folder}/src/main.ts`,
      "import { sortedPooled } from './sort.ts';\n\nconsole.log(await sortedPooled([3, 1, 2]));\n",
    );
    for (const { fileName, text } of Object.values(renderPoolFiles({ pools: ['threads'], ext: 'ts' })))
      writeFileSync(`${scratch.folder}/src/${fileName}`, text);
  });
  afterEach(() => {
    scratch.remove();
  });

  const sort = `import { runInThreadPool } from './pools.ts';

/** Not in place. */
export function sorted(values: readonly number[]): number[] {
  if (values.length === 0) throw new RangeError('nothing to sort');
  return [...values].sort((left, right) => left - right);
}

/** Not in place. */
export function sortedPooled(...args: Parameters<typeof sorted>): Promise<number[]> {
  return runInThreadPool(import.meta.url, 'sorted', sorted, args);
}
`;

  /** What becomes of the program `main.ts`, or why nothing does. */
  function turnedBack(main: string, module = sort): string | readonly string[] {
    writeFileSync(`${scratch.folder}/src/main.ts`, main);
    writeFileSync(`${scratch.folder}/src/sort.ts`, module);
    session.filesChanged('all');
    const file = `${scratch.folder}/src/sort.ts`;
    const plan = planInline(session, { file, at: { offset: module.indexOf('sorted(') } });
    if (plan?.status !== 'ready')
      return plan?.refusals.map(({ code, line }) => `${code} ${line}`) ?? ['no twin'];
    scratch.apply(plan);
    session.filesChanged('all');
    assert.deepEqual(scratch.problems(session, 'src/main.ts'), []);
    return readFileSync(`${scratch.folder}/src/main.ts`, 'utf8');
  }

  it('is a promise still where the promise is wanted, with its errors in it', async () => {
    const main = `import { sortedPooled } from './sort.ts';

async function first(values: number[]): Promise<number | undefined> {
  try {
    return (await sortedPooled(values))[0];
  } catch {
    return undefined;
  }
}

async function direct(values: number[]): Promise<number[]> {
  return sortedPooled(values);
}

async function late(values: number[]): Promise<number[]> {
  try {
    return sortedPooled(values);
  } catch {
    return [];
  }
}

const all = await Promise.allSettled([sortedPooled([2, 1]), sortedPooled([]), direct([]), late([])]);
console.log(JSON.stringify(all.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)))));
console.log(await first([]), await first([3, 2]), await sortedPooled([9, 8]).then((list) => list.length));
`;
    writeFileSync(`${scratch.folder}/src/main.ts`, main);
    const before = await scratch.run('src/main.ts');
    const after = turnedBack(main);
    assert.equal(
      after,
      main
        .replace('sortedPooled }', 'sorted }')
        .replace('(await sortedPooled(values))', 'sorted(values)')
        .replace('return sortedPooled(values);', 'return sorted(values);')
        .replace('return sortedPooled(values);', 'return (async () => sorted(values))();')
        .replaceAll(/sortedPooled\((\[.*?\])\)/g, '(async () => sorted($1))()'),
    );
    assert.equal(await scratch.run('src/main.ts'), before);
    assert.match(before, /RangeError: nothing to sort.*RangeError.*RangeError/);
  });

  it('is refused where it is handed on, spread by name, or does more than our twins do', () => {
    const start = "import { sortedPooled } from './sort.ts';\n\n";
    const handedOn = `${start}console.log(await Promise.all([[2, 1]].map(sortedPooled as never)));\n`;
    assert.deepEqual(turnedBack(handedOn), ['unsupported-form 3']);
    const typed = `${start}export const run: typeof sortedPooled = async () => [];\n`;
    assert.deepEqual(turnedBack(typed), ['unsupported-form 3']);
    const call = `${start}console.log(await sortedPooled([2, 1]));\n`;
    const withDeadline = sort.replace('sorted, args)', 'sorted, args, { deadlineMs: 100 })');
    assert.deepEqual(turnedBack(call, withDeadline), ['unsupported-form 10']);
    assert.deepEqual(
      turnedBack(call, sort.replace('runInThreadPool(', 'sorted as never; void (').replace('return', 'void')),
      ['no twin'],
    );
  });

  it('uses the original that a file imports already, and leaves its documentation right', () => {
    const main = `import { sorted, sortedPooled } from './sort.ts';

/** As {@link sortedPooled}, but of two lists. */
async function both(one: number[], other: number[]): Promise<number[][]> {
  return [sorted(one), await sortedPooled(other)];
}

console.log(await both([2, 1], [4, 3]));
`;
    const expected = main
      .replace(', sortedPooled }', ' }')
      .replaceAll('await sortedPooled(', 'sorted(')
      .replaceAll('sortedPooled', 'sorted');
    assert.equal(turnedBack(main), expected);
  });
});

/** The files that the wrap changed, and the plan of the way back, done where there is one. */
function wrapAndTurnBack(
  scratch: Scratch,
  wrapCase: WrapCase,
  session: CompilerSession,
): { readonly changed: readonly string[]; readonly back: WrapPlan | undefined } {
  const wrapped = scratch.plan(session, wrapCase);
  assert.ok(wrapped.status === 'ready', JSON.stringify(wrapped));
  const changed = scratch.apply(wrapped);
  session.filesChanged('all');
  const [task] = scratch.taskModules(wrapped);
  const file = `${scratch.folder}/${task ?? wrapCase.file}`;
  const back = planInline(session, { file, at: { name: wrapped.twin } });
  if (back?.status === 'ready') scratch.apply(back);
  session.filesChanged('all');
  return { changed, back };
}
