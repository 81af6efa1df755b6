import { existsSync } from 'node:fs';
import type { FileReport } from '../../core/index.ts';
import type { MeasuredFile } from '../../profile/index.ts';
import { serverMethods, type PredictParams } from '../../protocol/languageServer.ts';
import type { PredictedFile } from '../../protocol/predictions.ts';
import { priorities } from '../engine/requestQueue.ts';
import { isSource } from '../files.ts';
import { Measurements } from '../measured/measurements.ts';
import { predictedFile, unpredictedFile } from '../measured/predictedFile.ts';
import type { ServerContext } from '../serverContext.ts';
import { openFolder, textOf } from './measuredReports.ts';

/** Files that most time went into. More than these would keep the compiler busy for a table that nobody reads to its end. */
const fileLimit = 200;
/** What is known at about the same time is told at once. */
const pauseMs = 100;

/**
 * Tells a profile's panel what is predicted of the functions that it shows, for as long as it is shown. Of the files that the
 * profile names those are analysed that belong to this window; no other is.
 */
export function registerPredictions(context: ServerContext): {
  readonly reported: (report: FileReport) => void;
  readonly dispose: () => void;
} {
  const shown = new Map<string, ShownProfile>();
  const stop = (profile: string) => {
    shown.get(profile)?.stop();
    shown.delete(profile);
  };
  context.connection.onNotification(serverMethods.predict, (params: PredictParams) => {
    stop(params.profile);
    const profile = new ShownProfile(context, params);
    shown.set(params.profile, profile);
    context.inBackground(profile.predict());
  });
  context.connection.onNotification(serverMethods.stopPredicting, ({ profile }: { profile: string }) =>
    stop(profile),
  );
  return {
    reported: (report) => {
      for (const profile of shown.values()) profile.reported(report);
    },
    dispose: () => {
      for (const profile of shown.values()) profile.stop();
      shown.clear();
    },
  };
}

class ShownProfile {
  readonly #context: ServerContext;
  readonly #params: PredictParams;
  readonly #measurements = new Measurements();
  readonly #known = new Map<string, PredictedFile>();
  readonly #sentText = new Map<string, string>();
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(context: ServerContext, params: PredictParams) {
    this.#context = context;
    this.#params = params;
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  /** Goes through the files, most time first, one at a time, so that whoever waits for an answer gets in between. */
  async predict(): Promise<void> {
    const folders = await Promise.all(this.#context.folders().map(openFolder));
    this.#measurements.replace(this.#params.measurement, folders);
    const wanted: string[] = [];
    let hereCount = 0;
    for (const [file, measured] of this.#measurements.files) {
      if (this.#isHere(file)) hereCount += 1;
      const reason = this.#whyNot(file, hereCount);
      if (reason === undefined) wanted.push(file);
      const status = reason === undefined ? 'under-way' : 'not-analysed';
      this.#known.set(file, unpredictedFile(measured, status, reason ?? ''));
    }
    this.#send();
    for (const file of wanted) {
      if (this.#isStopped) return;
      await this.#analyse(file);
    }
  }

  /** A report came of any file, whoever asked for it. */
  reported(report: FileReport): void {
    const measured = this.#measurements.file(report.file);
    if (measured !== undefined && !this.#isStopped) this.#context.inBackground(this.#join(report, measured));
  }

  async #analyse(file: string): Promise<void> {
    const { reports, engine } = this.#context;
    for (;;) {
      const known = reports.isFresh(file) ? reports.latest(file) : undefined;
      const outcome = await reports.get(file, priorities.scan);
      // A report that was made now has come by `reported`.
      if (outcome.status === 'done' && known !== undefined) this.reported(outcome.result);
      const measured = this.#measurements.file(file);
      if (outcome.status === 'failed' && measured !== undefined)
        this.#tell(file, unpredictedFile(measured, 'not-analysed', outcome.message));
      // Edited while it waited: a newer text takes older work off the queue.
      if (outcome.status !== 'cancelled' || this.#isStopped || engine.isDisposed) return;
    }
  }

  async #join(report: FileReport, measured: MeasuredFile): Promise<void> {
    const text = await textOf(this.#context, report.file);
    const measurement = this.#measurements.of(report, text);
    // While the file was read, a newer report may have come.
    if (measurement === undefined || this.#context.reports.latest(report.file) !== report) return;
    this.#tell(report.file, predictedFile(report, measured, measurement));
  }

  #tell(file: string, predicted: PredictedFile): void {
    this.#known.set(file, predicted);
    this.#timer ??= setTimeout(() => this.#send(), pauseMs);
  }

  /** Tells what was not told already. */
  #send(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#isStopped) return;
    const files: PredictedFile[] = [];
    for (const [file, predicted] of this.#known) {
      const text = JSON.stringify(predicted);
      if (this.#sentText.get(file) === text) continue;
      this.#sentText.set(file, text);
      files.push(predicted);
    }
    if (files.length === 0) return;
    const { connection, inBackground } = this.#context;
    const message = { profile: this.#params.profile, files };
    inBackground(connection.sendNotification(serverMethods.predictions, message));
  }

  #isHere(file: string): boolean {
    const { documents, folders } = this.#context;
    return (
      documents.byFile(file) !== undefined ||
      folders().some((folder) => file.startsWith(folder.endsWith('/') ? folder : `${folder}/`))
    );
  }

  /** Why a file, the `hereCount`th of this window, is not analysed, for a person; `undefined` where it is. */
  #whyNot(file: string, hereCount: number): string | undefined {
    const { documents, reports, isShown } = this.#context;
    if (!isSource(file)) return 'Only TypeScript and JavaScript is analysed.';
    if (!this.#isHere(file))
      return `${file} is in no folder of this window. Open its folder, and what is predicted stands here.`;
    if (hereCount > fileLimit)
      return `Only the ${fileLimit} files that most time went into are analysed for a profile. Open this one, and it is, too.`;
    if (!existsSync(file) && documents.byFile(file) === undefined)
      return `${file} is not there: it was moved or deleted since.`;
    if (!isShown(file) && reports.latest(file) === undefined)
      return 'Files are analysed only on demand (the setting poolwright.analyzeOnOpen is off). Run "Poolwright: Analyze File" on it.';
    return undefined;
  }
}
