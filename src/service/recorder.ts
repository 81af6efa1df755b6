import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ColumnSpace, mergeRecords, recordTimeUs, TimelineBuilder } from '../profile/index.ts';
import type { FunctionsRecord, HeaderRecord, ProfileRecord, SpaceLimits } from '../profile/index.ts';
import { FolderTail } from './folderTail.ts';
import { HelperSampler } from './helperSampler.ts';
import { nowUs } from './hostClock.ts';
import { PageFile } from './pageFile.ts';
import { ProfileFile } from './profileFile.ts';
import { SourceMaps } from './sourceMaps.ts';
import { SourceTexts } from './sourceTexts.ts';
import { UsageSampler } from './usageSampler.ts';

export interface Recording {
  /** The private folder that the program's collector writes to (`prepareRecording`). */
  readonly folder: string;
  readonly command: readonly string[];
  readonly workingDirectory: string;
  /** Where the merged profile is written. */
  readonly output: string;
  /** How much of it may be in memory. */
  readonly limits?: SpaceLimits;
}

/** How a program ended, as its parent process saw it. */
export interface ProgramEnd {
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** Somebody stopped it who watches it. */
  readonly isStopped?: boolean;
}

const pollMs = 100;
const sampleMs = 10;
/** Processes that the program leaves behind have this long to end and to write their last records. */
const graceMs = 1_000;

/**
 * Records one run: follows the folder that the program's threads write to, samples how busy they are, writes the
 * merged profile as it goes and builds the timeline. Started again on the same folder, it rebuilds all of that from
 * the folder, which is removed only once the profile is whole.
 */
export class Recorder {
  readonly builder: TimelineBuilder;
  readonly #recording: Recording;
  readonly #onProblem: (message: string) => void;
  readonly #startedUs = nowUs();
  readonly #tail: FolderTail;
  readonly #sampler: UsageSampler;
  readonly #helpers: HelperSampler;
  readonly #file: ProfileFile;
  readonly #pages: PageFile;
  readonly #sourceMaps = new SourceMaps();
  readonly #sourceTexts = new SourceTexts((url) => this.#sourceMaps.textOf(url));
  readonly #timers: NodeJS.Timeout[] = [];
  /** Of each lane, the moment of its last record. */
  readonly #lastUs = new Map<string, number>();
  readonly #goneLanes = new Set<string>();
  /** Records that came before there was a header to put in front of them. */
  #held: ProfileRecord[] = [];
  #header: HeaderRecord | undefined;
  #hasFailed = false;

  /** `onProblem` gets sentences for a person; the recording goes on as well as it can. */
  constructor(recording: Recording, onProblem: (message: string) => void) {
    this.#recording = recording;
    this.#onProblem = onProblem;
    this.#pages = new PageFile(onProblem);
    this.builder = new TimelineBuilder({ space: new ColumnSpace(this.#pages, recording.limits) });
    this.#tail = new FolderTail(recording.folder);
    this.#sampler = new UsageSampler(recording.folder);
    this.#helpers = new HelperSampler((record) => this.#sampler.write(record));
    this.#file = new ProfileFile(recording.output, onProblem);
  }

  start(): void {
    this.#poll();
    this.#timers.push(setInterval(() => this.#poll(), pollMs));
    this.#timers.push(setInterval(() => this.#sample(), sampleMs));
  }

  /** The program has ended: reads the rest, says which lanes were lost, completes the profile, removes the folder. */
  async finish(end: ProgramEnd): Promise<void> {
    this.#stopTimers();
    const deadlineUs = nowUs() + graceMs * 1000;
    this.#poll();
    while (this.#openLanes().some(isProcessAlive) && nowUs() < deadlineUs) {
      await delay(20);
      this.#sample();
      this.#poll();
    }
    this.#helpers.close();
    this.#sampler.close();
    this.#poll();
    while (this.#tail.hasMore && !this.#hasFailed) {
      // What is asked meanwhile is answered.
      await delay(0);
      this.#poll();
    }
    this.#add([[...this.#endRecords(end)]]);
    this.#file.close();
    if (this.#file.isWhole) this.#removeFolder();
    else this.#onProblem(`What was recorded is still in ${this.#recording.folder}.`);
  }

  /** Gives up on the recording: what stands in the profile so far can be opened. */
  close(): void {
    this.#stopTimers();
    this.#helpers.close();
    this.#sampler.close();
    this.#file.close();
    this.#removeFolder();
    this.release();
  }

  /** Nobody looks at `builder` any more. */
  release(): void {
    this.#pages.close();
  }

  /** Whether everything recorded stands in the output. */
  get isSaved(): boolean {
    return this.builder.hasEnded && this.#file.isWhole;
  }

  #stopTimers(): void {
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
  }

  #removeFolder(): void {
    fs.rmSync(this.#recording.folder, { recursive: true, force: true });
  }

  #sample(): void {
    for (const lane of this.#sampler.sample()) this.#goneLanes.add(lane);
    this.#helpers.sample();
  }

  #poll(): void {
    if (this.#hasFailed) return;
    // A lane that is gone has written all that it ever will, so once all is read, its own word is among it, if any.
    const gone = [...this.#goneLanes];
    try {
      this.#sampler.flush();
      this.#add(this.#tail.poll());
    } catch (error) {
      this.#hasFailed = true;
      const reason = error instanceof Error ? error.message : String(error);
      this.#onProblem(
        `The recording stopped, because its folder cannot be read (${reason}). Profile the program again.`,
      );
      return;
    }
    if (this.#tail.hasMore) return;
    for (const lane of gone) {
      this.#goneLanes.delete(lane);
      // Into the folder, so that it is read in the next round, and again by a recorder that is started anew.
      if (this.builder.lanes.get(lane)?.ended === undefined) this.#sampler.write(this.#lost(lane));
    }
  }

  /** One batch, merged on the common clock, into the file and the timeline. */
  #add(sources: readonly (readonly ProfileRecord[])[]): void {
    const records = mergeRecords([this.#held, ...sources]);
    this.#held = [];
    if (records.length === 0) return;
    this.#header ??= records.find((record) => record.type === 'header') ?? this.#makeHeader(records);
    if (this.#header === undefined) {
      this.#held = records;
      return;
    }
    const isFirst = this.builder.revision === 0;
    const { startedAtMs } = this.#header;
    const batch = records
      .filter((record) => record.type !== 'header')
      .flatMap((record) => (record.type === 'functions' ? this.#inSources(record, startedAtMs) : record))
      .map((record) => (record.type === 'awaited' ? this.#sourceMaps.applyToCall(record) : record));
    const written = isFirst ? [this.#header, ...this.#missing(this.#header), ...batch] : batch;
    for (const record of written) this.#take(record);
    this.#file.append(written);
  }

  /** What no lane can say of itself. */
  #missing({ startedUs, platform }: HeaderRecord): ProfileRecord[] {
    if (this.#helpers.isAvailable) return [];
    const message = `What libuv's pool and V8's own threads did is not available on ${platform}.`;
    return [{ type: 'notice', atUs: startedUs, message }];
  }

  /** Functions where they were written, with the versions of the files that are new. */
  #inSources(record: FunctionsRecord, startedAtMs: number): ProfileRecord[] {
    const functions = this.#sourceMaps.apply(record);
    return [...this.#sourceTexts.recordsOf(functions, startedAtMs), functions];
  }

  #take(record: ProfileRecord): void {
    this.builder.add(record);
    if (!('lane' in record) || record.lane === undefined) return;
    const { lane } = record;
    if (record.type !== 'lane-parent') {
      this.#lastUs.set(lane, Math.max(this.#lastUs.get(lane) ?? -Infinity, recordTimeUs(record)));
    }
    if (record.type !== 'lane' || this.builder.lanes.get(lane)?.ended !== undefined) return;
    this.#sampler.add(record);
    this.#helpers.add(record);
  }

  /**
   * The profile begins when the program's first thread does, not when somebody began to wait for it. The header is
   * kept in the folder, so that a recorder that is started again counts from the same moment.
   */
  #makeHeader(records: readonly ProfileRecord[]): HeaderRecord | undefined {
    const starts = records.filter((record) => record.type === 'lane').map((record) => record.startedUs);
    const hasEnd = records.some((record) => record.type === 'end');
    if (starts.length === 0 && !hasEnd) return undefined;
    const startedUs = starts.length === 0 ? this.#startedUs : Math.min(...starts);
    const header: HeaderRecord = {
      type: 'header',
      version: 1,
      startedUs,
      startedAtMs: Math.round(Date.now() - (nowUs() - startedUs) / 1000),
      command: this.#recording.command,
      workingDirectory: this.#recording.workingDirectory,
      platform: process.platform,
      coreCount: os.availableParallelism(),
    };
    try {
      const file = path.join(this.#recording.folder, 'header.ndjson');
      fs.writeFileSync(file, `${JSON.stringify(header)}\n`, { mode: 0o600 });
    } catch {
      // Only a recorder that is started anew would read it; reading the folder says what is wrong with it.
    }
    return header;
  }

  #openLanes(): { readonly id: string; readonly pid: number }[] {
    return [...this.builder.lanes.values()]
      .filter((lane) => lane.ended === undefined)
      .map((lane) => ({ id: lane.id, pid: lane.record.pid }));
  }

  #lost(lane: string): ProfileRecord {
    const endedUs = this.#lastUs.get(lane) ?? nowUs();
    return { type: 'lane-ended', lane, endedUs, reason: 'lost' };
  }

  *#endRecords({ exitCode, signal, isStopped = false }: ProgramEnd): Iterable<ProfileRecord> {
    const atUs = Math.max(this.builder.lastUs, this.#startedUs);
    const open = this.#openLanes();
    const alive = new Set(open.filter(isProcessAlive).map(({ pid }) => pid));
    for (const { id } of open) yield this.#lost(id);
    for (const pid of alive) {
      const message = `Process ${pid} was still running when the program had ended: what it did later is not recorded.`;
      yield { type: 'notice', atUs, message };
    }
    if (this.#tail.skippedLines > 0) {
      const message = `${this.#tail.skippedLines} records could not be read, because their thread was ended while it wrote them.`;
      yield { type: 'notice', atUs, message };
    }
    if (this.#header === undefined) {
      const message =
        'Nothing was recorded: no Node process of this program loaded the collector. Either it runs no Node, or it starts Node without NODE_OPTIONS.';
      yield { type: 'notice', atUs, message };
    }
    yield { type: 'end', endedUs: atUs, exitCode, signal, ...(isStopped ? { isStopped } : {}) };
  }
}

/** Whether a process with this id exists; one that we may not signal exists too. */
function isProcessAlive({ pid }: { readonly pid: number }): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
