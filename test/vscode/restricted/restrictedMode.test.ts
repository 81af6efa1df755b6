import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../../support/eventually.ts';
import { openExample, placeOfFunction } from '../openExample.ts';

/** Runs `action` and returns the first warning that a person would see meanwhile. */
async function warningOf(action: () => Thenable<unknown>): Promise<string> {
  const { window } = vscode;
  const shown = window.showWarningMessage;
  try {
    return await new Promise<string>((resolve, reject) => {
      window.showWarningMessage = (message: string) => {
        resolve(message);
        return Promise.resolve(undefined);
      };
      action().then(undefined, reject);
    });
  } finally {
    window.showWarningMessage = shown;
  }
}

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

  it('files are analysed', async () => {
    const document = await openExample('src/resample.ts');
    await eventually(async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        100,
      );
      const titles = lenses.map(({ command }) => command?.title ?? '');
      assert.ok(
        titles.some((title) => title.startsWith('cpu, blocking')),
        JSON.stringify(titles),
      );
    }, 50_000);
  });

  it('a function can be moved into a pool, with all edits', async () => {
    const document = await openExample('src/resample.ts');
    const place = placeOfFunction(document, 'resample');
    const edits = await eventually(async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(place, place),
        vscode.CodeActionKind.QuickFix.value,
        10,
      );
      const action = actions.find(({ title }) => title === 'Run resample in a thread pool');
      assert.ok(action?.edit !== undefined);
      return action.edit;
    });
    assert.equal(await vscode.workspace.applyEdit(edits), true);
    const changed = vscode.workspace.textDocuments.find(({ fileName }) => fileName.endsWith('main.ts'));
    assert.match(changed?.getText() ?? '', /await resamplePooled\(image, width\)/);
  });

  it('profiling is refused with one sentence, and nothing is run', async () => {
    const started: vscode.Task[] = [];
    const listener = vscode.tasks.onDidStartTask(({ execution }) => started.push(execution.task));
    await openExample('src/main.ts');
    const warning = await warningOf(() => vscode.commands.executeCommand('poolwright.profileFile'));
    assert.equal(
      warning,
      'Profiling runs the code of the workspace, so the workspace has to be trusted first.',
    );
    listener.dispose();
    assert.deepEqual(started, []);
  });

  it('measuring is refused with one sentence', async () => {
    await openExample('src/resample.ts');
    const warning = await warningOf(() => vscode.commands.executeCommand('poolwright.measureFunction'));
    assert.equal(
      warning,
      'Measuring runs the code of the workspace, so the workspace has to be trusted first.',
    );
  });
});
