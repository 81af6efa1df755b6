import path from 'node:path';

const inPackage = /[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/;

/**
 * What a run is called by: its command as a person would type it. Files below its folder are named from there, and the
 * command of a package (`node …/node_modules/vitest/vitest.mjs run`) by the package.
 */
export function runTitle(command: readonly string[], workingDirectory: string): string {
  const [program = '', script, ...others] = command;
  const isNode = /^node(?:\.exe)?$/i.test(path.basename(program));
  const packageName = isNode && script !== undefined ? inPackage.exec(script)?.[1] : undefined;
  const words = packageName === undefined ? command : [packageName.replaceAll('\\', '/'), ...others];
  return words.map((word) => below(workingDirectory, word)).join(' ');
}

function below(folder: string, word: string): string {
  if (!path.isAbsolute(word)) return word;
  const relative = path.relative(folder, word);
  const isOutside = relative === '' || relative.startsWith('..') || path.isAbsolute(relative);
  return isOutside ? word : relative;
}
