// `npm run package [-- --target linux-arm64]`: makes poolwright-<target>-<version>.vsix in the repository's root.
// The production build happens in a copy, so that the dist/ of a running editor or test stays as it is.
import { cp, mkdir, mkdtemp, readFile, readdir, rm, stat, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runNpm } from './setup/npm.mjs';
import { requireNode } from './setup/requireNode.mjs';
import { root } from './setup/root.mjs';
import { StepError, runCommand } from './setup/runCommand.mjs';

requireNode();

/** The platforms that both VS Code's marketplace and the native compiler know. */
const targets = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64', 'win32-arm64'];

/** Neither built from nor shipped. */
const left = new Set(['node_modules', 'dist', 'test', 'test-results', 'examples', 'bench', '.git']);

try {
  const target = chooseTarget();
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const file = path.join(root, `poolwright-${target}-${version}.vsix`);
  const copy = await mkdtemp(path.join(os.tmpdir(), 'poolwright-package-'));
  try {
    await copySources(copy);
    await build(copy, target);
    await pack(copy, target, file);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
  const { size } = await stat(file);
  console.log(`${path.basename(file)}: ${(size / 1e6).toFixed(1)} MB.`);
} catch (error) {
  if (!(error instanceof StepError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** @returns {string} */
function chooseTarget() {
  const { values } = parseArgs({ options: { target: { type: 'string' } } });
  const target = values.target ?? `${process.platform}-${process.arch}`;
  if (targets.includes(target)) return target;
  throw new StepError(
    `There is no package for ${target}. Name one of these with --target: ${targets.join(', ')}.`,
  );
}

/** @param {string} copy */
async function copySources(copy) {
  for (const name of await readdir(root)) {
    if (left.has(name) || name.endsWith('.vsix')) continue;
    await cp(path.join(root, name), path.join(copy, name), { recursive: true });
  }
}

/**
 * @param {string} copy
 * @param {string} target
 */
async function build(copy, target) {
  const modules = path.join(copy, 'node_modules');
  await symlink(path.join(root, 'node_modules'), modules, 'junction');
  await runCommand(process.execPath, ['esbuild.js', '--production'], { cwd: copy });
  await rm(modules);
  if (target !== `${process.platform}-${process.arch}`) await takeCompilerOf(target, copy);
}

/**
 * Puts another platform's native compiler in the place of this one's.
 *
 * @param {string} target
 * @param {string} copy
 */
async function takeCompilerOf(target, copy) {
  const manifest = path.join(root, 'node_modules', 'typescript', 'package.json');
  const { optionalDependencies } = JSON.parse(await readFile(manifest, 'utf8'));
  const name = `@typescript/typescript-${target}`;
  const folder = path.join(copy, 'compiler-of-target');
  const printed = await runNpm(
    ['pack', `${name}@${optionalDependencies[name]}`, '--json', '--pack-destination', copy],
    { cwd: copy },
  );
  const [{ filename }] = JSON.parse(printed);
  await mkdir(folder);
  await runCommand('tar', ['-xzf', path.join(copy, filename), '-C', folder], { cwd: copy });
  await rm(path.join(copy, 'dist', 'compiler'), { recursive: true });
  await cp(path.join(folder, 'package', 'lib'), path.join(copy, 'dist', 'compiler'), { recursive: true });
}

/**
 * @param {string} copy
 * @param {string} target
 * @param {string} file
 */
async function pack(copy, target, file) {
  const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  // Everything is bundled, so no dependencies; and links in the README stay as they are.
  const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  await runCommand(process.execPath, [vsce, 'package', '--target', target, ...options, '--out', file], {
    cwd: copy,
  });
}
