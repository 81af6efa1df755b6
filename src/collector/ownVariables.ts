/** The private folder that the recorder of this run made. */
export const folderVariable = 'POOLWRIGHT_PROFILE_DIR';

/** µs between two samples of what a thread runs, where somebody chose that; `0` for none. */
export const intervalVariable = 'POOLWRIGHT_PROFILE_INTERVAL_US';

/** Holds the lane of the nearest recorded process above, for a process to know who started it. */
export const parentVariable = 'POOLWRIGHT_PROFILE_PARENT';

const optionsVariable = 'NODE_OPTIONS';

type Variables = Readonly<Record<string, string>>;

/** Variables with which a worker or child process loads the collector and records into the folder of this run. */
export function variablesOfRun(collector: string, folder: string, interval: string | undefined): Variables {
  return {
    [optionsVariable]: `--require ${quoted(collector)}`,
    [folderVariable]: folder,
    [parentVariable]: `${process.pid}-0`,
    ...(interval === undefined ? {} : { [intervalVariable]: interval }),
  };
}

/** As Node splits `NODE_OPTIONS`: at spaces, except within double quotes, where a backslash escapes. */
function quoted(file: string): string {
  return /[\s"]/.test(file) ? `"${file.replaceAll(/[\\"]/g, String.raw`\$&`)}"` : file;
}

/**
 * What must be set in an environment that a program made itself, for the collector to come along; `undefined` where it
 * does anyway, or where the environment belongs to another recording. `NODE_OPTIONS` keeps what it has: ours go last.
 */
export function missingVariables(
  read: (name: string) => string | undefined,
  ofRun: Variables,
): Variables | undefined {
  const folder = read(folderVariable);
  if (folder !== undefined && folder !== ofRun[folderVariable]) return undefined;
  const options = read(optionsVariable)?.trim() ?? '';
  const ours = ofRun[optionsVariable] ?? '';
  if (options.includes(ours) && folder !== undefined) return undefined;
  const joined = options.includes(ours) ? options : [options, ours].filter((part) => part !== '').join(' ');
  return { ...ofRun, [optionsVariable]: joined };
}
