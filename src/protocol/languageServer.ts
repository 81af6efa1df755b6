/** Requests and notifications between the editor and the language server beyond LSP. */
import type { FileReport, FunctionReport, PoolKind, WrapPlan } from '../core/index.ts';
import type { Measurement } from '../profile/index.ts';
import type { PredictedFile } from './predictions.ts';

/** `initializationOptions` of the language server; every part may be left out. */
export interface ServerInitializationOptions {
  /** The client understands `ServerNotifications` and runs `clientCommands`. Other editors get plain LSP. */
  readonly extended?: boolean;
  /** For editors that don't answer `workspace/configuration`. */
  readonly settings?: Partial<ServerSettings>;
  /** Milliseconds that the compiler may be silent before it counts as hanging. */
  readonly deadlines?: { readonly answerMs: number; readonly firstAnswerMs: number };
}

/** The settings below `poolwright` that the server reads. */
export interface ServerSettings {
  readonly analyzeOnOpen: boolean;
  readonly codeLens: 'notLight' | 'all' | 'off';
}

/** Commands of an `extended` client that the server's lenses and actions run. */
export const clientCommands = {
  /** Argument: `PositionParams`. Shows the function there. */
  analyzeFunction: 'poolwright.analyzeFunction',
  /**
   * Offers to install what an applied wrap needs. It takes no argument and asks the server by `installAdvice`: VS Code
   * forgets the arguments of an action's command while the action's edit is previewed.
   */
  offerInstall: 'poolwright.offerInstall',
} as const;

/** How the packages that a wrap needs get installed: a command line of the package manager in use, and where to run it. */
export interface InstallAdvice {
  readonly packages: readonly string[];
  readonly command: string;
  /** Absolute path. */
  readonly folder: string;
}

/** Names of custom methods; params and results are in `ServerRequests` and `ServerNotifications`. */
export const serverMethods = {
  analyzeFile: 'poolwright/analyzeFile',
  analyzeFunction: 'poolwright/analyzeFunction',
  analyzeWorkspace: 'poolwright/analyzeWorkspace',
  planWrap: 'poolwright/planWrap',
  installAdvice: 'poolwright/installAdvice',
  changedSincePlan: 'poolwright/changedSincePlan',
  fileReport: 'poolwright/fileReport',
  status: 'poolwright/status',
  measured: 'poolwright/measured',
  predict: 'poolwright/predict',
  stopPredicting: 'poolwright/stopPredicting',
  predictions: 'poolwright/predictions',
} as const;

export interface ServerRequests {
  readonly 'poolwright/analyzeFile': {
    readonly params: { readonly uri: string };
    readonly result: { readonly uri: string; readonly report: FileReport };
  };
  /** The innermost function around the position, or `null` where there is none. */
  readonly 'poolwright/analyzeFunction': {
    readonly params: PositionParams;
    readonly result: { readonly uri: string; readonly report: FunctionReport } | null;
  };
  /** Reports every file through `poolwright/fileReport` as it is done, progress by `workDoneToken`; can be cancelled. */
  readonly 'poolwright/analyzeWorkspace': {
    readonly params: { readonly workDoneToken?: string | number };
    readonly result: {
      readonly fileCount: number;
      readonly functionCount: number;
      readonly problems: readonly string[];
    };
  };
  /** The wrap of the innermost function around the position, already proven in an overlay. */
  readonly 'poolwright/planWrap': {
    readonly params: PlanWrapParams;
    readonly result: WrapAnswer;
  };
  /** What the wrap that was resolved last needs to be installed. */
  readonly 'poolwright/installAdvice': {
    readonly params: Record<string, never>;
    readonly result: InstallAdvice | null;
  };
  /** The URIs of files that the wrap which was planned last edits, and that have another text by now. */
  readonly 'poolwright/changedSincePlan': {
    readonly params: Record<string, never>;
    readonly result: readonly string[];
  };
}

export interface ServerNotifications {
  /** Fresh verdicts of a file, whoever asked for them. */
  readonly 'poolwright/fileReport': FileReportMessage;
  /** What the server is doing, for the status bar. */
  readonly 'poolwright/status': ServerStatus;
  /** For who asked by `poolwright/predict`: first all of its files, then each of which something else is known. */
  readonly 'poolwright/predictions': PredictionsMessage;
}

/** What the client tells the server beyond LSP. */
export interface ClientNotifications {
  /** What the profile that was recorded or opened last tells; it takes the place of what was told before. */
  readonly 'poolwright/measured': Measurement;
  /** What is predicted of the functions of this profile, now and whenever that changes, until told to stop? */
  readonly 'poolwright/predict': PredictParams;
  readonly 'poolwright/stopPredicting': { readonly profile: string };
}

export interface PredictParams {
  /** The client makes it up; asked again with the same one, the server begins anew. */
  readonly profile: string;
  readonly measurement: Measurement;
}

export interface PredictionsMessage {
  readonly profile: string;
  readonly files: readonly PredictedFile[];
}

export interface PositionParams {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}

export interface PlanWrapParams extends PositionParams {
  readonly pool: PoolKind;
  /** Leaves the original call where a caller cannot wait, rather than refuse. */
  readonly keepSyncCallers?: boolean;
}

export interface FileReportMessage {
  readonly uri: string;
  readonly report: FileReport;
  /** Functions of the report that were seen in the profile that the server was told of. */
  readonly measured: readonly MeasuredVerdict[];
}

/** What was measured of a function, ready to be shown. */
export interface MeasuredVerdict {
  /** As its report has it. */
  readonly name: string;
  /** `measured 1.2 s on the main thread, 97 % CPU, 412 samples`, and whether that was on another version of the file. */
  readonly text: string;
  /** `measured 1.2 s`: what there is room for in a tree. */
  readonly brief: string;
  /** How the prediction and the measurement differ, in a few words; `null` where they do not. */
  readonly disagreement: string | null;
  /** How long it held the main threads of the program's processes, and how long it took in all lanes, in ms. */
  readonly mainMs: number;
  readonly wallMs: number;
}

/** `edit` is an LSP `WorkspaceEdit` with change annotations, present when the plan is ready. */
export interface WrapAnswer {
  readonly plan: WrapPlan;
  readonly edit: unknown;
  /** `null` when nothing needs to be installed. */
  readonly install: InstallAdvice | null;
}

export type ServerStatus =
  | { readonly state: 'ready' }
  | { readonly state: 'busy'; readonly message: string }
  | { readonly state: 'failed'; readonly message: string };
