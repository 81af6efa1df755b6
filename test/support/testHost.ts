import { cp, readdir } from 'node:fs/promises';
import path from 'node:path';
import { editorAddress, type AddressParts } from '../../scripts/host/address.mjs';
import { installHost } from '../../scripts/host/installHost.mjs';
import { startHost } from '../../scripts/host/startHost.mjs';
import { makeTemporaryFolder, removeTemporaryFolder } from './temporaryFolder.ts';

/** What a suite asks of its VS Code server. */
export interface TestHostOptions {
  /** With trust, a folder opens in Restricted Mode until a person trusts it; without, everything is trusted. */
  readonly workspaceTrust: boolean;
  /** A folder with an extension that is there as if it were installed, absolute. */
  readonly extension?: string | undefined;
  /** Whether addresses may name an extension in development and tests to run inside it. */
  readonly testDriver?: boolean;
  /** User settings beside the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Environment variables, seen by the extension host, terminals and tasks. */
  readonly env?: NodeJS.ProcessEnv;
  /** Called with the server's data and extensions folders before it starts, to install extensions. */
  readonly prepare?: (folders: { data: string; extensions: string }) => Promise<void>;
}

/** A VS Code server on a data folder of its own. */
export interface TestHost {
  /** Process id above the server and everything that it started. */
  readonly pid: number;
  /** Everything that it keeps: settings, the state of extensions, logs. */
  readonly data: string;
  /** The address that opens the editor. */
  readonly address: (parts: Omit<AddressParts, 'authority'>) => string;
  /** Copies the server's and the extension hosts' logs into a folder. */
  readonly saveLogs: (folder: string) => Promise<void>;
  /** Ends the server with everything that it started, and removes its data. */
  readonly stop: () => Promise<void>;
}

/** How long an extension host outlives its page: long enough for a reload, short enough to be gone before the next suite. */
const graceSeconds = 10;

/**
 * No question about trust; the theme of the README's pictures, whatever the machine prefers; terminals whose text is in
 * the page; files that are saved when a person saves them, as on the desktop; the whole width for code; nothing
 * that only costs time.
 */
const testSettings = {
  'security.workspace.trust.startupPrompt': 'never',
  'editor.minimap.enabled': false,
  'files.autoSave': 'off',
  'git.enabled': false,
  'typescript.tsserver.useSyntaxServer': 'never',
  'terminal.integrated.gpuAcceleration': 'off',
  'workbench.colorTheme': 'Default Dark Modern',
  'window.autoDetectColorScheme': false,
};

/** Starts VS Code's server for one suite; nothing is shared with another run. */
export async function startTestHost(options: TestHostOptions): Promise<TestHost> {
  const data = await makeTemporaryFolder('host');
  await options.prepare?.({ data, extensions: path.join(data, 'extensions') });
  const server = await startHost({
    host: await installHost(),
    data,
    workspaceTrust: options.workspaceTrust,
    graceSeconds,
    ...(options.extension === undefined ? {} : { extension: options.extension }),
    ...(options.testDriver === undefined ? {} : { testDriver: options.testDriver }),
    settings: { ...testSettings, ...options.settings },
    // An empty address: no request for extensions leaves this machine.
    env: { EXTENSIONS_GALLERY: '{}', POOLWRIGHT_TEST_DATA: data, ...options.env },
  });
  return {
    pid: server.pid,
    data,
    address: (parts) => editorAddress({ ...parts, authority: server.authority }),
    saveLogs: async (folder) => {
      await cp(server.log, path.join(folder, 'server.log'));
      const logs = path.join(data, 'data', 'logs');
      // Without the compiled logger the server writes no files there.
      for (const run of await readdir(logs).catch(() => [])) {
        await cp(path.join(logs, run), path.join(folder, 'logs'), { recursive: true });
      }
    },
    stop: async () => {
      await server.stop();
      await removeTemporaryFolder(data);
    },
  };
}
