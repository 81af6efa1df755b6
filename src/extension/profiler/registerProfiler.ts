import * as vscode from 'vscode';
import { registerCommand } from '../commands/registerCommand.ts';
import { commands, panelViewType, profileEditorViewType, profileExtension } from '../contributions.ts';
import { isTrusted } from '../trust.ts';
import { compareWith, registerCompareProfiles } from './compareProfiles.ts';
import { registerLiveView } from './liveView.ts';
import { fillProfilePanel, openProfilePanel } from './profilePanel.ts';
import { chooseProgram } from './profileProgram.ts';
import { ProfileService } from './profileService.ts';
import { Profiler, type Predictor } from './profiler.ts';

/** The key in the workspace's state: which file the panel of a title shows. */
const rememberedKey = 'profiler.files';
const rememberedCount = 20;

/** Profile Current File, Profile Program, Open Profiler, Open Profile File, the panel and the live view. */
export function registerProfiler(
  { extensionUri, globalStorageUri, storageUri, workspaceState }: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  language: Predictor,
): vscode.Disposable {
  const remembered = () => workspaceState.get<Readonly<Record<string, string>>>(rememberedKey, {});
  const service = new ProfileService(vscode.Uri.joinPath(extensionUri, 'dist', 'service.cjs').fsPath, log);
  const folder = vscode.Uri.joinPath(storageUri ?? globalStorageUri, 'profiles');
  const comparison = { extensionUri, service, log };
  const profiler = new Profiler({
    service,
    log,
    folder,
    language,
    compare: (before, after) => compareWith(comparison, folder, before, after),
    openPanel: (title, handlers) => openProfilePanel(extensionUri, title, handlers),
    openEditor: (file) =>
      vscode.commands.executeCommand('vscode.openWith', file, profileEditorViewType, { preview: false }),
    remember: (title, file) => {
      const others = Object.entries(remembered()).filter(([other]) => other !== title);
      const entries = [...others.slice(1 - rememberedCount), [title, file.toString()] as const];
      void workspaceState.update(rememberedKey, Object.fromEntries(entries));
    },
  });
  const serializer: vscode.WebviewPanelSerializer = {
    deserializeWebviewPanel: (panel) => {
      const file = remembered()[panel.title];
      if (file === undefined) panel.dispose();
      else
        profiler.showIn(vscode.Uri.parse(file), false, (handlers) =>
          fillProfilePanel(extensionUri, panel, handlers),
        );
      return Promise.resolve();
    },
  };
  const editors: vscode.CustomReadonlyEditorProvider = {
    openCustomDocument: (uri) => ({ uri, dispose: () => {} }),
    resolveCustomEditor: ({ uri }, panel) =>
      profiler.showIn(uri, true, (handlers) => fillProfilePanel(extensionUri, panel, handlers)),
  };
  return vscode.Disposable.from(
    service,
    profiler,
    registerLiveView(extensionUri, profiler),
    registerCompareProfiles(comparison, folder),
    vscode.window.registerWebviewPanelSerializer(panelViewType, serializer),
    vscode.window.registerCustomEditorProvider(profileEditorViewType, editors),
    registerCommand(commands.profileFile, async (argument) => profileFile(profiler, argument)),
    registerCommand(commands.profileProgram, async (wanted) => {
      if (!(await mayRun())) return;
      const program = await chooseProgram(service, wanted, workspaceState);
      if (program !== undefined) await profiler.recordProgram(program);
    }),
    registerCommand(commands.openProfiler, async () => openProfiler(profiler)),
    registerCommand(commands.openProfileFile, async (argument) => openFile(profiler, argument)),
  );
}

/** Says what to do where it is not. */
function mayRun(): Promise<boolean> {
  return isTrusted(
    vscode.l10n.t('Profiling runs the code of the workspace, so the workspace has to be trusted first.'),
  );
}

async function profileFile(profiler: Profiler, argument: unknown): Promise<void> {
  if (!(await mayRun())) return;
  // With a profile in front, the live view's button means the program that the profile is of.
  const file = argument instanceof vscode.Uri ? argument : profiler.programInFront;
  const document =
    file === undefined
      ? vscode.window.activeTextEditor?.document
      : await vscode.workspace.openTextDocument(file);
  if (document?.uri.scheme !== 'file' || (document.isDirty && !(await document.save()))) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'Only a file on disk can be profiled. Open the file that starts your program, save it, and run the command again.',
      ),
    );
    return;
  }
  await profiler.record(document.uri);
}

async function openProfiler(profiler: Profiler): Promise<void> {
  if (await profiler.showLatest()) return;
  const profile = vscode.l10n.t('Profile Current File');
  const program = vscode.l10n.t('Profile Program…');
  const open = vscode.l10n.t('Open Profile File…');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('Nothing has been profiled in this window yet.'),
    profile,
    program,
    open,
  );
  if (chosen === profile) await vscode.commands.executeCommand(commands.profileFile);
  if (chosen === program) await vscode.commands.executeCommand(commands.profileProgram);
  if (chosen === open) await vscode.commands.executeCommand(commands.openProfileFile);
}

async function openFile(profiler: Profiler, argument: unknown): Promise<void> {
  const [chosen] =
    argument instanceof vscode.Uri
      ? [argument]
      : ((await vscode.window.showOpenDialog({
          title: vscode.l10n.t('Open a profile'),
          filters: { [vscode.l10n.t('Poolwright profiles')]: [profileExtension] },
        })) ?? []);
  if (chosen !== undefined) await profiler.open(chosen);
}
