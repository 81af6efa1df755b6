import * as vscode from 'vscode';
import type { PositionParams } from '../../protocol/languageServer.ts';
import type { FunctionsNode } from '../functions/functionsModel.ts';
import { isAnalyzed } from '../language/languageService.ts';

/**
 * The place that a command is about: a tree item's function, a lens's position, or the cursor. Says so and returns
 * `undefined` where there is none.
 */
export function functionTarget(argument: unknown): PositionParams | undefined {
  if (isFunctionNode(argument)) {
    const { uri, report } = argument;
    return { uri, position: { line: report.line - 1, character: report.column - 1 } };
  }
  if (isPosition(argument)) return argument;
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || !isAnalyzed(editor.document)) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'Poolwright looks at TypeScript and JavaScript files on disk. Open one, put the cursor into a function, and run the command again.',
      ),
    );
    return undefined;
  }
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}

function isFunctionNode(value: unknown): value is FunctionsNode & { readonly type: 'function' } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'function';
}

function isPosition(value: unknown): value is PositionParams {
  return typeof value === 'object' && value !== null && 'uri' in value && 'position' in value;
}
