import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const executable = process.platform === 'win32' ? 'tsc.exe' : 'tsc';

/**
 * Absolute path of the native compiler: `compiler/tsc` beside the bundle when it was shipped so, else the npm package
 * of this platform. Always our own copy: its protocol is unversioned, and a workspace's copy would be workspace code.
 * @throws Error when this platform has no compiler, with what to do.
 */
export function compilerPath(): string {
  const shipped = fileURLToPath(new URL(`./compiler/${executable}`, import.meta.url));
  if (existsSync(shipped)) return shipped;
  const installed = installedCompiler();
  if (installed !== undefined && existsSync(installed)) return installed;
  throw new Error(
    `The native TypeScript compiler for ${process.platform}-${process.arch} was found neither at ${shipped} nor as an npm package; reinstall Poolwright for this platform.`,
  );
}

function installedCompiler(): string | undefined {
  const require = createRequire(import.meta.url);
  try {
    // The platform package is an optional dependency of `typescript`, so it is looked up from there: package managers
    // that don't hoist put it only where `typescript` sees it.
    const fromTypeScript = createRequire(require.resolve('typescript/package.json'));
    const manifest = fromTypeScript.resolve(
      `@typescript/typescript-${process.platform}-${process.arch}/package.json`,
    );
    return path.join(path.dirname(manifest), 'lib', executable);
  } catch {
    return undefined; // Not installed; the caller says so.
  }
}
