import path from 'node:path';
import * as vscode from 'vscode';
import { serverMethods } from '../../protocol/languageServer.ts';
import type { FunctionMeasurement, RefusedMeasurement, ScalingState } from '../../protocol/scaling.ts';
import { functionTarget } from '../commands/functionTarget.ts';
import { registerCommand } from '../commands/registerCommand.ts';
import { commands, scalingViewType } from '../contributions.ts';
import type { LanguageService } from '../language/languageService.ts';
import { openPlace } from '../openPlace.ts';
import { isTrusted } from '../trust.ts';
import { givenArguments } from './givenArguments.ts';
import { KeptMeasurements } from './keptMeasurements.ts';
import { runMeasure } from './runMeasure.ts';
import { fillScaling, openScaling, scalingState, type ScalingHandlers } from './scalingPanel.ts';

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
  return vscode.Disposable.from(
    registerCommand(commands.measureFunction, async (argument) => measuring.start(argument)),
    vscode.window.registerWebviewPanelSerializer(scalingViewType, {
      deserializeWebviewPanel: (panel, state) => measuring.restore(panel, state),
    }),
  );
}

class Measuring {
  readonly #context: vscode.ExtensionContext;
  readonly #log: vscode.LogOutputChannel;
  readonly #language: LanguageService;
  readonly #kept: KeptMeasurements;

  constructor(context: vscode.ExtensionContext, log: vscode.LogOutputChannel, language: LanguageService) {
    this.#context = context;
    this.#log = log;
    this.#language = language;
    const storage = context.storageUri ?? context.globalStorageUri;
    this.#kept = new KeptMeasurements(vscode.Uri.joinPath(storage, 'measurements'));
  }

  async start(argument: unknown): Promise<void> {
    if (!(await mayRun())) return;
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
    // A restored page asks, too, and nobody had to trust the workspace for it to be there.
    if (!(await mayRun())) return;
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
    const state = await this.#keep(fn, measurement);
    openScaling(this.#context.extensionUri, { type: 'scaling', measurement, state }, this.#handlersOf(fn));
  }

  /** Fills a panel that VS Code restored with what it showed; closes one that does not know what that was. */
  async restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const shown = scalingState(state);
    if (shown === undefined) {
      panel.dispose();
      return;
    }
    const { kept, name, uri } = shown;
    const measurement = await this.#kept.read(kept);
    const message = vscode.l10n.t(
      'The measurement of {0} is no longer on disk, so it cannot be shown again. Measure the function once more.',
      name,
    );
    fillScaling(
      this.#context.extensionUri,
      panel,
      measurement === undefined
        ? { type: 'gone', name, message }
        : { type: 'scaling', measurement, state: shown },
      this.#handlersOf({ uri: vscode.Uri.parse(uri), name }),
    );
  }

  /** A page that cannot be kept is shown all the same. */
  async #keep(
    { name, uri }: MeasuredFunction,
    measurement: FunctionMeasurement,
  ): Promise<ScalingState | null> {
    try {
      return { uri: uri.toString(), name, kept: await this.#kept.keep(measurement) };
    } catch (error) {
      this.#log.error(`the measurement of ${name} cannot be kept: ${String(error)}`);
      return null;
    }
  }

  #handlersOf(fn: MeasuredFunction): ScalingHandlers {
    return {
      onRun: (pool) => void this.#run(fn, pool).catch((error: unknown) => this.#log.error(String(error))),
      onMeasureAgain: () =>
        void this.#measure(fn).catch((error: unknown) => {
          void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
        }),
      onGoToFunction: () => void this.#goTo(fn),
      onFailed: (message) => this.#log.error(`scaling: ${message}`),
    };
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

/** Says what to do where it is not. */
function mayRun(): Promise<boolean> {
  return isTrusted(
    vscode.l10n.t('Measuring runs the code of the workspace, so the workspace has to be trusted first.'),
  );
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
