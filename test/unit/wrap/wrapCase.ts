import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { CompilerSession, toEnginePath } from '../../../src/compiler/index.ts';
import { applyEdits, type PoolKind, type ReadyWrap, type WrapPlan } from '../../../src/core/index.ts';
import { planWrap } from '../../../src/wrap/index.ts';
import { POOL_FILE_MARK } from '../../../src/wrap/poolFiles.ts';

const run = promisify(execFile);
export const casesFolder = fileURLToPath(new URL('../../fixtures/wrap/', import.meta.url));
const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** A folder under test/fixtures/wrap: `input`, and in `expected` what the plan says and the files that it changes. */
export interface WrapCase {
  readonly name: string;
  readonly folder: string;
  readonly file: string;
  readonly functionName: string;
  readonly pool: PoolKind;
  readonly keepSyncCallers: boolean;
  /** The program to run before and after, where the case has one. */
  readonly program: string | undefined;
}

export function wrapCases(): readonly WrapCase[] {
  const names = readdirSync(casesFolder).filter((name) =>
    existsSync(path.join(casesFolder, name, 'case.json')),
  );
  return names.map((name) => {
    const folder = path.join(casesFolder, name);
    const read = JSON.parse(readFileSync(path.join(folder, 'case.json'), 'utf8')) as {
      readonly function: string;
      readonly pool: PoolKind;
      readonly run?: string;
      readonly keepSyncCallers?: boolean;
    };
    // A private method has a `#` of its own in its name.
    const [, file = '', functionName = ''] = /^(.*?)#(.*)$/.exec(read.function) ?? [];
    const { keepSyncCallers = false, pool, run: program } = read;
    return { name, folder, file, functionName, pool, program, keepSyncCallers };
  });
}

/** A copy of a case's input outside the repository, with the repository's packages. */
export class Scratch {
  readonly folder: string;

  constructor(wrapCase: WrapCase) {
    this.folder = toEnginePath(realpathSync(mkdtempSync(path.join(os.tmpdir(), `wrap-${wrapCase.name}-`))));
    cpSync(path.join(wrapCase.folder, 'input'), this.folder, { recursive: true });
    symlinkSync(path.join(repository, 'node_modules'), path.join(this.folder, 'node_modules'), 'junction');
  }

  plan(session: CompilerSession, wrapCase: WrapCase, pool = wrapCase.pool): WrapPlan {
    const file = `${this.folder}/${wrapCase.file}`;
    const { functionName, keepSyncCallers } = wrapCase;
    return planWrap(session, { file, at: { name: functionName }, pool, keepSyncCallers });
  }

  /** Writes a plan and returns the names of the files that it changed, those that it created left out. */
  apply(plan: ReadyWrap): readonly string[] {
    const edited = [...new Set(plan.edits.map(({ file }) => file))];
    for (const file of edited) {
      const own = plan.edits.filter((edit) => edit.file === file);
      writeFileSync(file, applyEdits(readFileSync(file, 'utf8'), own));
    }
    for (const { file, text } of plan.created) writeFileSync(file, text, { flag: 'wx' });
    return edited.map((file) => path.posix.relative(this.folder, file));
  }

  /** The created files that no test of the pool files looks at. */
  taskModules(plan: ReadyWrap): readonly string[] {
    return plan.created
      .filter(({ text }) => !text.startsWith(POOL_FILE_MARK))
      .map(({ file }) => path.posix.relative(this.folder, file));
  }

  /** What a program prints, or how it fails. */
  async run(program: string): Promise<string> {
    const { stdout } = await run(process.execPath, ['--import', 'tsx', program], {
      cwd: this.folder,
      timeout: 60_000,
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    return stdout;
  }

  /** All that the compiler finds wrong in the project. */
  problems(session: CompilerSession, file: string): readonly string[] {
    const project = session.projectOf(`${this.folder}/${file}`);
    if (project === undefined) return [`${file} is in no project`];
    return project
      .ownFiles()
      .flatMap((own) =>
        project.diagnosticsOf(own).map(({ text }) => `${path.posix.relative(this.folder, own)}: ${text}`),
      );
  }

  /** Leaves the copy without any installed package. */
  forgetPackages(): void {
    rmSync(path.join(this.folder, 'node_modules'));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A plan in a form that is good to compare: no absolute paths, and of created files only the names. */
export function describePlan(plan: WrapPlan, root: string): unknown {
  const short = (file: string): string => path.posix.relative(root, file);
  const reasons = (
    list: readonly { code: string; file: string; line: number; message: string }[],
  ): readonly string[] =>
    list.map(
      ({ code, file, line, message }) =>
        `${code} ${short(file)}:${line} ${message.replaceAll(`${root}/`, '')}`,
    );
  if (plan.status === 'refused') {
    return { status: plan.status, refusals: reasons(plan.refusals), warnings: reasons(plan.warnings) };
  }
  return {
    status: plan.status,
    twin: plan.twin,
    warnings: reasons(plan.warnings),
    ...(plan.notes.length > 0 ? { notes: reasons(plan.notes) } : {}),
    ...(plan.kept.length > 0 ? { kept: reasons(plan.kept) } : {}),
    created: plan.created.map(({ file }) => short(file)),
    install: plan.install,
  };
}

const updates = process.env['POOLWRIGHT_UPDATE_GOLDEN'] === '1';

/** Compares with a golden file of a case, which only POOLWRIGHT_UPDATE_GOLDEN=1 writes; returns what is expected. */
export function golden(wrapCase: WrapCase, name: string, actual: string): string | undefined {
  return goldenFile(path.join(wrapCase.folder, 'expected', name), actual);
}

/** The same for any file. */
export function goldenFile(file: string, actual: string): string | undefined {
  if (updates) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, actual);
  }
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** The files that a case expects, `plan.json` left out. */
export function goldenFiles(wrapCase: WrapCase): readonly string[] {
  const folder = path.join(wrapCase.folder, 'expected');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((name) => name !== 'plan.json')
    .sort();
}

/** Removes what an earlier run of the switch left behind. */
export function forgetGolden(wrapCase: WrapCase): void {
  if (updates) rmSync(path.join(wrapCase.folder, 'expected'), { recursive: true, force: true });
}
