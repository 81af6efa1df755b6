import { fileURLToPath, pathToFileURL } from 'node:url';

/** The engine's path of a document (absolute, forward slashes), or `undefined` for one that is not on a disk. */
export function fileOfUri(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri).replaceAll('\\', '/');
  } catch {
    return undefined; // A host name, or an encoded slash: no file of this machine.
  }
}

/** Whether a file is one that has functions; package.json is known too, since wraps edit it. */
export function isSource(file: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(file);
}

/** Files by which a package manager says what is installed, which decides how imports resolve everywhere. */
export const installFiles = [
  'package.json',
  'package-lock.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
] as const;

export function isInstallFile(file: string): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return installFiles.some((one) => one === name);
}

/** The URI of an engine path. */
export function uriOfFile(file: string): string {
  return pathToFileURL(file).href;
}
