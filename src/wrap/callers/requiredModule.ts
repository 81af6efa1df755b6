import type { SourceFile } from '../../compiler/index.ts';
import { loadedModules } from '../checks/moduleGraph.ts';
import type { WrapContext } from '../checks/wrapContext.ts';
import { knowledgeOf } from '../projectKnowledge.ts';
import { hasTopLevelAwait } from './waitingModule.ts';

/**
 * The name of a CommonJS file that loads an ES module, itself or by way of others. Node gives such a file the module at
 * once, and so takes none that waits (`ERR_REQUIRE_ASYNC_MODULE`).
 */
export function requirerOf(module: SourceFile, { formats, projects }: WrapContext): string | undefined {
  if (hasTopLevelAwait(module)) return undefined;
  for (const sourceFile of projects.sourceFiles()) {
    if (sourceFile.externalModuleIndicator === undefined || formats.isEsm(sourceFile)) continue;
    const project = projects.of(sourceFile);
    const { loads } = knowledgeOf(project);
    for (const { fileName } of loadedModules([sourceFile], project, loads)) {
      const requirer = sourceFile.fileName;
      if (fileName === module.fileName) return requirer.slice(requirer.lastIndexOf('/') + 1);
    }
  }
  return undefined;
}
