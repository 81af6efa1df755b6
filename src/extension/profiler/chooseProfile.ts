import path from 'node:path';
import * as vscode from 'vscode';
import { profileExtension } from '../contributions.ts';

interface ProfileItem extends vscode.QuickPickItem {
  /** Without one: look elsewhere. */
  readonly uri?: vscode.Uri;
}

/** Profiles are kept under the moment at which they were recorded and the program's name. */
const keptName = /^(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)(\d\d)-(.*)\.\w+$/;

/** Asks for a profile: one of those that were recorded here, newest first, or any file. `except` is taken already. */
export async function chooseProfile(
  folder: vscode.Uri,
  { title, except }: { readonly title: string; readonly except?: vscode.Uri },
): Promise<vscode.Uri | undefined> {
  const kept = await keptProfiles(folder);
  const items: ProfileItem[] = kept
    .filter((uri) => uri.toString() !== except?.toString())
    .map((uri) => ({ ...describeKept(path.basename(uri.fsPath)), uri }));
  const elsewhere: ProfileItem = { label: `$(folder-opened) ${vscode.l10n.t('Browse…')}`, alwaysShow: true };
  const chosen =
    items.length === 0
      ? elsewhere
      : await vscode.window.showQuickPick([...items, elsewhere], { title, matchOnDescription: true });
  if (chosen === undefined) return undefined;
  return chosen.uri ?? browse(title);
}

async function browse(title: string): Promise<vscode.Uri | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title,
      filters: { [vscode.l10n.t('Poolwright profiles')]: [profileExtension] },
    })) ?? [];
  return file;
}

async function keptProfiles(folder: vscode.Uri): Promise<vscode.Uri[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries
      .map(([name]) => name)
      .filter((name) => name.endsWith(`.${profileExtension}`))
      .sort()
      .toReversed()
      .map((name) => vscode.Uri.joinPath(folder, name));
  } catch {
    // Nothing has been recorded in this workspace yet, so the folder is not there.
    return [];
  }
}

function describeKept(name: string): vscode.QuickPickItem {
  const [, day, hours, minutes, seconds, program] = keptName.exec(name) ?? [];
  if (program === undefined) return { label: name };
  return { label: program, description: `${day} ${hours}:${minutes}:${seconds}` };
}
