import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { CompilerSession } from '../../../src/compiler/index.ts';
import { planWrap } from '../../../src/wrap/index.ts';
import { casesFolder, Scratch, wrapCases } from './wrapCase.ts';

describe('proving a wrap before anything is installed', () => {
  let session: CompilerSession;
  let scratch: Scratch;
  before(() => {
    session = new CompilerSession({ workingDirectory: casesFolder });
  });
  after(() => {
    session.dispose();
  });
  beforeEach(() => {
    const start = wrapCases().find(({ name }) => name === 'async-caller');
    assert.ok(start);
    scratch = new Scratch(start);
  });
  afterEach(() => {
    scratch.remove();
  });

  const plan = (file = 'src/primes.ts', name = 'countPrimes') => {
    const made = planWrap(session, { file: `${scratch.folder}/${file}`, at: { name }, pool: 'threads' });
    assert.ok(made.status === 'ready', JSON.stringify(made));
    return made;
  };

  function writeConfig(options: object): void {
    const compilerOptions = {
      target: 'ES2023',
      lib: ['ES2023'],
      module: 'nodenext',
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      ...options,
    };
    writeFileSync(`${scratch.folder}/tsconfig.json`, JSON.stringify({ compilerOptions, include: ['src'] }));
  }

  it('lists what is there as nothing to install', () => {
    assert.deepEqual(plan().install, []);
  });

  it('uses declarations of its own where nothing is installed, and lists what to install', () => {
    rmSync(`${scratch.folder}/node_modules`);
    writeConfig({});
    writeFileSync(
      `${scratch.folder}/src/main.ts`,
      "import { countPrimes } from './primes.ts';\n\nexport const count = countPrimes(10);\n",
    );
    session.filesChanged('all');
    assert.deepEqual(plan().install, ['piscina@^5.3.2', '@types/node']);
  });

  it('asks for no types for files in JavaScript', () => {
    rmSync(`${scratch.folder}/node_modules`);
    writeConfig({ allowJs: true });
    const sum =
      'export function sum(values) {\n  return values.reduce((all, value) => all + value, 0);\n}\n\nexport const six = () => sum([1, 2, 3]);\n';
    writeFileSync(`${scratch.folder}/src/sum.js`, `/** @param {number[]} values */\n${sum}`);
    session.filesChanged('all');
    assert.deepEqual(plan('src/sum.js', 'sum').install, ['piscina@^5.3.2']);
  });

  it('works where Node’s types are installed but tsconfig does not name them', () => {
    writeConfig({ types: [] });
    writeFileSync(
      `${scratch.folder}/src/main.ts`,
      "import { countPrimes } from './primes.ts';\n\nexport const count = countPrimes(10);\n",
    );
    session.filesChanged('all');
    assert.deepEqual(plan().install, []);
  });

  it('passes over errors that were there before', () => {
    writeFileSync(
      `${scratch.folder}/src/main.ts`,
      "import { countPrimes } from './primes.ts';\n\nconst wrong: string = 1;\nexport const count = countPrimes(10);\n",
    );
    session.filesChanged('all');
    assert.ok(plan().edits.length > 0);
  });

  it('leaves the session as it was', () => {
    const file = `${scratch.folder}/src/primes.ts`;
    const before = session.projectOf(file)?.sourceFile(file)?.text;
    plan();
    assert.equal(session.textOf(file), undefined);
    assert.equal(session.projectOf(file)?.sourceFile(file)?.text, before);
    assert.equal(session.projectOf(`${scratch.folder}/src/pools.ts`), undefined);
  });

  it('refuses and names the place where an edit does not compile', () => {
    writeConfig({ types: ['node'], target: 'ES2015', module: 'es2015', moduleResolution: 'bundler' });
    session.filesChanged('all');
    const made = planWrap(session, {
      file: `${scratch.folder}/src/primes.ts`,
      at: { name: 'countPrimes' },
      pool: 'threads',
    });
    assert.ok(made.status === 'refused');
    const places = made.refusals.map(({ code, file }) => `${code} ${file.slice(scratch.folder.length + 1)}`);
    assert.ok(places.includes('would-not-compile src/primes.ts'), JSON.stringify(made.refusals));
  });
});
