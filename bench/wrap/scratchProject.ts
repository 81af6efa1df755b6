import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/setup/root.mjs';
import { CompilerSession, toEnginePath } from '../../src/compiler/index.ts';
import { applyEdits, type ReadyWrap } from '../../src/core/index.ts';
import type { Candidate } from './candidates.ts';

/** The program that calls the function, and where it finds what to call it with. */
export const callerFile = 'src/poolwright-caller.mts';
export const inputsFile = 'inputs.bin';

/**
 * A copy of a package's sources in which one function after the other is the whole program: the project holds its module,
 * what that imports, and one caller.
 */
export class ScratchProject {
  readonly folder: string;
  readonly session: CompilerSession;
  readonly #config: string;
  /** The module of the function before, which got a caller, and its own text. */
  #lengthened: { readonly file: string; readonly text: string } | undefined;

  constructor(folder: string, config: string) {
    this.folder = folder;
    this.#config = config;
    this.session = new CompilerSession({ workingDirectory: folder });
  }

  static async create(from: string): Promise<ScratchProject> {
    const above = await realpath(os.tmpdir());
    const outside = await mkdtemp(path.join(above, 'poolwright-bench-wrap-'));
    const folder = toEnginePath(path.join(outside, 'package'));
    await mkdir(path.join(folder, 'node_modules'), { recursive: true });
    await cp(path.join(from, 'src'), path.join(folder, 'src'), { recursive: true });
    await cp(path.join(from, 'package.json'), path.join(folder, 'package.json'));
    // What the package imports is found above it; the pool library and what runs TypeScript in it, as if installed.
    await symlink(path.join(from, 'node_modules'), path.join(outside, 'node_modules'), 'junction');
    for (const name of ['piscina', 'tsx'])
      await symlink(
        path.join(root, 'node_modules', name),
        path.join(folder, 'node_modules', name),
        'junction',
      );
    return new ScratchProject(folder, await readFile(path.join(from, 'tsconfig.json'), 'utf8'));
  }

  /** Makes a function and a caller of it the program. */
  async hold({ exportPath, file, name, typeArguments }: Candidate): Promise<void> {
    const changed = ['tsconfig.json', callerFile, file].map((one) => path.posix.join(this.folder, one));
    if (this.#lengthened !== undefined) {
      await writeFile(this.#lengthened.file, this.#lengthened.text);
      changed.push(this.#lengthened.file);
      this.#lengthened = undefined;
    }
    const { compilerOptions } = JSON.parse(this.#config) as { readonly compilerOptions: object };
    const tsconfig = { compilerOptions, files: [file, callerFile] };
    await writeFile(path.join(this.folder, 'tsconfig.json'), JSON.stringify(tsconfig));
    const specifier = `./${path.posix.relative('src', file)}`;
    if (exportPath === undefined)
      await this.#addCaller(path.posix.join(this.folder, file), `${name}${typeArguments}`);
    const called =
      exportPath === undefined
        ? callInside(specifier)
        : callOutside(specifier, exportPath.split('.'), typeArguments);
    await writeFile(path.join(this.folder, callerFile), callerText(called));
    this.session.filesChanged({ changed });
  }

  /** What other modules do not reach is called by its own. */
  async #addCaller(file: string, name: string): Promise<void> {
    const text = await readFile(file, 'utf8');
    await writeFile(file, `${text}\n${innerCaller(name)}`);
    this.#lengthened = { file, text };
  }

  /** Writes a plan; the function that is returned takes it back. */
  async apply(plan: ReadyWrap): Promise<() => Promise<void>> {
    const files = [...new Set(plan.edits.map(({ file }) => file))];
    const before = new Map<string, string>();
    for (const file of files) {
      const text = await readFile(file, 'utf8');
      before.set(file, text);
      await writeFile(
        file,
        applyEdits(
          text,
          plan.edits.filter((edit) => edit.file === file),
        ),
      );
    }
    const created = plan.created.map(({ file }) => file);
    for (const { file, text } of plan.created) await writeFile(file, text, { flag: 'wx' });
    this.session.filesChanged({ changed: files, created });
    return async () => {
      for (const [file, text] of before) await writeFile(file, text);
      for (const file of created) await rm(file);
      this.session.filesChanged({ changed: files, deleted: created });
    };
  }

  /** All that the compiler finds wrong in the program, by place and text. */
  problems(): readonly string[] {
    const project = this.session.projectOf(path.posix.join(this.folder, callerFile));
    if (project === undefined) return ['there is no project'];
    return project
      .ownFiles()
      .flatMap((file) =>
        project
          .diagnosticsOf(file)
          .map(({ code, text }) => `${path.posix.relative(this.folder, file)}: TS${code} ${text}`),
      );
  }

  async remove(): Promise<void> {
    this.session.dispose();
    await rm(path.dirname(this.folder), { recursive: true, force: true });
  }
}

/** The lines that bring `call` about, which takes the arguments of one call. */
function callOutside(
  specifier: string,
  [holder = '', ...members]: readonly string[],
  typeArguments: string,
): string {
  const subject = `${['subject', ...members].join('.')}${typeArguments}`;
  return `import { ${holder} as subject } from '${specifier}';

const call = async (args: Parameters<typeof ${subject}>): Promise<unknown> => ${subject}(...args);
`;
}

function callInside(specifier: string): string {
  return `import { poolwrightCaller as call } from '${specifier}';\n`;
}

function innerCaller(name: string): string {
  return `export async function poolwrightCaller(args: Parameters<typeof ${name}>): Promise<unknown> {
  return ${name}(...args);
}
`;
}

/** Prints what comes of each of the inputs: the results with their types, or the error with what it carries. */
function callerText(called: string): string {
  return `import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { deserialize } from 'node:v8';
${called}
type Arguments = Parameters<typeof call>[0];

const whole = { depth: 8, maxArrayLength: 500, compact: true, breakLength: Infinity } as const;

async function outcome(args: Arguments): Promise<string> {
  try {
    return inspect(await call(args), whole);
  } catch (error) {
    const lines = inspect(error, whole).split('\\n');
    return \`threw \${lines.filter((line) => !/^ +at /.test(line)).join(' ')}\`;
  }
}

for (const args of deserialize(readFileSync('${inputsFile}')) as Arguments[]) console.log(await outcome(args));
`;
}
