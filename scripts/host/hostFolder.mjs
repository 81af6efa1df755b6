import os from 'node:os';
import path from 'node:path';
import { codeServerVersion, hostNodeVersion } from './versions.mjs';

/**
 * Where the VS Code server is kept: outside the repository, so that clones share it, and keyed by both versions, so that a
 * new version never meets an old installation. POOLWRIGHT_HOST_DIR names another folder.
 *
 * @returns {string} an absolute path
 */
export function hostFolder() {
  const chosen = process.env['POOLWRIGHT_HOST_DIR'];
  if (chosen) return path.resolve(chosen);
  const cache = process.env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache');
  const key = `${codeServerVersion}-node-${hostNodeVersion}-${process.platform}-${process.arch}`;
  return path.resolve(cache, 'poolwright', `vscode-host-${key}`);
}
