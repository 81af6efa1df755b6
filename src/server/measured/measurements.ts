import { createHash } from 'node:crypto';
import type { FileReport } from '../../core/index.ts';
import { versionedText } from '../../profile/index.ts';
import type { MeasuredFile, MeasuredFunction, Measurement } from '../../profile/index.ts';
import { matchByName, matchByPlace } from './matchMeasured.ts';
import type { MatchedFunctions } from './matchMeasured.ts';

/** Which text of a file was measured: the one that it has now, another one, or one that the profile does not tell. */
export type MeasuredVersion = 'this' | 'other' | 'not known';

/** What a run tells of the functions of one file as it is now. */
export interface FileMeasurement {
  readonly version: MeasuredVersion;
  readonly functions: MatchedFunctions;
  readonly command: string;
  readonly startedAtMs: number;
}

/** A folder that is open, by the path that the editor shows and by that without symbolic links, which Node tells. */
export interface OpenFolder {
  readonly shown: string;
  readonly real: string;
}

/** What the profile that was recorded or opened last tells of files, whatever becomes of their texts. */
export class Measurements {
  #measurement: Measurement | undefined;
  #files = new Map<string, MeasuredFile>();
  /** Of files that have been seen in the version that ran: what each measured function was called there. */
  #names = new Map<string, ReadonlyMap<MeasuredFunction, string>>();

  /** Takes the place of what was told before; returns the files of which something else is told now. */
  replace(measurement: Measurement, folders: readonly OpenFolder[] = []): readonly string[] {
    const before = [...this.#files.keys()];
    this.#measurement = measurement;
    this.#files = new Map(measurement.files.map((one) => [keyOf(shownPath(one.file, folders)), one]));
    this.#names = new Map();
    return [...new Set([...before, ...this.#files.keys()])];
  }

  has(file: string): boolean {
    return this.#files.has(keyOf(file));
  }

  /** What the profile has of each file, by the file's path as the editor spells it; most time first. */
  get files(): ReadonlyMap<string, MeasuredFile> {
    return this.#files;
  }

  file(file: string): MeasuredFile | undefined {
    return this.#files.get(keyOf(file));
  }

  /** What was measured of a file with this report, which is of `text`. */
  of(report: FileReport, text: string): FileMeasurement | undefined {
    const key = keyOf(report.file);
    const file = this.#files.get(key);
    if (file === undefined || this.#measurement === undefined) return undefined;
    const { command, startedAtMs } = this.#measurement;
    const version = versionOf(file, text);
    const functions = this.#match(key, file, version, report, text);
    return { version, functions, command, startedAtMs };
  }

  #match(
    key: string,
    file: MeasuredFile,
    version: MeasuredVersion,
    report: FileReport,
    text: string,
  ): MatchedFunctions {
    if (version === 'this') {
      const matched = matchByPlace(report, text, file.functions);
      this.#names.set(key, new Map([...matched].map(([name, measured]) => [measured, name])));
      return matched;
    }
    const names = this.#names.get(key);
    if (names === undefined) return matchByName(report, file.functions);
    const left = new Set(report.functions.map(({ name }) => name));
    return new Map([...names].flatMap(([measured, name]) => (left.has(name) ? [[name, measured]] : [])));
  }
}

function versionOf({ sha256 }: MeasuredFile, text: string): MeasuredVersion {
  if (sha256 === '') return 'not known';
  return createHash('sha256').update(versionedText(text)).digest('hex') === sha256 ? 'this' : 'other';
}

function shownPath(file: string, folders: readonly OpenFolder[]): string {
  const folder = folders.find(({ shown, real }) => shown !== real && file.startsWith(`${real}/`));
  return folder === undefined ? file : folder.shown + file.slice(folder.real.length);
}

/** Editors and Node may spell the letter of a Windows drive differently. */
function keyOf(file: string): string {
  return file.replace(/^[A-Z]:/, (drive) => drive.toLowerCase());
}
