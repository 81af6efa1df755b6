import * as vscode from 'vscode';
import { registerCommand } from '../commands/registerCommand.ts';
import { commands, comparisonViewType } from '../contributions.ts';
import { chooseProfile } from './chooseProfile.ts';
import { openComparison, restoreComparison, type ComparisonOptions } from './comparisonPanel.ts';

/** Compare Profiles, and the panels that show comparisons. `folder` is where profiles are kept. */
export function registerCompareProfiles(options: ComparisonOptions, folder: vscode.Uri): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(commands.compareProfiles, async (argument, selected) =>
      compareProfiles(options, folder, selected ?? argument),
    ),
    vscode.window.registerWebviewPanelSerializer(comparisonViewType, {
      deserializeWebviewPanel: (panel, state: unknown) => {
        restoreComparison(options, panel, state);
        return Promise.resolve();
      },
    }),
  );
}

/** `argument` is what is selected in the explorer: both profiles, or that of the run before. */
async function compareProfiles(
  options: ComparisonOptions,
  folder: vscode.Uri,
  argument: unknown,
): Promise<void> {
  const given = (Array.isArray(argument) ? argument : [argument]).filter(
    (one): one is vscode.Uri => one instanceof vscode.Uri,
  );
  const before = given[0] ?? (await chooseBefore(folder));
  if (before === undefined) return;
  const after =
    given[1] ??
    (await chooseProfile(folder, {
      title: vscode.l10n.t('Compare: the run after'),
      except: before,
    }));
  if (after !== undefined) openComparison(options, before, after);
}

/** Shows a profile beside that of a run before, which is asked for where it is not known. */
export async function compareWith(
  options: ComparisonOptions,
  folder: vscode.Uri,
  known: vscode.Uri | undefined,
  after: vscode.Uri,
): Promise<void> {
  const before = known ?? (await chooseBefore(folder, after));
  if (before !== undefined) openComparison(options, before, after);
}

function chooseBefore(folder: vscode.Uri, except?: vscode.Uri): Promise<vscode.Uri | undefined> {
  const title = vscode.l10n.t('Compare: the run before');
  return chooseProfile(folder, { title, ...(except === undefined ? {} : { except }) });
}
