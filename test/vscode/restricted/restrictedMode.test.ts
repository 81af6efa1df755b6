import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('in Restricted Mode', () => {
  it('the workspace is not trusted', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('the extension activates', async () => {
    const extension = vscode.extensions.getExtension<unknown>('poolwright.poolwright');
    assert.ok(extension, 'VS Code does not load the extension in an untrusted workspace');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
