import path from 'node:path';
import { hostFolder } from '../host/hostFolder.mjs';

/**
 * Where whole packages and the tools of the benchmark are kept: beside VS Code's server, outside the repository.
 *
 * @returns {string} an absolute path
 */
export function packagesFolder() {
  return path.join(path.dirname(hostFolder()), 'packages');
}
