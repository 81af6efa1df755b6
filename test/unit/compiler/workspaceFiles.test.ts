import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CompilerSession, workspaceFiles } from '../../../src/compiler/index.ts';

describe('workspaceFiles', () => {
  let root: string;
  let session: CompilerSession;

  const at = (name: string): string => path.posix.join(root, name);
  const write = (name: string, text = ''): void => {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
  };

  beforeEach(() => {
    root = realpathSync(mkdtempSync(path.join(tmpdir(), 'poolwright-workspace-')));
    session = new CompilerSession({ workingDirectory: root });
  });
  afterEach(() => {
    session.dispose();
    rmSync(root, { recursive: true, force: true });
  });

  it('has the files of all projects, and those that no project claims', () => {
    write('a/tsconfig.json', '{ "include": ["src"] }');
    write('a/src/one.ts', 'export const one = 1;\n');
    write('a/left-out.ts', 'export const out = 1;\n');
    write('a/script.mjs', 'export const script = 1;\n');
    write('b/jsconfig.json', '{}');
    write('b/two.js', 'export const two = 2;\n');
    write('loose.ts', 'export const loose = 3;\n');
    write('a/node_modules/dependency/index.js', '');
    assert.deepEqual(workspaceFiles(session, root), {
      files: ['a/script.mjs', 'a/src/one.ts', 'b/two.js', 'loose.ts'].map(at),
      truncated: false,
    });
  });

  it('is empty for a folder without code', () => {
    write('notes.md', '# Notes');
    assert.deepEqual(workspaceFiles(session, root), { files: [], truncated: false });
  });

  it('follows the references of a configuration that has no files of its own', () => {
    write('tsconfig.json', '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }');
    write('tsconfig.app.json', '{ "compilerOptions": { "composite": true }, "include": ["src"] }');
    write('src/app.ts', 'export const app = 1;\n');
    assert.deepEqual(workspaceFiles(session, root).files, [at('src/app.ts')]);
    assert.equal(session.projectOf(at('src/app.ts'))?.configFile, at('tsconfig.app.json'));
  });
});

describe('CompilerSession.preferProject', () => {
  it('lets a configuration answer for its files although another one lies nearer', () => {
    const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'poolwright-prefer-')));
    mkdirSync(path.join(root, 'src'));
    writeFileSync(path.join(root, 'tsconfig.build.json'), '{ "include": ["src"] }');
    writeFileSync(path.join(root, 'src', 'tsconfig.json'), '{}');
    const file = path.posix.join(root, 'src', 'a.ts');
    writeFileSync(file, 'export const a = 1;\n');
    const session = new CompilerSession({ workingDirectory: root });
    try {
      assert.equal(session.projectOf(file)?.configFile, path.posix.join(root, 'src/tsconfig.json'));
      session.preferProject(path.posix.join(root, 'tsconfig.build.json'));
      assert.equal(session.projectOf(file)?.configFile, path.posix.join(root, 'tsconfig.build.json'));
      assert.equal(session.preferProject(path.posix.join(root, 'none.json')), undefined);
    } finally {
      session.dispose();
      rmSync(root, { recursive: true, force: true });
    }
  });
});
