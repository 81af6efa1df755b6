import * as vscode from 'vscode';
import type { Program, ProgramFolder } from '../../protocol/programs.ts';
import type { ProfileService } from './profileService.ts';

const groups: readonly (readonly [kind: Program['kind'], title: string])[] = [
  ['test', vscode.l10n.t('Test in front')],
  ['npm-script', vscode.l10n.t('npm scripts')],
  ['launch', vscode.l10n.t('Launch configurations')],
];

interface Choice extends vscode.QuickPickItem {
  readonly program?: Program;
}

/**
 * Asks which program of the workspace is to be profiled, unless `wanted` says so, as a keybinding may: `{ id }` of a
 * program, or `{ command }`, a line for the shell. `remembered` keeps the line that was typed last.
 */
export async function chooseProgram(
  service: ProfileService,
  wanted: unknown,
  remembered: vscode.Memento,
): Promise<Program | undefined> {
  const file = vscode.window.activeTextEditor?.document.uri;
  const programs = await service.findPrograms(folders(), file?.scheme === 'file' ? file.fsPath : '');
  if (typeof wanted === 'object' && wanted !== null) {
    if ('command' in wanted && typeof wanted.command === 'string') return typed(wanted.command);
    if ('id' in wanted && typeof wanted.id === 'string') return withId(programs, wanted.id);
  }
  const type: Choice = {
    label: vscode.l10n.t('Type a command…'),
    iconPath: new vscode.ThemeIcon('terminal'),
  };
  const chosen = await vscode.window.showQuickPick<Choice>([...groups.flatMap(asChoices(programs)), type], {
    title: vscode.l10n.t('Profile a program'),
    placeHolder: vscode.l10n.t('What is to be run and recorded?'),
    matchOnDescription: true,
  });
  if (chosen === undefined) return undefined;
  return chosen.program ?? (await askForCommand(remembered));
}

function withId(programs: readonly Program[], id: string): Program | undefined {
  const found = programs.find((program) => program.id === id);
  if (found === undefined)
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        'There is no program {0} here. There are: {1}.',
        id,
        programs.map((one) => one.id).join(', '),
      ),
    );
  return found;
}

function asChoices(programs: readonly Program[]) {
  return ([kind, title]: (typeof groups)[number]): Choice[] => {
    const choices = programs
      .filter((program) => program.kind === kind)
      .map((program): Choice => ({ label: program.label, description: program.description, program }));
    if (choices.length === 0) return [];
    return [{ label: title, kind: vscode.QuickPickItemKind.Separator }, ...choices];
  };
}

const rememberedKey = 'profiler.command';

async function askForCommand(remembered: vscode.Memento): Promise<Program | undefined> {
  const line = await vscode.window.showInputBox({
    title: vscode.l10n.t('Profile a command'),
    prompt: vscode.l10n.t('Runs in a shell, in the first folder of the workspace.'),
    placeHolder: 'node dist/main.js',
    value: remembered.get<string>(rememberedKey, ''),
  });
  if (line === undefined || line.trim() === '') return undefined;
  await remembered.update(rememberedKey, line);
  return typed(line);
}

function typed(line: string): Program {
  const [folder] = folders();
  return {
    id: `command:${line}`,
    kind: 'command',
    label: line,
    description: vscode.l10n.t('the shell'),
    run: { kind: 'shell', line },
    workingDirectory: folder?.path ?? process.cwd(),
    environment: {},
  };
}

function folders(): ProgramFolder[] {
  return (vscode.workspace.workspaceFolders ?? [])
    .filter(({ uri }) => uri.scheme === 'file')
    .map(({ name, uri }) => ({
      name,
      path: uri.fsPath,
      launch: vscode.workspace.getConfiguration('launch', uri).get<unknown>('configurations'),
    }));
}
