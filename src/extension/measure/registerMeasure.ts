import path from 'node:path';
import * as vscode from 'vscode';
import { serverMethods } from '../../protocol/languageServer.ts';
import type { RefusedMeasurement } from '../../protocol/scaling.ts';
import { functionTarget } from '../commands/functionTarget.ts';
import { registerCommand } from '../commands/registerCommand.ts';
import { commands } from '../contributions.ts';
import type { LanguageService } from '../language/languageService.ts';
import { openPlace } from '../openPlace.ts';
import { isTrusted } from '../trust.ts';
import { givenArguments } from './givenArguments.ts';
import { runMeasure } from './runMeasure.ts';
import { openScaling } from './scalingPanel.ts';

/** The key in the workspace's state: what each function was measured with last. */
const rememberedKey = 'measure.arguments';
const rememberedCount = 50;

/** A function by its file and its name, by which it is found again after edits. */
interface MeasuredFunction {
  readonly uri: vscode.Uri;
  readonly name: string;
}

/** Measure Function: asks for arguments, runs the command line, and shows the page *Scaling*. */
export function registerMeasure(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  language: LanguageService,
): vscode.Disposable {
  const measuring = new Measuring(context, log, language);
  return registerCommand(commands.measureFunction, async (argument) => measuring.start(argument));
}

class Measuring {
  readonly #context: vscode.ExtensionContext;
  readonly #log: vscode.LogOutputChannel;
  readonly #language: LanguageService;

  constructor(context: vscode.ExtensionContext, log: vscode.LogOutputChannel, language: LanguageService) {
    this.#context = context;
    this.#log = log;
    this.#language = language;
  }

  async start(argument: unknown): Promise<void> {
    const needed = vscode.l10n.t(
      'Measuring runs the code of the workspace, so the workspace has to be trusted first.',
    );
    if (!(await isTrusted(needed))) return;
    const target = functionTarget(argument);
    if (target === undefined) return;
    const answer = await this.#language.request(serverMethods.analyzeFunction, target);
    if (answer === null) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('There is no function around the cursor. Put it into one and run the command again.'),
      );
      return;
    }
    await this.#measure({ uri: vscode.Uri.parse(answer.uri), name: answer.report.name });
  }

  async #measure(fn: MeasuredFunction): Promise<void> {
    const options = await this.#askForArguments(fn);
    if (options === undefined || !(await isSaved(fn.uri))) return;
    const file = fn.uri.fsPath;
    const measurement = await runMeasure({
      module: vscode.Uri.joinPath(this.#context.extensionUri, 'dist', 'cli.cjs').fsPath,
      folder: vscode.workspace.getWorkspaceFolder(fn.uri)?.uri.fsPath ?? path.dirname(file),
      file,
      name: fn.name,
      options,
    });
    if (measurement === undefined) return;
    if (measurement.status === 'refused') {
      await this.#showRefusal(fn, measurement);
      return;
    }
    openScaling(this.#context.extensionUri, measurement, {
      onRun: (pool) => void this.#run(fn, pool).catch((error: unknown) => this.#log.error(String(error))),
      onMeasureAgain: () =>
        void this.#measure(fn).catch((error: unknown) => {
          void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
        }),
      onGoToFunction: () => void this.#goTo(fn),
      onFailed: (message) => this.#log.error(`scaling: ${message}`),
    });
  }

  /** What was given last for this function stands there already. */
  async #askForArguments({ name, uri }: MeasuredFunction): Promise<readonly string[] | undefined> {
    const key = `${uri.toString()}#${name}`;
    const remembered = this.#context.workspaceState.get<Readonly<Record<string, string>>>(rememberedKey, {});
    const text = await vscode.window.showInputBox({
      title: vscode.l10n.t('Measure {0}', name),
      prompt: vscode.l10n.t(
        'The arguments of a call as a JSON list, or the path (from the workspace folder) of a module that exports lists of them',
      ),
      placeHolder: '[640, "text"]',
      value: remembered[key] ?? '[]',
      ...(remembered[key] === undefined ? { valueSelection: [1, 1] } : {}),
      ignoreFocusOut: true,
      validateInput: (value) => {
        const given = givenArguments(value, vscode.l10n.t);
        return given.kind === 'problem' ? given.message : undefined;
      },
    });
    if (text === undefined) return undefined;
    const others = Object.entries(remembered).filter(([other]) => other !== key);
    const entries = [...others.slice(1 - rememberedCount), [key, text] as const];
    await this.#context.workspaceState.update(rememberedKey, Object.fromEntries(entries));
    const given = givenArguments(text, vscode.l10n.t);
    return given.kind === 'options' ? given.options : undefined;
  }

  async #showRefusal(fn: MeasuredFunction, { refusals }: RefusedMeasurement): Promise<void> {
    const show = vscode.l10n.t('Show the Function');
    const reasons = [...new Set(refusals.map(({ message }) => message))].join(' ');
    const text = vscode.l10n.t('{0} cannot be measured. {1}', fn.name, reasons);
    if ((await vscode.window.showWarningMessage(text, show)) === show) await this.#goTo(fn);
  }

  async #run(fn: MeasuredFunction, pool: 'threads' | 'processes'): Promise<void> {
    const place = await this.#find(fn);
    if (place === undefined) return;
    const command = pool === 'threads' ? commands.runInThreadPool : commands.runInProcessPool;
    await vscode.commands.executeCommand(command, {
      uri: fn.uri.toString(),
      position: { line: place.line - 1, character: place.column - 1 },
    });
  }

  async #goTo(fn: MeasuredFunction): Promise<void> {
    const place = await this.#find(fn);
    if (place !== undefined) await openPlace(fn.uri, place.line, place.column);
  }

  /** Where the function is by now; says so where it is no more. */
  async #find({ name, uri }: MeasuredFunction): Promise<{ line: number; column: number } | undefined> {
    const { report } = await this.#language.request(serverMethods.analyzeFile, { uri: uri.toString() });
    const found = report.functions.find((each) => each.name === name);
    if (found === undefined)
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          '{0} has no function {1} any more. Measure it under its new name.',
          vscode.workspace.asRelativePath(uri),
          name,
        ),
      );
    return found;
  }
}

/** What is measured is the file on disk. */
async function isSaved(uri: vscode.Uri): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (!document.isDirty || (await document.save())) return true;
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Only what is saved can be measured. Save the file, and run the command again.'),
  );
  return false;
}
