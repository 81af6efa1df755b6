// `npm run test:desktop`: the suites of test/vscode inside the desktop VS Code, which is downloaded on the first run.
import { installDependencies } from './setup/dependencies.mjs';
import { requireNode } from './setup/requireNode.mjs';
import { root } from './setup/root.mjs';
import { StepError, runCommand } from './setup/runCommand.mjs';

requireNode();

try {
  await installDependencies(root, 'Poolwright');
  await runCommand(process.execPath, ['esbuild.js'], { cwd: root, show: true });
  await runCommand(process.execPath, ['--import', 'tsx', 'test/support/inHost/desktop.ts'], {
    cwd: root,
    show: true,
  });
} catch (error) {
  if (!(error instanceof StepError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
