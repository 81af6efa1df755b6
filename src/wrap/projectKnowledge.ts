import type { CompilerProject, SourceFile } from '../compiler/index.ts';
import type { LoadEffect } from './checks/loadEffects.ts';
import { Effects } from './effects/effects.ts';
import { Resolver } from './reach/resolver.ts';

/** What was found out about a project and holds for every function in it, until the project is another one. */
export interface ProjectKnowledge {
  readonly resolver: Resolver;
  readonly effects: Effects;
  /** What loading each module does that can be noticed, by itself. */
  readonly loadEffects: Map<SourceFile, LoadEffect | undefined>;
  /** The modules of the project that each module loads directly. */
  readonly loads: Map<SourceFile, readonly SourceFile[]>;
}

const known = new WeakMap<CompilerProject, ProjectKnowledge>();

/** Sessions make a new project after every change, so what is kept is never out of date. */
export function knowledgeOf(project: CompilerProject): ProjectKnowledge {
  const kept = known.get(project);
  if (kept !== undefined) return kept;
  const resolver = new Resolver(project);
  const made = { resolver, effects: new Effects(resolver), loadEffects: new Map(), loads: new Map() };
  known.set(project, made);
  return made;
}
