import assert from 'node:assert/strict';
import * as vscode from 'vscode';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

describe('the extension', () => {
  const extension = vscode.extensions.getExtension<unknown>('poolwright.poolwright');

  it('activates when a TypeScript file is opened', async () => {
    assert.ok(extension, 'VS Code does not know the extension');
    const [file] = await vscode.workspace.findFiles('src/main.ts');
    assert.ok(file, 'the workspace has no src/main.ts');
    await vscode.window.showTextDocument(file);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('has a command behind every one that it contributes', async () => {
    assert.ok(extension);
    const registered = new Set(await vscode.commands.getCommands(true));
    const { contributes } = extension.packageJSON as Manifest;
    assert.notEqual(contributes.commands.length, 0);
    const missing = contributes.commands.map(({ command }) => command).filter((id) => !registered.has(id));
    assert.deepEqual(missing, []);
  });
});
