import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { openExample, placeOfFunction } from './openExample.ts';

const sources = ['src/checksum.ts', 'src/main.ts'];

/** What the sources say in the editor, saved or not. */
async function textsOf(): Promise<string[]> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const uris = sources.map((file) => vscode.Uri.joinPath(folder.uri, file));
  const documents = await Promise.all(uris.map(async (uri) => vscode.workspace.openTextDocument(uri)));
  return documents.map((document) => document.getText());
}

/** An action of ours at a place, completed, once it is offered and can be chosen. */
async function actionAt(file: string, name: string, title: string): Promise<vscode.CodeAction> {
  const document = await openExample(file);
  const call = new RegExp(`\\b${name}\\(`).exec(document.getText());
  const place = call === null ? placeOfFunction(document, name) : document.positionAt(call.index);
  return eventually(async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(place, place),
      vscode.CodeActionKind.Refactor.value,
      100,
    );
    const found = actions.find((action) => action.title === title);
    assert.ok(found?.edit, `${title} is not among ${actions.map((action) => action.title).join(', ')}`);
    return found;
  });
}

/** Applies an edit by way of its preview. */
async function apply({ edit }: vscode.CodeAction): Promise<void> {
  assert.ok(edit);
  const applied = vscode.workspace.applyEdit(edit, { isRefactoring: true });
  let isDone = false;
  void applied.then(() => (isDone = true));
  await eventually(async () => {
    // The preview takes its time to come.
    await vscode.commands.executeCommand('refactorPreview.apply');
    assert.ok(isDone, 'The edit is not applied yet.');
  });
  assert.equal(await applied, true);
}

describe('a wrap that is applied', () => {
  let before: string[];
  const undo = 'Undo the wrap of checksumPooled';

  it('has the callers await the twin', async () => {
    before = await textsOf();
    await apply(await actionAt('src/checksum.ts', 'checksum', 'Run checksum in a thread pool'));
    const [checksum, main] = await textsOf();
    assert.match(checksum ?? '', /export function checksumPooled\(/);
    assert.match(main ?? '', /await checksumPooled\(thumbnail\.pixels\)/);
  });

  for (const [file, name] of [
    ['src/checksum.ts', 'checksum'],
    ['src/checksum.ts', 'checksumPooled'],
    ['src/main.ts', 'checksumPooled'],
  ] as const) {
    it(`can be undone at ${name} in ${file}`, async () => {
      const { edit, kind } = await actionAt(file, name, undo);
      assert.equal(kind?.value, 'refactor.rewrite.pool.inline');
      const edited = edit?.entries().map(([uri]) => vscode.workspace.asRelativePath(uri)) ?? [];
      assert.deepEqual(edited.sort(), sources);
    });
  }

  it('leaves the sources as they were when it is undone', async () => {
    await apply(await actionAt('src/main.ts', 'checksumPooled', undo));
    assert.deepEqual(await textsOf(), before);
  });

  it('is no more to be undone then', async () => {
    const document = await openExample('src/checksum.ts');
    const place = placeOfFunction(document, 'checksum');
    const actions = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(place, place),
        vscode.CodeActionKind.Refactor.value,
      );
      assert.ok(found.some(({ title }) => title === 'Run checksum in a thread pool'));
      return found;
    });
    assert.equal(
      actions.find(({ title }) => title.startsWith('Undo the wrap')),
      undefined,
    );
  });
});
