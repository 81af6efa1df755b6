import path from 'node:path';
import * as vscode from 'vscode';
import type { ExportFormat } from '../../protocol/panel.ts';
import { profileExtension } from '../contributions.ts';

const fileFormats = {
  trace: { extension: 'json', suffix: '.trace', name: vscode.l10n.t('Chrome trace events') },
  json: { extension: 'json', suffix: '', name: vscode.l10n.t('JSON') },
  html: { extension: 'html', suffix: '', name: vscode.l10n.t('HTML report') },
} as const;

/** Asks where to; `undefined` when a person thought better of it. `profile` is the profile on disk. */
export async function askExportTarget(
  profile: vscode.Uri,
  format: ExportFormat,
): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (format === 'cpuprofile') {
    const [chosen] =
      (await vscode.window.showOpenDialog({
        title: vscode.l10n.t('Export one .cpuprofile for each thread'),
        openLabel: vscode.l10n.t('Export Here'),
        canSelectFiles: false,
        canSelectFolders: true,
        ...(folder === undefined ? {} : { defaultUri: folder }),
      })) ?? [];
    return chosen;
  }
  const { extension, suffix, name } = fileFormats[format];
  const file = `${path.basename(profile.fsPath, `.${profileExtension}`)}${suffix}.${extension}`;
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export as {0}', name),
    filters: { [name]: [extension] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, file) }),
  });
}

/** Says what was written, and opens it on demand: a report in the browser, everything else in the editor. */
export async function sayExported(files: readonly string[]): Promise<void> {
  const [first] = files;
  if (first === undefined) return;
  const open = vscode.l10n.t('Open');
  const text =
    files.length === 1
      ? vscode.l10n.t('Exported to {0}.', first)
      : vscode.l10n.t('Exported {0} files to {1}.', files.length, path.dirname(first));
  if ((await vscode.window.showInformationMessage(text, open)) !== open) return;
  const uri = vscode.Uri.file(first);
  if (first.endsWith('.html')) await vscode.env.openExternal(uri);
  else await vscode.commands.executeCommand('vscode.open', uri);
}
