import type { CompilerProject, CompilerSession, SourceFile } from '../../compiler/index.ts';
import { neighbourProjects } from '../callers/neighbourProjects.ts';
import { Projects } from '../callers/projects.ts';
import { findTarget } from '../target/findTarget.ts';
import { findTwins, type Twin } from '../target/findTwin.ts';
import { isPoolFile, originalTarget } from '../target/originalOf.ts';
import type { WrapTarget } from '../target/wrapTarget.ts';
import type { InlineRequest } from '../wrapRequest.ts';

/** A twin that somebody wants to be turned back. */
export interface FoundInline {
  readonly project: CompilerProject;
  /** With the other projects of the workspace whose code may call the twin. */
  readonly projects: Projects;
  readonly sourceFile: SourceFile;
  readonly twin: Twin;
  /** The twin as a function of its module, and the function that it calls; `undefined` where that is not written out. */
  readonly target: WrapTarget | undefined;
  readonly original: WrapTarget | undefined;
}

/**
 * The twin that is at a place, or that stands for the function there. `looksForProjects` walks over the workspace for
 * configurations that came since the last time.
 */
export function findInline(
  session: CompilerSession,
  { at, file }: InlineRequest,
  looksForProjects: boolean,
): FoundInline | undefined {
  const neighbours = neighbourProjects(session, file, looksForProjects);
  const project = session.projectOf(file);
  const sourceFile = project?.sourceFile(file);
  if (project === undefined || sourceFile === undefined || isPoolFile(sourceFile)) return undefined;
  const twins = findTwins(sourceFile);
  if (twins.length === 0) return undefined;
  const asked = 'offset' in at ? findTarget(sourceFile, at) : undefined;
  const fn = asked?.kind === 'found' ? asked.target.fn : undefined;
  const twin = twins.find((one) => {
    if ('offset' in at) return fn !== undefined && [one.declaration, originalTarget(one)?.fn].includes(fn);
    return [one.name, one.original, originalTarget(one)?.reportName].includes(at.name);
  });
  if (twin === undefined) return undefined;
  const name = twin.declaration.name;
  const target = name === undefined ? undefined : findTarget(sourceFile, { offset: name.getStart() });
  return {
    project,
    projects: new Projects(project, neighbours),
    sourceFile,
    twin,
    target: target?.kind === 'found' ? target.target : undefined,
    original: originalTarget(twin),
  };
}
