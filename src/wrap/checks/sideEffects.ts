import { isStringLiteral, type SourceFile } from '../../compiler/index.ts';
import type { ProjectKnowledge } from '../projectKnowledge.ts';
import { loadEffectOf, type LoadEffect } from './loadEffects.ts';
import { loadedModules, moduleAt } from './moduleGraph.ts';
import type { Check } from './wrapContext.ts';

/** So many places are enough to see what it is about. */
const maxPlaces = 3;

/** Refuses where loading the module in a worker would do something again that can be noticed. */
export const checkSideEffects: Check = ({ knowledge, project, reach, target }, findings) => {
  const roots = [target.sourceFile];
  for (const specifier of reach.dynamicImports) {
    const module = moduleAt(specifier, project);
    if (module !== undefined) roots.push(module);
    else if (!isStringLiteral(specifier)) {
      const message =
        'Which module is imported here is only known when it runs, and so is what loading it does.';
      findings.refuse('module-side-effects', specifier, message);
    }
  }
  let places = 0;
  for (const module of loadedModules(roots, project, knowledge.loads)) {
    const effect = knownEffect(module, knowledge);
    if (effect === undefined) continue;
    const isOwn = module === target.sourceFile;
    const where = isOwn ? 'the module' : `\`${module.fileName.slice(module.fileName.lastIndexOf('/') + 1)}\``;
    const message = `Loading ${where} ${effect.what}, and each worker would do it again; move \`${target.name}\` to a module of its own.`;
    findings.refuse('module-side-effects', effect.node, message);
    places += 1;
    if (places === maxPlaces) return;
  }
};

function knownEffect(
  module: SourceFile,
  { loadEffects, resolver }: ProjectKnowledge,
): LoadEffect | undefined {
  if (!loadEffects.has(module)) loadEffects.set(module, loadEffectOf(module, resolver));
  return loadEffects.get(module);
}
