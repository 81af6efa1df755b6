import path from 'node:path';
import { findConfigFiles, type CompilerProject, type CompilerSession } from '../../compiler/index.ts';
import { ProjectFiles } from '../output/projectFiles.ts';

/** Configurations by the folder of a package: a light bulb does not walk over the workspace each time. */
const kept = new WeakMap<CompilerSession, Map<string, readonly string[]>>();

/** So many configurations are opened to look for callers. */
const maxConfigs = 64;

/**
 * The other projects that contain a file: of the packages in the same workspace that depend on the file's package, and
 * of the same package (tests often have a configuration of their own). They are opened where they are not yet;
 * `looksAgain` for ones that came since.
 */
export function neighbourProjects(
  session: CompilerSession,
  file: string,
  looksAgain: boolean,
): readonly CompilerProject[] {
  const own = session.projectOf(file)?.configFile;
  if (own === undefined) return [];
  const files = new ProjectFiles(session);
  const folder = files.packageFolder(file);
  if (folder === undefined) return [];
  const known = kept.get(session) ?? new Map<string, readonly string[]>();
  kept.set(session, known);
  const around = (looksAgain ? undefined : known.get(folder)) ?? configsAround(folder, files);
  known.set(folder, around);
  const configs = around.filter((config) => config !== own);
  // The last one that is opened makes programs anew, so all are opened before one is looked at.
  for (const config of configs) session.openProject(config);
  return configs
    .map((config) => session.openProject(config))
    .filter((project) => project?.contains(file) === true)
    .filter((project) => project !== undefined);
}

function configsAround(folder: string, files: ProjectFiles): readonly string[] {
  const root = workspaceRoot(folder, files);
  const name = nameIn(files.read(`${folder}/package.json`));
  return findConfigFiles(root)
    .configFiles.filter((config) => {
      const there = files.packageFolder(config);
      if (there === folder || there === undefined) return true;
      const manifest = files.read(`${there}/package.json`) ?? '';
      const text = files.read(config) ?? '';
      return (name !== undefined && manifest.includes(`"${name}"`)) || /"(paths|references)"/.test(text);
    })
    .slice(0, maxConfigs);
}

/** The outermost folder above a package that says which packages belong together; else the package's own. */
function workspaceRoot(folder: string, files: ProjectFiles): string {
  let root = folder;
  for (let at = folder; ; at = path.posix.dirname(at)) {
    const manifest = files.read(path.posix.join(at, 'package.json')) ?? '';
    const isRoot =
      /"workspaces"\s*:/.test(manifest) ||
      markers.some((marker) => files.exists(path.posix.join(at, marker)));
    if (isRoot) root = at;
    if (at === path.posix.dirname(at)) return root;
  }
}

const markers = ['pnpm-workspace.yaml', 'lerna.json', 'nx.json', 'rush.json'];

function nameIn(manifest: string | undefined): string | undefined {
  try {
    const { name } = JSON.parse(manifest ?? '{}') as { readonly name?: unknown };
    return typeof name === 'string' ? name : undefined;
  } catch {
    return undefined; // A package that cannot be read is nobody's dependency.
  }
}
