import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { openExample, placeOfFunction } from './openExample.ts';

/** Our actions at a function's name; the first `resolved` of all are completed with their edits. */
async function actionsAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  kind: vscode.CodeActionKind,
  resolved = 0,
): Promise<vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(position, position),
    kind.value,
    resolved,
  );
  return actions.filter(({ title }) => /^Run \w+ in a (thread|process) pool/.test(title));
}

/** Waits until the analysis has come so far that the light bulb has something to offer. */
async function offeredAt(
  file: string,
  name: string,
  kind: vscode.CodeActionKind,
  resolved = 0,
): Promise<vscode.CodeAction[]> {
  const document = await openExample(file);
  const position = placeOfFunction(document, name);
  return eventually(async () => {
    const actions = await actionsAt(document, position, kind, resolved);
    assert.equal(actions.length, 2);
    return actions;
  });
}

const pool = vscode.CodeActionKind.RefactorRewrite.append('pool');

describe('the actions that move a function into a pool', () => {
  it('are quick fixes on the diagnostic, the recommended one preferred', async () => {
    await eventually(() => {
      const found = vscode.languages.getDiagnostics().flatMap(([, all]) => all);
      assert.ok(found.some(({ source }) => source === 'poolwright'));
    });
    const actions = await offeredAt('src/resample.ts', 'resample', vscode.CodeActionKind.QuickFix);
    assert.deepEqual(
      actions.map(({ title, kind, isPreferred }) => [title, kind?.value, isPreferred ?? false]),
      [
        ['Run resample in a thread pool', 'quickfix', true],
        ['Run resample in a process pool', 'quickfix', false],
      ],
    );
  });

  it('are refactorings where there is no diagnostic, each with a kind of its own', async () => {
    const actions = await offeredAt('src/format.ts', 'formatLine', vscode.CodeActionKind.Refactor);
    assert.deepEqual(
      actions.map(({ title, kind, isPreferred }) => [title, kind?.value, isPreferred ?? false]),
      [
        ['Run formatLine in a thread pool', pool.append('thread').value, false],
        ['Run formatLine in a process pool', pool.append('process').value, false],
      ],
    );
  });

  it('can be asked for one by one', async () => {
    const document = await openExample('src/format.ts');
    const position = placeOfFunction(document, 'formatLine');
    const actions = await eventually(async () => {
      const found = await actionsAt(document, position, pool.append('process'));
      assert.notEqual(found.length, 0);
      return found;
    });
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Run formatLine in a process pool'],
    );
  });

  it('come with their edits only when one is chosen', async () => {
    const [offered] = await offeredAt('src/resample.ts', 'resample', vscode.CodeActionKind.QuickFix);
    assert.equal(offered?.edit, undefined);
    const [chosen] = await offeredAt('src/resample.ts', 'resample', vscode.CodeActionKind.QuickFix, 10);
    const names = (chosen?.edit?.entries() ?? []).map(([uri]) => vscode.workspace.asRelativePath(uri));
    for (const file of ['package.json', 'src/main.ts', 'src/resample.ts'])
      assert.ok(names.includes(file), `${file} is not among ${names.join(', ')}`);
  });

  it('are none in the body of a function', async () => {
    const document = await openExample('src/resample.ts');
    await offeredAt('src/resample.ts', 'resample', vscode.CodeActionKind.QuickFix);
    const body = placeOfFunction(document, 'resample').translate(2);
    assert.deepEqual(await actionsAt(document, body, vscode.CodeActionKind.Refactor), []);
  });

  it('cannot be chosen where the wrap is refused', async () => {
    await offeredAt('src/format.ts', 'formatLine', vscode.CodeActionKind.Refactor);
    const document = await openExample('src/main.ts');
    const position = placeOfFunction(document, 'makeThumbnail');
    assert.deepEqual(await actionsAt(document, position, vscode.CodeActionKind.Refactor), []);
  });
});
