import assert from 'node:assert/strict';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
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
    extension: undefined,
  });

  it(`weighs at most ${limitMegabytes} MB`, async () => {
    const { size } = await stat(await packageFile());
    assert.ok(size <= limitMegabytes * 1e6, `${size} bytes`);
  });

  it('is installed, not linked to the repository', async () => {
    const folder = path.join(session.host.data, 'extensions');
    const found = (await readdir(folder, { withFileTypes: true })).filter(({ name }) =>
      name.startsWith('poolwright.'),
    );
    assert.deepEqual(
      found.map((entry) => entry.isDirectory()),
      [true],
    );
  });

  it('analyses an open file', async () => {
    const { workbench } = session;
    await workbench.openFile('src/resample.ts');
    const lens = await eventually(() => workbench.editor.codeLensOver('export function resample'));
    assert.match(lens, /cpu/i);
  });
});
