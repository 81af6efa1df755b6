import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CompilerSession, toEnginePath } from '../../../src/compiler/index.ts';
import type { PoolKind } from '../../../src/core/index.ts';
import { planWrap } from '../../../src/wrap/index.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../support/temporaryFolder.ts';

const scripts = (build: string): string =>
  JSON.stringify({ name: 'sums', type: 'module', scripts: { build } }, undefined, 2);

const program = {
  'package.json': '{ "name": "sums", "type": "module" }',
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      lib: ['ES2023'],
      module: 'preserve',
      moduleResolution: 'bundler',
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      paths: { '#/*': ['./src/*'] },
    },
    include: ['src'],
  }),
  'src/sum.ts': `export function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
`,
  'src/main.ts': `import { sum } from './sum.ts';

console.log(sum([1, 2, 3]));
`,
};

describe('what bundlers need for a wrap', () => {
  let session: CompilerSession;
  let folder = '';
  before(() => {
    session = new CompilerSession({ workingDirectory: '.' });
  });
  after(() => {
    session.dispose();
  });
  beforeEach(async () => {
    folder = toEnginePath(await makeTemporaryFolder('bundlers'));
  });
  afterEach(async () => removeTemporaryFolder(folder));

  /** What is said of bundlers when `sum` is wrapped in a project with these files besides. */
  function said(files: Readonly<Record<string, string>>, pool: PoolKind = 'threads'): readonly string[] {
    for (const [name, text] of Object.entries({ ...program, ...files })) {
      mkdirSync(path.dirname(`${folder}/${name}`), { recursive: true });
      writeFileSync(`${folder}/${name}`, text);
    }
    session.filesChanged('all');
    const plan = planWrap(session, { file: `${folder}/src/sum.ts`, at: { name: 'sum' }, pool });
    assert.equal(plan.status, 'ready', JSON.stringify(plan));
    return plan.warnings
      .filter(({ code }) => code === 'bundler-entry')
      .map(({ file, line, message }) => `${path.posix.relative(folder, file)}:${line} ${message}`);
  }

  it('is nothing where nothing bundles', () => {
    assert.deepEqual(said({}), []);
    assert.deepEqual(said({ 'vite.config.ts': 'export default { server: { port: 80 } };' }), []);
    assert.deepEqual(
      said({
        'build.mjs': `import { build } from 'esbuild';\nawait build({ entryPoints: ['src/main.ts'] });`,
      }),
      [],
    );
  });

  it('is said of each bundler that a configuration file or a script tells of', () => {
    const found: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
      ['vite.config.ts:1 Vite', { 'vite.config.ts': 'export default { build: { ssr: true } };' }],
      ['webpack.config.cjs:1 webpack', { 'webpack.config.cjs': 'module.exports = {};' }],
      ['package.json:5 esbuild', { 'package.json': scripts('esbuild src/main.ts --bundle --platform=node') }],
      ['rollup.config.js:1 Rollup', { 'rollup.config.js': 'export default {};' }],
      ['next.config.mjs:1 Next.js', { 'next.config.mjs': 'export default {};' }],
      ['package.json:5 ncc', { 'package.json': scripts('tsc && ncc build dist/main.js') }],
    ];
    for (const [expected, files] of found) {
      assert.match(said(files).join('\n'), new RegExp(`^${expected} bundles the package`, 'm'), expected);
    }
  });

  it('names the files relative to the configuration, and leaves piscina out where a pool does without', () => {
    const files = { 'webpack.config.cjs': 'module.exports = {};' };
    assert.match(said(files).join(), /import: '\.\/src\/sum\.ts', dependOn: 'pools'.*piscina/);
    assert.doesNotMatch(said(files, 'processes').join(), /piscina/);
  });

  it('is nothing where the configuration names the files already', () => {
    const entries = "['src/main.ts', 'src/pools.ts', 'src/pool-worker.ts', 'src/sum.ts']";
    const text = `export default { build: { ssr: true, rollupOptions: { input: ${entries} } } };`;
    assert.deepEqual(said({ 'vite.config.ts': text }), []);
    assert.equal(said({ 'vite.config.ts': text.replace(", 'src/sum.ts'", '') }).length, 1);
  });

  it('is a loader for Vitest, where Node cannot load by itself what a worker imports', () => {
    const config = { 'vitest.config.ts': 'export default { test: {} };' };
    assert.deepEqual(said(config), []);
    const needing = [
      `import { zero } from './zero';\n`,
      `import { zero } from '#/zero';\n`,
      `import { zero } from './zero.ts';\nexport enum Mode { Fast }\n`,
    ];
    for (const start of needing) {
      const sum = program['src/sum.ts'].replace('total = 0', 'total = zero');
      const files = { ...config, 'src/zero.ts': 'export const zero = 0;\n', 'src/sum.ts': start + sum };
      assert.match(said(files).join('\n'), /^vitest\.config\.ts:1 .*execArgv: \['--import', 'tsx'\]/, start);
    }
    const loads = { 'vitest.config.ts': "export default { test: { execArgv: ['--import', 'tsx'] } };" };
    assert.deepEqual(said({ ...loads, 'src/zero.ts': 'export const zero = 0;\n' }), []);
  });
});
