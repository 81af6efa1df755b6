import path from 'node:path';
import * as vscode from 'vscode';
import type { Measurement } from '../../profile/index.ts';
import type { PredictionsMessage } from '../../protocol/languageServer.ts';
import type { ExportFormat, HostToLive, PanelToHost } from '../../protocol/panel.ts';
import type { ProfileId } from '../../protocol/profileService.ts';
import type { Program } from '../../protocol/programs.ts';
import { askExportTarget, sayExported } from './exportProfile.ts';
import { goTo } from './goTo.ts';
import { recordingWishes } from './recordingWishes.ts';
import { profileOnDisk, profileToRecord, type Profile, type Started } from './profile.ts';
import type { ProfilePanel } from './profilePanel.ts';
import type { HowToRun, ProfileService, ServiceNews } from './profileService.ts';
import { startProgram } from './startProgram.ts';

export interface ProfilerOptions {
  readonly service: ProfileService;
  /** Where profiles are kept. */
  readonly folder: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  /** Opens an empty panel; its page says `ready` when it has loaded. */
  readonly openPanel: (title: string, handlers: PanelHandlers) => ProfilePanel;
  /** Opens a profile on disk in its editor, which then asks for `showIn`. */
  readonly openEditor: (file: vscode.Uri) => Thenable<unknown>;
  /** Remembers which file a panel shows, for the next start of VS Code. */
  readonly remember: (title: string, file: vscode.Uri) => void;
  readonly language: Predictor;
  /** Shows a profile beside that of a run before, which is asked for where it is not known. */
  readonly compare: (before: vscode.Uri | undefined, after: vscode.Uri) => Promise<void>;
}

/** The language server, as far as profiles are concerned. */
export interface Predictor {
  /** Takes what a profile that was recorded or opened tells of its program's functions. */
  measured(measurement: Measurement): void;
  /** Tells what is predicted of them by `onPredictions`, until told to stop. */
  predict(profile: string, measurement: Measurement): void;
  stopPredicting(profile: string): void;
  readonly onPredictions: vscode.Event<PredictionsMessage>;
}

export interface PanelHandlers {
  readonly onMessage: (message: PanelToHost) => void;
  readonly onClosed: () => void;
}

type LiveMessage = Extract<HostToLive, { readonly type: 'live' }>;

/** Runs programs under the collector and shows profiles. Forwards messages; what is in them is the service's and the page's. */
export class Profiler implements vscode.Disposable {
  readonly #options: ProfilerOptions;
  readonly #profiles = new Map<ProfileId, Profile>();
  readonly #liveChanged = new vscode.EventEmitter<HostToLive>();
  readonly #subscriptions: vscode.Disposable;
  /** The profile that the live view means, and Open Profiler by its file. */
  #latest: Profile | undefined;
  #latestFile: vscode.Uri | undefined;
  #live: LiveMessage | undefined;

  readonly onLive = this.#liveChanged.event;

  constructor(options: ProfilerOptions) {
    this.#options = options;
    const { service, language } = options;
    this.#subscriptions = vscode.Disposable.from(
      service.onMessage((message) => this.#receive(message)),
      language.onPredictions(({ profile, files }) =>
        this.#profiles.get(profile)?.panel?.post({ type: 'predictions', files }),
      ),
      service.onRestarted(() => {
        for (const { id, panel } of this.#profiles.values())
          if (panel !== undefined)
            service.send({ type: 'from-panel', profile: id, message: { type: 'ready' } });
      }),
    );
  }

  /** The newest live message, for a view that has just been opened. */
  get live(): HostToLive {
    return this.#live ?? { type: 'nothing' };
  }

  /** Runs a file under the collector and shows its profile as it grows. */
  async record(program: vscode.Uri, before?: vscode.Uri): Promise<void> {
    const how = await this.#options.service.howToRun(program.fsPath, recordingWishes(program));
    const name = path.basename(program.fsPath);
    const scope = vscode.workspace.getWorkspaceFolder(program) ?? vscode.TaskScope.Workspace;
    await this.#run(how, {
      name,
      scope,
      program,
      again: (last) => this.record(program, last),
      before,
    });
  }

  /** The same for a program of the workspace that a person has chosen. */
  async recordProgram(program: Program, before?: vscode.Uri): Promise<void> {
    const folder = vscode.Uri.file(program.workingDirectory);
    const how = await this.#options.service.prepareProgram(program, recordingWishes(folder));
    const scope = vscode.workspace.getWorkspaceFolder(folder) ?? vscode.TaskScope.Workspace;
    const again = (last: vscode.Uri) => this.recordProgram(program, last);
    await this.#run(how, { name: program.label, scope, program: undefined, again, before });
  }

  async #run(how: HowToRun, started: Started): Promise<void> {
    const { service, folder } = this.#options;
    if (how.type === 'cannot-run') {
      void vscode.window.showErrorMessage(how.message);
      return;
    }
    await vscode.workspace.fs.createDirectory(folder);
    const profile = profileToRecord(folder, started);
    this.#add(profile);
    service.send({
      type: 'record',
      profile: profile.id,
      folder: how.folder,
      command: how.command,
      workingDirectory: how.workingDirectory,
      output: profile.file.fsPath,
    });
    this.#show(profile);
    await startProgram(service, profile, how, started);
  }

  /** Shows a profile on disk: where it is shown already, else in an editor. */
  async open(file: vscode.Uri): Promise<void> {
    // Before its editor asks for it, Open Profiler means this one already.
    this.#latestFile = file;
    const shown = [...this.#profiles.values()].find((one) => one.file.toString() === file.toString());
    if (shown === undefined) await this.#options.openEditor(file);
    else this.#show(shown);
  }

  /** Shows a profile on disk in an editor, or in a panel that VS Code restored. */
  showIn(file: vscode.Uri, isEditor: boolean, fill: (handlers: PanelHandlers) => ProfilePanel): void {
    const profile = profileOnDisk(file, isEditor);
    this.#add(profile);
    profile.panel = fill(this.#handlers(profile));
    if (profile.problem === '')
      this.#options.service.send({ type: 'open', profile: profile.id, file: file.fsPath });
  }

  /** Shows the profile that was recorded or opened last; false when there has been none. */
  async showLatest(): Promise<boolean> {
    if (this.#latestFile === undefined) return false;
    await this.open(this.#latestFile);
    return true;
  }

  /** The program whose profile is in front, in place of a text editor. */
  get programInFront(): vscode.Uri | undefined {
    return [...this.#profiles.values()].find(({ panel }) => panel?.isActive() === true)?.program;
  }

  /** Ends the program of a profile, by default of the latest. */
  stop(profile = this.#latest): void {
    profile?.running?.stop();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#liveChanged.dispose();
  }

  #add(profile: Profile): void {
    this.#profiles.set(profile.id, profile);
    this.#latest = profile;
    this.#latestFile = profile.file;
  }

  #show(profile: Profile): void {
    if (profile.panel === undefined)
      profile.panel = this.#options.openPanel(profile.title, this.#handlers(profile));
    else profile.panel.reveal();
  }

  #handlers(profile: Profile): PanelHandlers {
    return {
      onMessage: (message) => this.#fromPanel(profile, message),
      onClosed: () => {
        profile.panel = undefined;
        this.#options.language.stopPredicting(profile.id);
        this.#closeWhenDone(profile);
      },
    };
  }

  #fromPanel(profile: Profile, message: PanelToHost): void {
    switch (message.type) {
      case 'ready':
        profile.panel?.post({
          type: 'title',
          title: profile.title,
          canRunAgain: profile.again !== undefined,
        });
        this.#options.service.send({ type: 'from-panel', profile: profile.id, message });
        this.#predict(profile);
        if (profile.problem !== '') profile.panel?.post({ type: 'problem', message: profile.problem });
        return;
      case 'ask':
      case 'go-to':
        this.#options.service.send({ type: 'from-panel', profile: profile.id, message });
        return;
      case 'stop':
        this.stop(profile);
        return;
      case 'profile-again':
        void profile.again?.(profile.file);
        return;
      case 'compare':
        void this.#options.compare(profile.before, profile.file);
        return;
      case 'export':
        void this.#export(profile, message.format);
        return;
      case 'failed':
        this.#options.log.error(`profiler panel: ${message.message}`);
        return;
      default:
        message satisfies never;
    }
  }

  /** For a page that has loaded, or a profile that has come to its end. */
  #predict({ id, panel, measurement }: Profile): void {
    if (panel !== undefined && measurement !== undefined) this.#options.language.predict(id, measurement);
  }

  async #export(profile: Profile, format: ExportFormat): Promise<void> {
    const target = await askExportTarget(profile.file, format);
    if (target !== undefined)
      this.#options.service.send({ type: 'export', profile: profile.id, format, target: target.fsPath });
  }

  #receive(message: ServiceNews): void {
    const profile = this.#profiles.get(message.profile);
    if (profile === undefined) return;
    switch (message.type) {
      case 'opened':
        profile.title = message.title;
        profile.panel?.setTitle(message.title, profile.again !== undefined);
        if (!profile.isEditor) this.#options.remember(message.title, profile.file);
        return;
      case 'live':
        if (profile !== this.#latest) return;
        this.#live = {
          type: 'live',
          title: profile.title,
          status: message.status,
          elapsedUs: message.elapsedUs,
          lanes: message.lanes,
        };
        this.#liveChanged.fire(this.#live);
        return;
      case 'saved':
        profile.complete = true;
        this.#closeWhenDone(profile);
        return;
      case 'measured':
        profile.measurement = message.measurement;
        this.#options.language.measured(message.measurement);
        this.#predict(profile);
        return;
      case 'to-panel':
        profile.panel?.post(message.message);
        return;
      case 'go-to':
        void goTo(message);
        return;
      case 'exported':
        void sayExported(message.files);
        return;
      case 'remark':
        void vscode.window.showInformationMessage(message.message);
        return;
      case 'problem':
        this.#options.log.warn(message.message);
        profile.problem = message.message;
        void vscode.window.showWarningMessage(message.message);
        return;
      default:
        message satisfies never;
    }
  }

  /** A complete profile that nobody looks at needs no service; it is opened again from its file. */
  #closeWhenDone(profile: Profile): void {
    if (profile.panel !== undefined || !profile.complete) return;
    this.#profiles.delete(profile.id);
    this.#options.service.send({ type: 'close', profile: profile.id });
  }
}
