import os from 'node:os';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { CompilerSession } from '../../src/compiler/index.ts';
import { root } from '../setup/root.mjs';
import { eraseTypes } from './eraseTypes.ts';

/** The files of src/wrap/templates that are kept in both languages. */
export const templateNames = ['pools', 'pool-worker'] as const;

/** Absolute path of a file of src/wrap/templates. */
export function templateFile(name: string): string {
  return path.join(root, 'src/wrap/templates', name);
}

/** Projects that check their JavaScript would miss the types. */
const uncheck = '// @ts-nocheck: there are no types here to check.';

/** What a template in TypeScript is in JavaScript: the same without types, formatted as this repository is. */
export async function toJavaScript(typescript: string): Promise<string> {
  // A file that no project contains: nothing else is read for its tree.
  const file = path.join(os.tmpdir(), 'poolwright-template.ts');
  const session = new CompilerSession({ workingDirectory: root });
  try {
    session.setText(file, typescript);
    const sourceFile = session.projectOf(file)?.sourceFile(file);
    if (sourceFile === undefined) throw new Error('The compiler has no tree of the template.');
    const [mark, ...rest] = eraseTypes(sourceFile).split('\n');
    const options = await resolveConfig(templateFile('erased.js'));
    return await format([mark, uncheck, ...rest].join('\n'), {
      ...options,
      filepath: templateFile('erased.js'),
    });
  } finally {
    session.dispose();
  }
}
