import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import type { SourceStyle } from '../../../src/wrap/poolFiles.ts';
import { isTypeScript, OWN_MODULE, poolVariant, type PoolVariant } from '../../../src/wrap/poolVariant.ts';
import { installNode, type NodeMajor } from '../../support/installNode.ts';
import { repository } from '../../support/repository.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../support/temporaryFolder.ts';
import { POOL_KINDS, writePoolFiles } from './scratch.ts';

const run = promisify(execFile);
const tour = path.join(repository, 'test/fixtures/templates/tour');

const inOnePool = {
  shifted: ['bcd', 'yza', 'b-c'],
  twice: 'jcn',
  elsewhere: true,
  ownClass: true,
  code: 'ESHIFT',
  unsendable: true,
  ended: true,
};
const expected = JSON.stringify([inOnePool, inOnePool]);

interface Way {
  readonly what: string;
  readonly variant: PoolVariant;
  readonly nodes: readonly (NodeMajor | 'own')[];
  /** What `module` is in its tsconfig, where it is compiled before it runs. */
  readonly compiled?: 'nodenext' | 'commonjs';
  readonly flags?: readonly string[];
  readonly style?: SourceStyle;
}

const bare = { quotes: 'double', semicolons: false, indent: '\t' } as const;
const tsx = ['--import', 'tsx'];
const ways: readonly Way[] = [
  { what: 'JavaScript modules', variant: poolVariant('.mjs', 'esm'), nodes: ['own', 22, 24] },
  { what: 'JavaScript in an ESM package', variant: poolVariant('.js', 'esm'), nodes: ['own'] },
  {
    what: 'JavaScript in a CommonJS package',
    variant: poolVariant('.jsx', 'commonjs'),
    nodes: ['own', 22, 24],
  },
  { what: '.cjs files without semicolons', variant: poolVariant('.cjs', 'esm'), nodes: ['own'], style: bare },
  {
    what: 'TypeScript compiled to ESM',
    variant: poolVariant('.ts', 'esm'),
    nodes: ['own', 22, 24],
    compiled: 'nodenext',
  },
  {
    what: 'TypeScript compiled to CommonJS for Node',
    variant: poolVariant('.ts', 'commonjs'),
    nodes: ['own', 22, 24],
    compiled: 'nodenext',
  },
  {
    what: 'TypeScript compiled to CommonJS',
    variant: poolVariant('.ts', 'commonjs'),
    nodes: ['own'],
    compiled: 'commonjs',
  },
  { what: '.cts files, compiled', variant: poolVariant('.cts', 'esm'), nodes: ['own'], compiled: 'nodenext' },
  {
    what: 'TypeScript in an ESM package under tsx',
    variant: poolVariant('.tsx', 'esm'),
    nodes: ['own', 24],
    flags: tsx,
  },
  {
    what: 'TypeScript in a CommonJS package under tsx',
    variant: poolVariant('.ts', 'commonjs'),
    nodes: ['own', 24],
    flags: tsx,
  },
  {
    what: 'TypeScript without semicolons, as Node runs it',
    variant: poolVariant('.mts', 'commonjs'),
    nodes: [22, 24],
    style: bare,
  },
];

describe('the pool files, as', function () {
  this.timeout(180_000);
  let root: string;

  before(async () => {
    root = await makeTemporaryFolder('variants');
    await symlink(path.join(repository, 'node_modules'), path.join(root, 'node_modules'), 'junction');
  });
  after(() => removeTemporaryFolder(root));

  for (const [n, way] of ways.entries()) {
    it(`${way.what}, do all that they should`, async () => {
      const folder = path.join(root, `${n}`);
      const entry = await writeProgram(folder, way);
      for (const major of way.nodes) {
        const node = major === 'own' ? process.execPath : await installNode(major);
        const { stdout } = await run(node, [...(way.flags ?? []), entry], { cwd: folder });
        assert.equal(stdout, `${expected}\n`, `Node ${major}`);
      }
    });
  }
});

/** A project with the tour in it, built if it has to be. Its entry, relative to the folder. */
async function writeProgram(folder: string, { variant, compiled, style = {} }: Way): Promise<string> {
  const { ext, format } = variant;
  await mkdir(folder);
  const type = format === 'esm' ? 'module' : 'commonjs';
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ private: true, type }));
  await writePoolFiles(folder, { pools: POOL_KINDS, style, ...variant });
  for (const name of ['work', 'main']) {
    const source = (await readFile(path.join(tour, `${name}.ts`), 'utf8'))
      .replaceAll('import.meta.url', OWN_MODULE[format])
      .replace(/(?<=from '\.\/[\w-]+)\.ts/g, `.${ext}`);
    await writeFile(path.join(folder, `${name}.${ext}`), await inLanguage(source, variant));
  }
  if (compiled === undefined) return `main.${ext}`;
  await writeFile(path.join(folder, 'tsconfig.json'), tsconfig(compiled));
  const compiler = path.join(repository, 'node_modules/typescript/bin/tsc');
  await run(process.execPath, [compiler, '-p', folder]).catch((error: { stdout: string }) =>
    assert.fail(error.stdout),
  );
  return `dist/main.${ext.replace('t', 'j')}`;
}

async function inLanguage(source: string, { ext, format }: PoolVariant): Promise<string> {
  if (isTypeScript(ext)) return source;
  return (await transform(source, { loader: 'ts', format: format === 'esm' ? 'esm' : 'cjs' })).code;
}

function tsconfig(module: 'nodenext' | 'commonjs'): string {
  const compilerOptions = {
    target: 'ES2022',
    lib: ['ES2022'],
    module,
    ...(module === 'commonjs' ? { moduleResolution: 'bundler' } : {}),
    types: ['node'],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    noImplicitReturns: true,
    isolatedModules: true,
    rewriteRelativeImportExtensions: true,
    outDir: 'dist',
    rootDir: '.',
    skipLibCheck: true,
  };
  return JSON.stringify({ compilerOptions });
}
