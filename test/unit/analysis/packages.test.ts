import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Analyzer } from '../../../src/analysis/index.ts';
import { builtInCatalog } from '../../../src/catalog/index.ts';
import { CompilerSession } from '../../../src/compiler/index.ts';
import type { FunctionReport } from '../../../src/core/index.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../support/temporaryFolder.ts';
import { functionIn, labelOf } from './fixtures.ts';

const modules = fileURLToPath(new URL('../../../node_modules', import.meta.url));

interface Usage {
  readonly imports: string;
  readonly call: string;
  /** Written from reading the package's code. */
  readonly label: string;
  /** The file of the package that says so. */
  readonly says?: string;
}

const usages: Readonly<Record<string, Usage>> = {
  // CommonJS
  'sync-reader': {
    imports: `import rc from 'rc';`,
    call: 'rc(text, {})',
    label: 'io blocking',
    says: 'rc/lib/utils.js',
  },
  'member-of-a-function': {
    imports: `import makeDir from 'make-dir';`,
    call: 'makeDir.sync(text)',
    label: 'io blocking',
    says: 'make-dir/index.js',
  },
  'object-of-functions': {
    imports: `import jsonfile from 'jsonfile';`,
    call: 'jsonfile.writeFileSync(text, { bytes: 3 })',
    label: 'io blocking',
    says: 'jsonfile/index.js',
  },
  'child-process': {
    imports: `import { familySync } from 'detect-libc';`,
    call: 'familySync()',
    label: 'io blocking',
    says: 'detect-libc/lib/detect-libc.js',
  },
  'async-child-process': {
    imports: `import { family } from 'detect-libc';`,
    call: 'family()',
    label: 'io',
    says: 'detect-libc/lib/detect-libc.js',
  },
  'class-on-prototypes': {
    imports: `import yazl from 'yazl';`,
    call: 'new yazl.ZipFile().addFile(text, text)',
    label: 'io',
    says: 'yazl/index.js',
  },
  class: {
    imports: `import TestExclude from 'test-exclude';`,
    call: 'new TestExclude({}).globSync(text)',
    label: 'io blocking',
    says: 'test-exclude/index.js',
  },
  light: {
    imports: `import * as ieee754 from 'ieee754';`,
    call: 'ieee754.read(bytes, 0, true, 23, 4)',
    label: 'light',
  },
  // UMD, with its parts in other files
  'umd-parser': {
    imports: `import { parse } from 'jsonc-parser';`,
    call: 'parse(text)',
    label: 'cpu blocking',
    says: 'jsonc-parser/lib/umd/impl/parser.js',
  },
  // ES modules
  'default-export': {
    imports: `import strip from 'strip-json-comments';`,
    call: 'strip(text)',
    label: 'cpu blocking',
    says: 'strip-json-comments/index.js',
  },
  'sync-finder': {
    imports: `import { findUpSync } from 'find-up-simple';`,
    call: `findUpSync('package.json')`,
    label: 'io blocking',
    says: 'find-up-simple/index.js',
  },
  'async-finder': {
    imports: `import { findUp } from 'find-up-simple';`,
    call: `findUp('package.json')`,
    label: 'io',
    says: 'find-up-simple/index.js',
  },
  'package-behind-a-package': {
    imports: `import isInsideContainer from 'is-inside-container';`,
    call: 'isInsideContainer()',
    label: 'io blocking',
    says: 'is-docker/index.js',
  },
  // What cannot be seen into
  native: {
    imports: `import isValidUtf8 from 'utf-8-validate';`,
    call: 'isValidUtf8(bytes)',
    label: 'unknown',
  },
  'not-installed': {
    imports: `import missing from 'a-package-that-is-not-there';`,
    call: 'missing(text)',
    label: 'unknown',
  },
  'not-exported': {
    imports: `import * as rc from 'rc';`,
    call: 'rc.nothingOfThatName(text)',
    label: 'unknown',
  },
  'sizes-not-told': {
    imports: `import inspect from 'object-inspect';`,
    call: 'inspect(text)',
    label: 'unknown',
  },
};

/** A function that returns what the call gives. */
function programOf({ imports, call }: Usage, parameters: string): string {
  return `${imports}\nexport function use(${parameters}) {\n  return ${call};\n}\n`;
}

describe('packages that are not catalogued', () => {
  let session: CompilerSession;
  let analyzer: Analyzer;
  /** Beside the repository's own packages, so that programs find them. */
  const folder = path.posix.join(modules.replaceAll('\\', '/'), '..', 'test', 'fixtures', 'uncatalogued');

  before(() => {
    session = new CompilerSession({ workingDirectory: folder });
    analyzer = new Analyzer(session);
    session.setText(
      `${folder}/tsconfig.json`,
      '{ "compilerOptions": { "strict": true, "noEmit": true, "module": "nodenext", "target": "es2023", "lib": ["es2023"], "types": ["node"] }, "include": ["*.mts"] }',
    );
    for (const [name, usage] of Object.entries(usages)) {
      session.setText(`${folder}/${name}.mts`, programOf(usage, 'text: string, bytes: Uint8Array'));
      session.setText(`${folder}/untyped/${name}.mjs`, programOf(usage, 'text, bytes'));
    }
  });
  after(() => {
    session.dispose();
  });

  const useIn = (file: string): FunctionReport =>
    functionIn(analyzer.analyzeFile(`${folder}/${file}`), 'use');

  for (const [name, usage] of Object.entries(usages)) {
    it(`are looked into: ${name}`, () => {
      const report = useIn(`${name}.mts`);
      assert.equal(labelOf(report), usage.label);
      assertTold(report, usage);
    });
  }

  for (const name of [
    'sync-reader',
    'sync-finder',
    'async-finder',
    'class-on-prototypes',
    'object-of-functions',
  ]) {
    it(`are looked into from plain JavaScript: ${name}`, () => {
      const usage = usages[name];
      assert.ok(usage);
      const report = useIn(`untyped/${name}.mjs`);
      assert.equal(labelOf(report), usage.label);
      assertTold(report, usage);
    });
  }

  it('are really not catalogued', () => {
    const names = Object.values(usages).map(({ imports }) => /'([^']+)'/.exec(imports)?.[1] ?? '');
    assert.deepEqual(
      names.filter((name) => builtInCatalog.isCatalogued(name)),
      [],
    );
  });

  it('are installed by this project, not only where a dependency can do without them', async () => {
    const lock = JSON.parse(await readFile(path.join(modules, '../package-lock.json'), 'utf8')) as {
      packages: Record<string, { optional?: boolean } | undefined>;
    };
    const names = Object.values(usages).map(({ imports }) => /'([^']+)'/.exec(imports)?.[1] ?? '');
    assert.deepEqual(
      names.filter((name) => lock.packages[`node_modules/${name}`]?.optional !== undefined),
      [],
    );
  });

  it('lower the confidence below that of the catalogue', () => {
    session.setText(
      `${folder}/same.mts`,
      `import { statSync } from 'node:fs';\nexport function use(text: string) {\n  return statSync(text);\n}\n`,
    );
    assert.ok(useIn('sync-finder.mts').confidence < useIn('same.mts').confidence);
  });

  it('say why where nothing can be seen', () => {
    assert.match(
      useIn('native.mts')
        .evidence.map(({ detail }) => detail)
        .join('\n'),
      /utf-8-validate is native code/,
    );
    assert.match(
      useIn('not-exported.mts')
        .evidence.map(({ detail }) => detail)
        .join('\n'),
      /its own code was looked into from index\.js on/,
    );
    assert.match(
      useIn('sizes-not-told.mts')
        .evidence.map(({ detail }) => detail)
        .join('\n'),
      /goes by sizes that it does not tell/,
    );
  });
});

function assertTold(report: FunctionReport, { says }: Usage): void {
  if (says === undefined) return;
  const told = report.evidence.filter(({ file }) => file.endsWith(`/node_modules/${says}`));
  assert.ok(told.length > 0, `nothing of ${says} in ${JSON.stringify(report.evidence, undefined, 1)}`);
  for (const { detail, path: steps } of told) {
    assert.match(detail, /'s own code: /);
    assert.ok(steps.length > 0);
  }
}

describe('what was found in a package', () => {
  let root: string;
  let session: CompilerSession;
  let analyzer: Analyzer;
  /** How often files were parsed for packages. */
  let parsed: string[];

  beforeEach(async () => {
    root = await makeTemporaryFolder('packages');
    for (const name of ['find-up-simple', 'is-docker'])
      await cp(path.join(modules, name), path.join(root, 'node_modules', name), { recursive: true });
    root = root.replaceAll('\\', '/');
    await writeFile(
      `${root}/use.mjs`,
      `import { findUpSync } from 'find-up-simple';\nexport function use() {\n  return findUpSync('a');\n}\n`,
    );
    session = new CompilerSession({ workingDirectory: root });
    parsed = [];
    const parse = session.parse.bind(session);
    session.parse = (files) => {
      parsed.push(...files);
      return parse(files);
    };
    analyzer = new Analyzer(session);
  });
  afterEach(async () => {
    session.dispose();
    await removeTemporaryFolder(root);
  });

  const label = (): string => labelOf(functionIn(analyzer.analyzeFile(`${root}/use.mjs`), 'use'));

  it('is kept across edits', async () => {
    assert.equal(label(), 'io blocking');
    const before = [...parsed];
    assert.deepEqual(before, [`${root}/node_modules/find-up-simple/index.js`]);
    const text = await readFile(`${root}/use.mjs`, 'utf8');
    session.setText(`${root}/use.mjs`, `// moved down\n${text.replace(`'a'`, `'b'`)}`);
    assert.equal(label(), 'io blocking');
    assert.deepEqual(parsed, before);
    session.filesChanged('all');
    assert.equal(label(), 'io blocking');
    assert.deepEqual(parsed, before);
  });

  it('is dropped when another version is installed', async () => {
    assert.equal(label(), 'io blocking');
    await installOther(root);
    session.filesChanged('all');
    assert.equal(label(), 'light');
  });

  it('is dropped when a file of the package is named as changed', async () => {
    assert.equal(label(), 'io blocking');
    await installOther(root);
    session.filesChanged({ changed: [`${root}/node_modules/find-up-simple/package.json`] });
    assert.equal(label(), 'light');
  });

  it('is unknown where the only file is too large', async () => {
    await writeFile(`${root}/node_modules/find-up-simple/index.js`, `/*${'-'.repeat(1_100_000)}*/`);
    const report = functionIn(analyzer.analyzeFile(`${root}/use.mjs`), 'use');
    assert.equal(report.kind, 'unknown');
    assert.match(
      report.evidence.map(({ detail }) => detail).join('\n'),
      /its index\.js is too large to be looked into/,
    );
    assert.deepEqual(parsed, []);
  });

  it('leaves the program that the compiler has as it is', () => {
    const project = session.projectOf(`${root}/use.mjs`);
    const { version } = session;
    assert.equal(label(), 'io blocking');
    assert.equal(session.version, version);
    assert.equal(session.projectOf(`${root}/use.mjs`), project);
    session.setText(`${root}/use.mjs`, 'export function use() {}\n');
    assert.deepEqual(session.changesBetween(version, session.version), new Set([`${root}/use.mjs`]));
    assert.equal(label(), 'light');
  });
});

/** The package at a later version that returns at once. */
async function installOther(root: string): Promise<void> {
  const folder = `${root}/node_modules/find-up-simple`;
  const manifest = JSON.parse(await readFile(`${folder}/package.json`, 'utf8')) as Record<string, unknown>;
  await writeFile(`${folder}/package.json`, JSON.stringify({ ...manifest, version: '99.0.0' }));
  await writeFile(`${folder}/index.js`, 'export function findUpSync(name) {\n  return name;\n}\n');
}
