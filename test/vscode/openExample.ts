import * as vscode from 'vscode';

/** Opens a file of the workspace in an editor. */
export async function openExample(file: string): Promise<vscode.TextDocument> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('No folder is open.');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, file));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Where the name of a declared function begins. */
export function placeOfFunction(document: vscode.TextDocument, name: string): vscode.Position {
  const declaration = new RegExp(`(?:function|const) ${name}\\b`).exec(document.getText());
  if (declaration === null) throw new Error(`${document.fileName} declares no function ${name}.`);
  return document.positionAt(declaration.index + declaration[0].length - name.length);
}
