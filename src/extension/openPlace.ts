import * as vscode from 'vscode';

/** Opens a file with the cursor at a place; line and column count from 1. */
export async function openPlace(uri: vscode.Uri, line: number, column: number): Promise<vscode.TextEditor> {
  const position = new vscode.Position(line - 1, column - 1);
  return vscode.window.showTextDocument(uri, { selection: new vscode.Range(position, position) });
}
