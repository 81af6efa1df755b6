/** Messages between the extension host and the profile service (a child process, `serialization: 'advanced'`). */
import type { Comparison, Measurement, SampledFunction } from '../profile/index.ts';
import type { LiveLane, ProfileStatus } from '../profile/timeline.ts';
import type { ExportFormat, PanelToService, PlaceAction, ServiceToPanel } from './panel.ts';
import type { Program, ProgramFolder } from './programs.ts';

/** One open profile; the extension host makes it up. */
export type ProfileId = string;

/** What the collector is to be told, and what it must not push aside. */
export interface RecordingWishes {
  /** The `NODE_OPTIONS` that the program would get without us, '' for none: ours are appended to it. */
  readonly nodeOptions: string;
  /** How often each thread is looked at to see what it runs, where somebody chose that; 0 for never. */
  readonly sampleEveryMs?: number;
}

/** A place in a file that is there. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export type HostToService =
  /**
   * How is `file` run, and with which environment does the collector get in? Answered by `run-with` or `cannot-run`
   * with the same `request`. Nothing is watched until `record` is sent for the folder that is answered.
   */
  | ({
      readonly type: 'how-to-run';
      readonly request: number;
      readonly file: string;
    } & RecordingWishes)
  /** Which programs are there to profile? Answered by `programs`. `file` is the one in front, '' for none. */
  | {
      readonly type: 'find-programs';
      readonly request: number;
      readonly folders: readonly ProgramFolder[];
      readonly file: string;
    }
  /** With which environment does the collector get into a program that was found? Answered like `how-to-run`. */
  | ({
      readonly type: 'prepare-program';
      readonly request: number;
      readonly program: Program;
    } & RecordingWishes)
  /** Watch `folder`, into which the collector of a program that is about to start will write. */
  | {
      readonly type: 'record';
      readonly profile: ProfileId;
      readonly folder: string;
      readonly command: readonly string[];
      readonly workingDirectory: string;
      /** Where the merged profile is written (`*.poolprofile`). */
      readonly output: string;
    }
  /** The program has ended; merge what is left. */
  | {
      readonly type: 'program-ended';
      readonly profile: ProfileId;
      readonly exitCode: number | null;
      readonly signal: string | null;
      /** By a person, in the editor. */
      readonly isStopped?: boolean;
    }
  | { readonly type: 'open'; readonly profile: ProfileId; readonly file: string }
  /** Puts two profiles on disk beside each other. Answered by `compared` or `cannot-compare` with the same `request`. */
  | {
      readonly type: 'compare';
      readonly request: number;
      readonly before: string;
      readonly after: string;
    }
  /** Where is the source of a function of a profile on disk? Answered by `source` or `no-source` with the same `request`. */
  | {
      readonly type: 'find-source';
      readonly request: number;
      /** Absolute path of the profile. */
      readonly file: string;
      readonly fn: SampledFunction;
    }
  /** Write it in another format to `target`, a file or for `cpuprofile` a folder; answered by `exported` or `remark`. */
  | {
      readonly type: 'export';
      readonly profile: ProfileId;
      readonly format: ExportFormat;
      readonly target: string;
    }
  | { readonly type: 'close'; readonly profile: ProfileId }
  | { readonly type: 'from-panel'; readonly profile: ProfileId; readonly message: PanelToService };

export type ServiceToHost =
  | {
      readonly type: 'run-with';
      readonly request: number;
      /** Program and arguments, not quoted for any shell; the program (`node`) is looked up on the PATH. */
      readonly command: readonly string[];
      /** Whether `command` is one line for the user's shell instead. */
      readonly isShellLine: boolean;
      readonly workingDirectory: string;
      /** To be set on top of the program's environment. */
      readonly environment: Readonly<Record<string, string>>;
      /** A fresh private folder for this one run; `record` wants it. */
      readonly folder: string;
      /** A phrase for the log and the task's detail, such as "the project's tsx". */
      readonly runner: string;
    }
  | { readonly type: 'programs'; readonly request: number; readonly programs: readonly Program[] }
  /** One sentence: why not, and what to install or to do. */
  | { readonly type: 'cannot-run'; readonly request: number; readonly message: string }
  | { readonly type: 'compared'; readonly request: number; readonly comparison: Comparison }
  /** One sentence: which file, and why not. */
  | { readonly type: 'cannot-compare'; readonly request: number; readonly message: string }
  /** An absolute path, line and column from 1. */
  | ({ readonly type: 'source'; readonly request: number } & SourcePlace)
  /** One sentence: why there is no source to show. */
  | { readonly type: 'no-source'; readonly request: number; readonly message: string }
  | { readonly type: 'opened'; readonly profile: ProfileId; readonly title: string }
  /** At most every 500 ms while recording, and once when it ends. */
  | {
      readonly type: 'live';
      readonly profile: ProfileId;
      readonly status: ProfileStatus;
      readonly elapsedUs: number;
      readonly lanes: readonly LiveLane[];
    }
  /** The merged profile is complete on disk. */
  | { readonly type: 'saved'; readonly profile: ProfileId; readonly file: string }
  /** What a profile with samples tells of its program's functions, once it was recorded or opened. */
  | { readonly type: 'measured'; readonly profile: ProfileId; readonly measurement: Measurement }
  /** A link of the panel leads here: an absolute path, line and column from 1. */
  | {
      readonly type: 'go-to';
      readonly profile: ProfileId;
      readonly file: string;
      readonly line: number;
      readonly column: number;
      readonly action: PlaceAction;
    }
  | { readonly type: 'exported'; readonly profile: ProfileId; readonly files: readonly string[] }
  /** One sentence to a person who asked for something that cannot be done; nothing is wrong with the profile. */
  | { readonly type: 'remark'; readonly profile: ProfileId; readonly message: string }
  | { readonly type: 'to-panel'; readonly profile: ProfileId; readonly message: ServiceToPanel }
  /** One sentence for a person; the service goes on. */
  | { readonly type: 'problem'; readonly profile: ProfileId; readonly message: string };
