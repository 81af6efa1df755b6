import { existsSync } from 'node:fs';
import { mkdtemp, realpath } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export type Preparation =
  | {
      readonly kind: 'ready';
      /** Only this user can enter it (0700). */
      readonly folder: string;
      /** To be set on top of the program's environment. */
      readonly environment: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'failed'; readonly message: string };

export interface PreparationOptions {
  /** µs between two samples of what a thread runs; 0 for none. The collector chooses where it is not said. */
  readonly samplingIntervalUs?: number;
  /** The collector's file; the one that ships with us where it is not said. */
  readonly collector?: string;
}

/**
 * Makes the private folder of one recording, and the environment that brings the collector into the program.
 * `nodeOptions` is the `NODE_OPTIONS` that the program would have without us.
 */
export async function prepareRecording(
  nodeOptions: string,
  { samplingIntervalUs, collector = findCollector() }: PreparationOptions = {},
): Promise<Preparation> {
  if (collector === undefined) {
    return {
      kind: 'failed',
      message: 'Poolwright is incomplete: collector.cjs is missing beside it. Install it again.',
    };
  }
  try {
    // `mkdtemp` makes folders that only their owner can enter.
    const folder = await mkdtemp(path.join(await realpath(os.tmpdir()), 'poolwright-'));
    return {
      kind: 'ready',
      folder,
      environment: {
        POOLWRIGHT_PROFILE_DIR: folder,
        // If we are profiled ourselves, the program is nevertheless the main lane of its own profile.
        POOLWRIGHT_PROFILE_PARENT: '',
        // Set in any case, for the same reason: '' says nothing.
        POOLWRIGHT_PROFILE_INTERVAL_US: samplingIntervalUs === undefined ? '' : String(samplingIntervalUs),
        NODE_OPTIONS: appendRequire(nodeOptions, collector),
      },
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      kind: 'failed',
      message: `No folder for the recording can be made in ${os.tmpdir()} (${reason}). Make that folder writable, or set TMPDIR to one that is.`,
    };
  }
}

/**
 * Node splits `NODE_OPTIONS` at spaces, except within double quotes, where a backslash escapes. Ours goes last: others
 * (a debugger's auto-attach) look for theirs in front.
 */
export function appendRequire(nodeOptions: string, file: string): string {
  const quoted = /[\s"]/.test(file) ? `"${file.replaceAll(/[\\"]/g, String.raw`\$&`)}"` : file;
  return [nodeOptions.trim(), `--require ${quoted}`].filter((part) => part !== '').join(' ');
}

/** Beside the bundle; from the sources (tests, development), in the build's folder. */
function findCollector(): string | undefined {
  const places = ['./collector.cjs', '../../dist/collector.cjs'];
  return places
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((file) => existsSync(file));
}
