import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { useEditor } from '../support/editorSession.ts';
import { eventually } from '../support/eventually.ts';
import { repository } from '../support/repository.ts';
import { copyExample } from '../support/workspaceCopy.ts';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly title: string; readonly category: string }[];
  };
}

describe('the command palette', () => {
  const session = useEditor({ workspace: () => copyExample('thumbnails') });

  it('offers every contributed command while a TypeScript file is open', async () => {
    const { workbench } = session;
    const manifest = JSON.parse(await readFile(path.join(repository, 'package.json'), 'utf8')) as Manifest;
    const titles = JSON.parse(await readFile(path.join(repository, 'package.nls.json'), 'utf8')) as Record<
      string,
      string
    >;
    const expected = manifest.contributes.commands.map(
      ({ category, title }) => `${category}: ${titles[title.slice(1, -1)] ?? title}`,
    );
    await workbench.openFile('src/resample.ts');
    await eventually(async () => {
      const offered = new Set(await workbench.quickInput.commandTitles('Poolwright: '));
      assert.deepEqual(
        expected.filter((title) => !offered.has(title)),
        [],
      );
    });
  });
});
