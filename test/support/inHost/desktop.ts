// Runs the suites of test/vscode inside the desktop VS Code. Not those of Restricted Mode: the download's own launcher
// always switches workspace trust off.
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { repository } from '../repository.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../temporaryFolder.ts';
import { copyInstalledExample } from '../workspaceCopy.ts';
import { bundleSuites } from './bundleSuites.ts';
import { reportMark } from './reportMark.ts';

const { entry } = await bundleSuites('.');
const workspace = await copyInstalledExample('thumbnails');
const data = await makeTemporaryFolder('desktop');
try {
  process.exitCode = await runTests({
    extensionDevelopmentPath: repository,
    extensionTestsPath: entry,
    extensionTestsEnv: {
      POOLWRIGHT_TEST_COLOR: process.stdout.isTTY ? '1' : '0',
      POOLWRIGHT_TEST_DATA: data,
    },
    launchArgs: [
      workspace,
      '--disable-extensions',
      `--user-data-dir=${path.join(data, 'user')}`,
      `--extensions-dir=${path.join(data, 'extensions')}`,
    ],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(
    `Lines of the tests begin with ${reportMark.trim()}; everything else above comes from VS Code.`,
  );
  process.exitCode = 1;
} finally {
  await removeTemporaryFolder(workspace);
  await removeTemporaryFolder(data);
}
