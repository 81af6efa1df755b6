import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** What our hover says; the built-in one for TypeScript says something else. */
export async function hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  const texts = hovers.flatMap(({ contents }) =>
    contents.map((content) => (typeof content === 'string' ? content : content.value)),
  );
  const ours = texts.find((text) => text.includes('**Poolwright**'));
  assert.ok(ours !== undefined, `There is no hover of Poolwright among ${JSON.stringify(texts)}`);
  return ours;
}

/** Our lenses of a document, with their titles. */
export async function lensesOf(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    100,
  );
  return lenses.filter(({ command }) => command?.command === 'poolwright.analyzeFunction');
}
