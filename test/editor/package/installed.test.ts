import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { useEditor } from '../../support/editorSession.ts';
import { eventually } from '../../support/eventually.ts';
import { installPackage, packageFile } from '../../support/installPackage.ts';
import { copyExample } from '../../support/workspaceCopy.ts';

/** Megabytes: what one platform's package may weigh. */
const limitMegabytes = 15;

describe('the packaged extension', () => {
  const session = useEditor({
    workspace: () => copyExample('thumbnails'),
    prepare: installPackage,
    development: false,
  });

  it(`weighs at most ${limitMegabytes} MB`, async () => {
    const { size } = await stat(await packageFile());
    assert.ok(size <= limitMegabytes * 1e6, `${size} bytes`);
  });

  it('is installed, not loaded from the repository', async () => {
    const title = await eventually(async () => session.workbench.page.title());
    assert.doesNotMatch(title, /Extension Development Host/);
  });

  it('analyses an open file', async () => {
    const { workbench } = session;
    await workbench.openFile('src/resample.ts');
    const lens = await eventually(() => workbench.editor.codeLensOver('export function resample'));
    assert.match(lens, /cpu/i);
  });
});
