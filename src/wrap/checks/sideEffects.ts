import { isStringLiteral, type Node, type SourceFile } from '../../compiler/index.ts';
import type { ProjectKnowledge } from '../projectKnowledge.ts';
import { loadEffectOf, type LoadEffect } from './loadEffects.ts';
import { loadedModules, moduleAt } from './moduleGraph.ts';
import { planTask, type TaskModule } from '../taskModule/planTask.ts';
import type { Findings, WrapContext } from './wrapContext.ts';

/** So many places are enough to see what it is about. */
const maxPlaces = 3;

/**
 * What to do about a module that does something that can be noticed when it is loaded: move the function and what it
 * needs to a module of its own, or refuse. `undefined` where workers can load the module as it is.
 */
export function checkSideEffects(context: WrapContext, findings: Findings): TaskModule | undefined {
  const { project, reach, target } = context;
  for (const specifier of reach.dynamicImports) {
    if (moduleAt(specifier, project) !== undefined || isStringLiteral(specifier)) continue;
    const message =
      'Which module is imported here is only known when it runs, and so is what loading it does.';
    findings.refuse('module-side-effects', specifier, message);
  }
  const effects = effectsOf(context);
  if (effects.length === 0 || findings.isRefused) return undefined;
  const planned = planTask(context);
  if (planned.kind === 'task') return planned.task;
  const place = placeName(planned.node);
  for (const { module, node, what } of effects) {
    const isOwn = module === target.sourceFile;
    const where = isOwn ? 'the module' : `\`${fileName(module)}\``;
    const message = `Loading ${where} ${what}, and each worker would do it again; \`${target.name}\` cannot be moved to a module of its own, for ${planned.why} (${place}).`;
    findings.refuse('module-side-effects', node, message);
  }
  return undefined;
}

function effectsOf({ knowledge, project, reach, target }: WrapContext): readonly ModuleEffect[] {
  const roots = [target.sourceFile, ...reach.dynamicImports.flatMap((one) => moduleAt(one, project) ?? [])];
  const found: ModuleEffect[] = [];
  for (const module of loadedModules(roots, project, knowledge.loads)) {
    const effect = knownEffect(module, knowledge);
    if (effect !== undefined) found.push({ ...effect, module });
    if (found.length === maxPlaces) break;
  }
  return found;
}

interface ModuleEffect extends LoadEffect {
  readonly module: SourceFile;
}

function placeName(node: Node): string {
  const sourceFile = node.getSourceFile();
  return `${fileName(sourceFile)}:${sourceFile.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

function fileName({ fileName: file }: SourceFile): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

function knownEffect(
  module: SourceFile,
  { loadEffects, resolver }: ProjectKnowledge,
): LoadEffect | undefined {
  if (!loadEffects.has(module)) loadEffects.set(module, loadEffectOf(module, resolver));
  return loadEffects.get(module);
}
