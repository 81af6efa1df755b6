import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { PoolKind } from '../../../src/core/index.ts';
import {
  POOL_DEPENDENCY,
  POOL_FILE_MARK,
  type PoolFilesRequest,
  renderPoolFiles,
} from '../../../src/wrap/poolFiles.ts';
import { poolVariant } from '../../../src/wrap/poolVariant.ts';
import { templateFile, templateNames, toJavaScript } from '../../../scripts/templates/toJavaScript.ts';
import { piscinaDeclarations } from '../../../src/wrap/typeShims.ts';
import { repository } from '../../support/repository.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../support/temporaryFolder.ts';
import { writePoolFiles } from './scratch.ts';

const run = promisify(execFile);
const both: PoolKind[] = ['threads', 'processes'];
const variants: PoolFilesRequest[] = [
  { pools: ['threads'], ext: 'ts' },
  { pools: ['processes'], ext: 'ts' },
  { pools: both, ext: 'ts' },
  { pools: both, ext: 'mts', style: { quotes: 'double', semicolons: false, indent: '\t' } },
  { pools: both, ext: 'cts', format: 'commonjs' },
  { pools: ['threads'], ext: 'mjs' },
  { pools: ['processes'], ext: 'js', style: { quotes: 'double', semicolons: false } },
  { pools: both, ext: 'cjs', format: 'commonjs' },
];

const textOf = (request: PoolFilesRequest): string => {
  const { pools, worker } = renderPoolFiles(request);
  return pools.text + worker.text;
};

describe('the pool files', () => {
  it('start with their mark, and never show the lines that divide the templates', () => {
    for (const request of variants) {
      for (const { text } of Object.values(renderPoolFiles(request))) {
        assert(text.startsWith(`${POOL_FILE_MARK}\n`));
        assert.doesNotMatch(text, /<\/?(threads|processes)>/);
        assert.doesNotMatch(text, /\n\n\n/);
      }
    }
  });

  it('have nothing of a pool that was not asked for', () => {
    assert.doesNotMatch(
      textOf({ pools: ['threads'], ext: 'ts' }),
      /fork|ChildProcess|process\.on|serializ|runInProcess/,
    );
    assert.doesNotMatch(textOf({ pools: ['processes'], ext: 'ts' }), /piscina|MessageChannel|runInThread/i);
  });

  it('are the same for the same request, in whatever order the pools are named', () => {
    assert.deepEqual(
      renderPoolFiles({ pools: ['processes', 'threads'], ext: 'ts' }),
      renderPoolFiles({ pools: both, ext: 'ts' }),
    );
  });

  it('find each other by the names and the extension that were asked for', () => {
    const names = { pools: 'poolwright-pools', worker: 'poolwright-worker' };
    const { pools, worker } = renderPoolFiles({ pools: both, ext: 'mts', names });
    assert.deepEqual([pools.fileName, worker.fileName], ['poolwright-pools.mts', 'poolwright-worker.mts']);
    assert.match(pools.text, /from '\.\/poolwright-worker\.mts'/);
    assert.match(pools.text, /`poolwright-worker\$\{extname\(HERE\)\}`/);
    assert.doesNotMatch(pools.text, /['`./]pool-worker/);
  });

  it('follow the quotes, semicolons and indentation of the project', () => {
    const text = textOf({
      pools: both,
      ext: 'ts',
      style: { quotes: 'double', semicolons: false, indent: '\t' },
    });
    assert.match(text, /^import \{ channel \} from "node:diagnostics_channel"$/m);
    assert.match(text, /^\tlet running = 0$/m);
    assert.doesNotMatch(text, /^ {2}/m);
  });

  it('stand on the package that the repository tests them with', async () => {
    const { default: manifest } = (await import('../../../package.json', { with: { type: 'json' } })) as {
      default: { devDependencies: Record<string, string> };
    };
    assert.equal(
      POOL_DEPENDENCY.threads?.range,
      `^${manifest.devDependencies[POOL_DEPENDENCY.threads?.name ?? '']}`,
    );
    assert.equal(POOL_DEPENDENCY.processes, undefined);
  });

  it('are in JavaScript what they are in TypeScript without its types', async () => {
    for (const name of templateNames) {
      const typescript = await readFile(templateFile(`${name}.ts`), 'utf8');
      const javascript = await readFile(templateFile(`${name}.js`), 'utf8');
      assert.equal(javascript, await toJavaScript(typescript), 'run `npm run templates`');
    }
  });

  it('speak to their own kind of modules', () => {
    const esm = textOf({ pools: both, ext: 'js', format: 'esm' });
    assert.doesNotMatch(esm, /require|__filename|exports\./);
    for (const ext of ['js', 'cjs'] as const) {
      const commonJs = textOf({ pools: both, ext, format: 'commonjs' });
      assert.doesNotMatch(commonJs, /import\.meta|^import |^export |Url|await require/m);
      assert.match(commonJs, /^\/\/ poolwright:pools v1\n(\/\/.*\n)+'use strict';\n/);
      assert.match(commonJs, /^exports\.runInThreadPool = /m);
    }
    const compiled = textOf({ pools: both, ext: 'ts', format: 'commonjs' });
    assert.doesNotMatch(compiled, /import\.meta|Url/);
    assert.match(compiled, /^export const runInThreadPool = /m);
  });

  it('suit the module that they are written for', () => {
    assert.deepEqual(poolVariant('.ts', 'commonjs'), { ext: 'ts', format: 'commonjs' });
    assert.deepEqual(poolVariant('tsx', 'esm'), { ext: 'ts', format: 'esm' });
    assert.deepEqual(poolVariant('.jsx', 'esm'), { ext: 'js', format: 'esm' });
    assert.deepEqual(poolVariant('.mjs', 'commonjs'), { ext: 'mjs', format: 'esm' });
    assert.deepEqual(poolVariant('.cts', 'esm'), { ext: 'cts', format: 'commonjs' });
  });

  it('have nothing that the linter would say', async () => {
    const folder = await makeTemporaryFolder('lint');
    for (const [n, request] of variants.entries()) {
      await mkdir(path.join(folder, `${n}`));
      await writePoolFiles(path.join(folder, `${n}`), request);
    }
    const linter = path.join(repository, 'node_modules/oxlint/bin/oxlint');
    const config = path.join(repository, '.oxlintrc.json');
    const checked = await run(process.execPath, [linter, '--deny-warnings', '-c', config, folder]).catch(
      (error: { stdout: string }) => assert.fail(error.stdout),
    );
    assert.match(checked.stdout, new RegExp(`on ${2 * variants.length} files`));
    await removeTemporaryFolder(folder);
  });

  it('type-check in a strict project, with the twins and calls of a program', async () => {
    const folder = await makeTemporaryFolder('types');
    const fixtures = path.join(repository, 'test/fixtures/templates');
    await symlink(path.join(repository, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
    for (const [n, request] of variants.entries()) {
      const project = path.join(folder, `${n}`);
      await mkdir(project);
      for (const file of ['tsconfig.json', 'package.json'])
        await cp(path.join(fixtures, file), path.join(project, file));
      if (request.pools.length === 2 && request.ext === 'ts')
        await cp(fixtures, project, { recursive: true });
      await writePoolFiles(project, request);
      // Where CommonJS is written as such, it cannot be TypeScript's imports that the compiler rewrites.
      const verbatimModuleSyntax = request.format !== 'commonjs';
      const checked = {
        extends: './tsconfig.json',
        compilerOptions: {
          allowJs: true,
          checkJs: true,
          verbatimModuleSyntax,
          // Many projects are set to older JavaScript than Node runs.
          ...(n % 2 === 1 ? { target: 'ES2019', lib: ['ES2019'] } : {}),
        },
        include: [`*.${request.ext}`],
      };
      await writeFile(path.join(project, 'checked.json'), JSON.stringify(checked));
      const compiler = path.join(repository, 'node_modules/typescript/bin/tsc');
      const check = await run(process.execPath, [compiler, '-p', path.join(project, 'checked.json')]).catch(
        (error: { stdout: string }) => error,
      );
      assert.equal(check.stdout, '', `variant ${n}`);
    }
    await removeTemporaryFolder(folder);
  });

  it('type-check with the declarations that stand in for piscina where that is not installed', async () => {
    const folder = await makeTemporaryFolder('shim');
    const modules = path.join(folder, 'node_modules');
    await mkdir(path.join(modules, 'piscina'), { recursive: true });
    await mkdir(path.join(modules, '@types'));
    await symlink(
      path.join(repository, 'node_modules/@types/node'),
      path.join(modules, '@types/node'),
      'junction',
    );
    const manifest = { name: 'piscina', version: '0.0.0', types: 'index.d.ts' };
    await writeFile(path.join(modules, 'piscina/package.json'), JSON.stringify(manifest));
    await writeFile(path.join(modules, 'piscina/index.d.ts'), piscinaDeclarations);
    for (const file of ['tsconfig.json', 'package.json'])
      await cp(path.join(repository, 'test/fixtures/templates', file), path.join(folder, file));
    await writePoolFiles(folder, { pools: both, ext: 'ts' });
    const compiler = path.join(repository, 'node_modules/typescript/bin/tsc');
    const check = await run(process.execPath, [compiler, '-p', folder]).catch(
      (error: { stdout: string }) => error,
    );
    assert.equal(check.stdout, '');
    await removeTemporaryFolder(folder);
  });
});
