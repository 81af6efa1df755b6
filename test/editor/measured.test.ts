import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { useEditor } from '../support/editorSession.ts';
import { eventually } from '../support/eventually.ts';
import { recordRun } from '../support/recordRun.ts';
import { copyPooledThumbnails } from '../support/workspaceCopy.ts';

/** Reads a file and computes with it for long: the wait that is predicted is too short to be seen. */
const wordCount = `import { readFileSync } from 'node:fs';

export function countWords(file, rounds) {
  const words = readFileSync(file, 'utf8').split(' ');
  const counts = new Map();
  for (let round = 0; round < rounds; round += 1) {
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + word.charCodeAt(0) % 7);
  }
  return counts;
}

const start = process.cpuUsage();
while (process.cpuUsage(start).user < 500_000) countWords(import.meta.filename ?? process.argv[1], 2000);
`;

describe('what a profile measured, in the editor', () => {
  const session = useEditor({
    workspace: async () => {
      const folder = await copyPooledThumbnails('threads');
      await writeFile(path.join(folder, 'src', 'wordCount.mjs'), wordCount);
      return folder;
    },
  });

  const openProfile = async (file: string) => {
    const { workbench } = session;
    await workbench.runCommand('Poolwright: Open Profile File…');
    await workbench.quickInput.chooseFile(file);
    await eventually(async () => assert.match((await workbench.profiler.facts())[0] ?? '', /^Ended/));
  };
  const lensOver = (text: string) => eventually(() => session.workbench.editor.codeLensOver(text));

  it('stands over a pooled function: on which workers, in how many calls, and how long each took', async () => {
    const { workbench, workspace } = session;
    const profile = await recordRun(
      workspace,
      path.join(workspace, 'pooled'),
      '--import',
      'tsx',
      'src/main.ts',
    );
    await workbench.openFile('src/resample.ts');
    await openProfile(profile);
    await workbench.openFile('src/resample.ts');
    await eventually(async () =>
      assert.match(
        await lensOver('function resample('),
        /^predicted cpu, blocking · measured [\d.]+ m?s on \d workers? in 14 calls \(median [\d.]+ m?s\), .* samples · /,
      ),
    );
  });

  it('stands in the hover, with where the time went and in which run', async () => {
    const { workbench, workspace } = session;
    const lines = (await readFile(path.join(workspace, 'src', 'resample.ts'), 'utf8')).split('\n');
    const line = lines.findIndex((text) => text.startsWith('export function resample('));
    await workbench.sideBar.hide();
    await workbench.page.setViewportSize({ width: 1100, height: 640 });
    await workbench.editor.goTo(line + 1, 'export function r'.length + 1);
    const hover = await workbench.editor.hover(/Predicted/);
    assert.match(hover, /Predicted cpu · measured [\d.]+ m?s on \d workers? in 14 calls/);
    assert.match(hover, /Run of [\d-]+ [\d:]+ UTC: node --import tsx src\/main\.ts/);
    await workbench.readmeScreenshot('measured');
    await workbench.page.keyboard.press('Escape');
  });

  it('is said to be of an older version as soon as the file is edited', async () => {
    const { workbench } = session;
    await workbench.editor.goTo(1, 1);
    await workbench.page.keyboard.type('// Edited. ');
    await eventually(async () =>
      assert.match(await lensOver('function resample('), / · measured on an older version of this file: /),
    );
    await workbench.screenshot('measured-older-version');
    await workbench.runCommand('File: Revert File');
    await eventually(async () =>
      assert.match(await lensOver('function resample('), / · measured [\d.]+ m?s on /),
    );
  });

  it('comes first in the tree where it contradicts what was predicted', async () => {
    const { workbench, workspace } = session;
    const profile = await recordRun(workspace, path.join(workspace, 'words'), 'src/wordCount.mjs');
    await workbench.openFile('src/wordCount.mjs');
    await openProfile(profile);
    await eventually(async () => {
      const [first] = await workbench.profiler.functions();
      assert.deepEqual(
        [first?.['Function'], first?.['Predicted'], first?.['Measured']],
        ['countWords wordCount.mjs:3', 'mixed', 'cpu · disagrees'],
      );
    });
    await workbench.screenshot('measured-panel');
    await workbench.openFile('src/wordCount.mjs');
    await eventually(async () =>
      assert.match(await lensOver('function countWords('), /^predicted mixed, blocking · measured /),
    );
    await workbench.sideBar.open('Poolwright');
    await eventually(async () => {
      const [group, first] = await workbench.sideBar.rows('Functions');
      assert.equal(group?.label, 'Measured otherwise than predicted');
      assert.deepEqual(
        [first?.label, first?.description],
        ['countWords', 'measured cpu, not mixed · wordCount.mjs:3'],
      );
    });
    await workbench.screenshot('measured-tree');
  });
});
