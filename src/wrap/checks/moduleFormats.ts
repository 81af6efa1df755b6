import type { SourceFile } from '../../compiler/index.ts';
import { isPlainScript } from '../commonJs/exports.ts';
import type { Projects } from '../callers/projects.ts';
import type { ProjectFiles } from '../output/projectFiles.ts';
import type { ModuleFormat } from '../poolVariant.ts';

/** Values of the compiler's `module` and `impliedNodeFormat`. */
const commonJs = 1;
const esm = 99;
const node16 = 100;
const nodeNext = 199;

/**
 * What Node will take modules for. Where the compiler follows Node's rules it says so itself; where it leaves the
 * choice to a bundler, the file's extension and the package decide, as they do for Node and tsx.
 */
export class ModuleFormats {
  readonly #projects: Projects;
  readonly #files: ProjectFiles;
  readonly #packages = new Map<string, boolean>();

  constructor(projects: Projects, files: ProjectFiles) {
    this.#projects = projects;
    this.#files = files;
  }

  isEsm(sourceFile: SourceFile): boolean {
    return this.formatOf(sourceFile) === 'esm';
  }

  /** `undefined` where it may be either. */
  formatOf(sourceFile: SourceFile): ModuleFormat | undefined {
    const format = this.#format(sourceFile);
    // What is compiled may be written otherwise than it runs; JavaScript that Node itself runs may not.
    if (!/\.c?jsx?$/.test(sourceFile.fileName)) return format;
    return isPlainScript(sourceFile) === (format === 'commonjs') ? format : undefined;
  }

  #format(sourceFile: SourceFile): ModuleFormat | undefined {
    const { fileName } = sourceFile;
    const module = Number(this.#projects.of(sourceFile).program.getCompilerOptions().module);
    if (/\.c[jt]s$/.test(fileName)) return 'commonjs';
    if (module >= node16 && module <= nodeNext) {
      const format = Number(
        this.#projects.of(sourceFile).program.getSourceFileMetadata(fileName)?.impliedNodeFormat,
      );
      return format === esm ? 'esm' : format === commonJs ? 'commonjs' : undefined;
    }
    if (/\.m[jt]s$/.test(fileName)) return module === commonJs ? undefined : 'esm';
    if (module === commonJs) return 'commonjs';
    const folder = this.#files.packageFolder(fileName);
    if (folder !== undefined && this.#isModulePackage(folder)) return 'esm';
    return isPlainScript(sourceFile) ? 'commonjs' : undefined;
  }

  #isModulePackage(folder: string): boolean {
    const known = this.#packages.get(folder);
    if (known !== undefined) return known;
    const isModule = typeIn(this.#files.read(`${folder}/package.json`) ?? '') === 'module';
    this.#packages.set(folder, isModule);
    return isModule;
  }
}

function typeIn(manifest: string): unknown {
  try {
    return (JSON.parse(manifest) as { readonly type?: unknown } | null)?.type;
  } catch {
    return undefined; // Node takes a package.json that it cannot read for no ESM package, too.
  }
}
