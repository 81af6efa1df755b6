import type { SourceFile } from '../../compiler/index.ts';
import type { Projects } from '../callers/projects.ts';
import type { ProjectFiles } from '../output/projectFiles.ts';

/** Values of the compiler's `module` and `impliedNodeFormat`. */
const commonJs = 1;
const esm = 99;
const node16 = 100;
const nodeNext = 199;

/**
 * Which modules surely run as ESM. Where the compiler follows Node's rules it says so itself; where it leaves the
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
    const { fileName } = sourceFile;
    const { program } = this.#projects.of(sourceFile);
    const module = Number(program.getCompilerOptions().module);
    if (module === commonJs || /\.c[jt]s$/.test(fileName)) return false;
    if (module >= node16 && module <= nodeNext) {
      return Number(program.getSourceFileMetadata(fileName)?.impliedNodeFormat) === esm;
    }
    if (fileName.endsWith('.mts')) return true;
    const folder = this.#files.packageFolder(fileName);
    return folder !== undefined && this.#isModulePackage(folder);
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
