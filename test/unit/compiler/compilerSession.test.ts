import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CompilerLost,
  CompilerSession,
  type CompilerProject,
  findConfigFiles,
} from '../../../src/compiler/index.ts';

describe('CompilerSession', () => {
  let root: string;
  let session: CompilerSession;

  const at = (name: string): string => path.posix.join(root, name);
  const write = (name: string, text: string): string => {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
    return at(name);
  };
  const projectOf = (file: string): CompilerProject => {
    const project = session.projectOf(file);
    assert.ok(project, `no project for ${file}`);
    return project;
  };
  const textOf = (file: string): string | undefined => projectOf(file).sourceFile(file)?.text;
  const errorsOf = (file: string): readonly number[] =>
    projectOf(file)
      .diagnosticsOf(file)
      .map((diagnostic) => diagnostic.code);

  beforeEach(() => {
    root = realpathSync(mkdtempSync(path.join(tmpdir(), 'poolwright-compiler-')));
    write(
      'tsconfig.json',
      '{ "compilerOptions": { "strict": true, "noEmit": true, "allowImportingTsExtensions": true, "module": "nodenext", "types": [] }, "include": ["src"] }',
    );
    write('src/a.ts', `import { b } from './b.ts';\nexport const a = b(1);\n`);
    write('src/b.ts', 'export function b(x: number): number { return x; }\n');
    write('loose.js', 'var loose = 1;\n');
    session = new CompilerSession({ workingDirectory: root });
  });

  afterEach(() => {
    session.dispose();
    rmSync(root, { recursive: true, force: true });
  });

  it('finds the configured project of a file, and the project-less program of a file outside it', () => {
    assert.equal(projectOf(at('src/a.ts')).configFile, at('tsconfig.json'));
    assert.deepEqual(projectOf(at('src/a.ts')).ownFiles(), [at('src/a.ts'), at('src/b.ts')]);
    assert.equal(projectOf(at('loose.js')).configFile, undefined);
    assert.equal(textOf(at('loose.js')), 'var loose = 1;\n');
  });

  it('has no project for a file that does not exist', () => {
    assert.equal(session.projectOf(at('src/nothing.ts')), undefined);
  });

  it('sees unsaved text, in a project and outside it, and the disk again when the text is taken back', () => {
    for (const file of [at('src/b.ts'), at('loose.js')]) {
      const before = textOf(file);
      session.setText(file, 'var unsaved = 1;\n');
      assert.equal(textOf(file), 'var unsaved = 1;\n');
      session.setText(file, 'var unsaved = 2;\n');
      assert.equal(textOf(file), 'var unsaved = 2;\n');
      session.setText(file, undefined);
      assert.equal(textOf(file), before);
    }
  });

  it('counts a file that exists only as unsaved text into the project around it', () => {
    session.setText(at('src/deep/new.ts'), `import { b } from '../b.ts';\nexport const c: string = b(1);\n`);
    assert.equal(projectOf(at('src/deep/new.ts')).configFile, at('tsconfig.json'));
    assert.deepEqual(errorsOf(at('src/deep/new.ts')), [2322]);
    session.setText(at('src/deep/new.ts'), undefined);
    assert.equal(session.projectOf(at('src/deep/new.ts')), undefined);
    assert.deepEqual(projectOf(at('src/a.ts')).ownFiles(), [at('src/a.ts'), at('src/b.ts')]);
  });

  it('is told of changes, new files and deletions on disk', () => {
    assert.deepEqual(errorsOf(at('src/a.ts')), []);
    write('src/b.ts', 'export function b(x: string): string { return x; }\n');
    write('loose.js', 'var loose = 2;\n');
    session.filesChanged({ changed: [at('src/b.ts'), at('loose.js')] });
    assert.deepEqual(errorsOf(at('src/a.ts')), [2345]);
    write('src/c.ts', 'export const c = 1;\n');
    session.filesChanged({ created: [at('src/c.ts')] });
    assert.deepEqual(projectOf(at('src/a.ts')).ownFiles(), ['src/a.ts', 'src/b.ts', 'src/c.ts'].map(at));
    rmSync(at('src/c.ts'));
    session.filesChanged({ deleted: [at('src/c.ts')] });
    assert.deepEqual(projectOf(at('src/a.ts')).ownFiles(), ['src/a.ts', 'src/b.ts'].map(at));
  });

  it('rereads everything when nobody knows what changed', () => {
    assert.equal(textOf(at('loose.js')), 'var loose = 1;\n');
    assert.deepEqual(errorsOf(at('src/a.ts')), []);
    write('src/b.ts', 'export function b(x: string): string { return x; }\n');
    write('loose.js', 'var loose = 3;\n');
    session.filesChanged('all');
    assert.deepEqual(errorsOf(at('src/a.ts')), [2345]);
    assert.equal(textOf(at('loose.js')), 'var loose = 3;\n');
  });

  it('moves a loose file into a project that appears around it', () => {
    write('other/x.ts', 'export const x = 1;\n');
    assert.equal(projectOf(at('other/x.ts')).configFile, undefined);
    const config = write('other/tsconfig.json', '{}');
    session.filesChanged({ created: [config] });
    assert.equal(projectOf(at('other/x.ts')).configFile, config);
    session.setText(at('other/x.ts'), 'export const x = 2;\n');
    assert.equal(textOf(at('other/x.ts')), 'export const x = 2;\n');
  });

  it('checks texts and new files for the time of one action, and has the old snapshot back after it', () => {
    const project = projectOf(at('src/a.ts'));
    const { version } = session;
    const inside = session.withTexts(
      new Map([
        [at('src/a.ts'), `import { n } from './new.ts';\nexport const a: string = n;\n`],
        [at('src/new.ts'), 'export const n = 1;\n'],
        [at('loose.js'), 'var loose = 9;\n'],
      ]),
      () => ({ errors: errorsOf(at('src/a.ts')), loose: textOf(at('loose.js')), version: session.version }),
    );
    assert.deepEqual(inside.errors, [2322]);
    assert.equal(inside.loose, 'var loose = 9;\n');
    assert.notEqual(inside.version, version);
    assert.equal(session.version, version);
    assert.equal(projectOf(at('src/a.ts')), project);
    assert.deepEqual(project.diagnosticsOf(at('src/a.ts')), []);
    assert.equal(textOf(at('loose.js')), 'var loose = 1;\n');
    session.setText(at('src/b.ts'), 'export function b(x: number): number { return -x; }\n');
    assert.deepEqual(projectOf(at('src/a.ts')).ownFiles(), ['src/a.ts', 'src/b.ts'].map(at));
    assert.deepEqual(errorsOf(at('src/a.ts')), []);
    assert.equal(textOf(at('loose.js')), 'var loose = 1;\n');
    assert.notEqual(session.version, inside.version);
  });

  it('restores the texts of before when an action throws, unsaved ones included', () => {
    session.setText(at('src/b.ts'), 'export function b(x: number): number { return x + 2; }\n');
    const before = textOf(at('src/b.ts'));
    assert.throws(
      () =>
        session.withTexts(new Map([[at('src/b.ts'), 'broken(']]), () => {
          assert.equal(textOf(at('src/b.ts')), 'broken(');
          throw new Error('planned');
        }),
      /planned/,
    );
    assert.equal(textOf(at('src/b.ts')), before);
    assert.deepEqual(errorsOf(at('src/a.ts')), []);
    session.setText(at('src/a.ts'), `import { b } from './b.ts';\nexport const a = b(2);\n`);
    assert.equal(textOf(at('src/b.ts')), before);
  });

  it('tells the same new file of two actions apart by its text', () => {
    const user = [at('src/a.ts'), `import { n } from './new.ts';\nexport const a: 1 | 2 = n;\n`] as const;
    const typeWith = (text: string) =>
      session.withTexts(new Map([user, [at('src/new.ts'), text]]), () => {
        assert.deepEqual(errorsOf(at('src/a.ts')), []);
        return textOf(at('src/new.ts'));
      });
    for (const text of ['export const n = 1;\n', 'export const n = 2;\n']) assert.equal(typeWith(text), text);
  });

  it('resolves handles to the very nodes that a walk meets', () => {
    const project = projectOf(at('src/b.ts'));
    const source = project.sourceFile(at('src/b.ts'));
    const statement = source?.statements[0];
    assert.ok(statement);
    const [symbol] = project.checker.getSymbolAtPosition(at('src/b.ts'), ['export function '.length]);
    const [declaration] = symbol?.declarations ?? [];
    assert.ok(declaration);
    assert.equal(project.resolve(declaration), statement);
  });

  it('opens a project by its configuration file, says what is wrong with it, and knows one that is not there', () => {
    const config = write(
      'tsconfig.bad.json',
      '{ "compilerOptions": { "strict": "yes" }, "include": ["src"] }',
    );
    const project = session.openProject(config);
    assert.deepEqual(project?.ownFiles(), ['src/a.ts', 'src/b.ts'].map(at));
    assert.deepEqual(
      project.configDiagnostics().map((diagnostic) => diagnostic.code),
      [5024],
    );
    assert.equal(session.openProject(at('tsconfig.none.json')), undefined);
  });

  it('says that the compiler is lost once its process was killed, whoever asks, and can still be disposed of', () => {
    const project = projectOf(at('src/a.ts'));
    assert.ok(session.processId);
    process.kill(session.processId, 'SIGKILL');
    assert.throws(() => project.program.getSemanticDiagnostics(at('src/a.ts')), CompilerLost);
    session.setText(at('src/a.ts'), 'export const a = 2;\n');
    assert.throws(() => session.projectOf(at('src/a.ts')), CompilerLost);
    session.dispose();
    session.dispose();
  });

  it('finds projects for many files at once', () => {
    const files = ['src/a.ts', 'src/b.ts', 'loose.js'].map(at);
    session.prepare(files);
    assert.deepEqual(
      files.map((file) => projectOf(file).configFile),
      [at('tsconfig.json'), at('tsconfig.json'), undefined],
    );
  });

  it('lists configuration and source files, without dependencies and build output', () => {
    write('node_modules/x/index.ts', '');
    write('dist/a.js', '');
    write('.hidden/a.ts', '');
    write('src/types.d.ts', '');
    const found = findConfigFiles(root);
    assert.deepEqual(found.configFiles, [at('tsconfig.json')]);
    assert.deepEqual(found.sourceFiles, ['loose.js', 'src/a.ts', 'src/b.ts'].map(at));
    assert.equal(found.truncated, false);
    assert.equal(findConfigFiles(root, 2).truncated, true);
  });
});
