import assert from 'node:assert/strict';
import { editorAddress } from '../../../scripts/host/address.mjs';

describe('the address of the editor', () => {
  it('carries the token, the folder and the extension in development', () => {
    const address = new URL(
      editorAddress({ authority: '127.0.0.1:4000', token: 'secret', folder: '/a folder', extension: '/ext' }),
    );
    assert.equal(address.origin, 'http://127.0.0.1:4000');
    assert.equal(address.searchParams.get('tkn'), 'secret');
    assert.equal(address.searchParams.get('folder'), '/a folder');
    assert.deepEqual(JSON.parse(address.searchParams.get('payload') ?? ''), [
      ['extensionDevelopmentPath', 'vscode-remote://127.0.0.1:4000/ext'],
    ]);
  });

  it('carries nothing that was not asked for', () => {
    assert.equal(editorAddress({ authority: '127.0.0.1:4000' }), 'http://127.0.0.1:4000/?');
  });
});
