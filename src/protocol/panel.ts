/**
 * Messages across the panel's border. The extension host forwards `ServiceToPanel` and `PanelToService` unread; it
 * answers `PanelToHost` itself.
 */
import type {
  CallTree,
  CallTreeOrder,
  Excerpt,
  ExcerptRequest,
  Finding,
  FunctionColumns,
  LaneChart,
  LiveLane,
  MessageRow,
  ProfileStatus,
  SampledFunction,
  TaskPage,
  TaskPageRequest,
  TaskSteps,
  TaskStepsRequest,
  Timeline,
  WaitRow,
} from '../profile/index.ts';
import type { PredictedFile } from './predictions.ts';

/** Which part of a run is asked about. */
export interface PanelScope {
  /** Ids of lanes: their indices change while a program starts more. None for all. */
  readonly lanes: readonly string[];
  /** µs of the profile. */
  readonly startUs: number;
  readonly endUs: number;
}

/** About what threads ran: answered from the samples, and from what they sent and waited for. */
export type AnalysisQuestion =
  | { readonly kind: 'findings' }
  /** Of the whole run: messages and waits are recorded as totals. */
  | { readonly kind: 'messages' }
  | { readonly kind: 'functions'; readonly scope: PanelScope }
  | {
      /** Over time: of the lanes that are named, and of those no more than lines can be told apart. */
      readonly kind: 'charts';
      readonly scope: PanelScope;
      /** Into how many equal parts the time is cut. */
      readonly parts: number;
    }
  | {
      readonly kind: 'call-tree';
      readonly scope: PanelScope;
      /** `time` is answered for one lane only; of several, or all, the answer is `sum`. */
      readonly order: CallTreeOrder;
      /** How many boxes can be told apart side by side. */
      readonly columns: number;
    };

/** A part of the list of all tasks, of which a page that shows a large run has few. */
export interface TaskListQuestion {
  readonly kind: 'tasks';
  readonly list: TaskPageRequest;
}

export interface TaskListAnswer extends TaskListQuestion {
  readonly page: TaskPage;
}

/** What may take seconds for a large run. */
export type RunQuestion = AnalysisQuestion | TaskListQuestion;
export type RunAnswer = AnalysisAnswer | TaskListAnswer;

/** A finding as the panel has it, with the ids of its lanes. */
export type PanelFinding = Omit<Finding, 'lanes'> & { readonly lanes: readonly string[] };

/** Messages in one direction, with the ids of both lanes; `to` is '' where nobody told where a port leads. */
export type PanelMessages = Omit<MessageRow, 'from' | 'to'> & { readonly from: string; readonly to: string };

export type PanelWaits = Omit<WaitRow, 'lane'> & { readonly lane: string };

/** What lanes sent and waited for. What was least is left out where there is more than a table holds. */
export interface Traffic {
  /** Most cloned first. */
  readonly messages: readonly PanelMessages[];
  /** How many directions there are, and how long all of them were cloned for. */
  readonly directionCount: number;
  readonly cloneMs: number;
  /** Longest in all first. */
  readonly waits: readonly PanelWaits[];
  readonly waitCount: number;
}

export type AnalysisAnswer =
  | { readonly kind: 'findings'; readonly findings: readonly PanelFinding[] }
  | { readonly kind: 'messages'; readonly traffic: Traffic }
  | { readonly kind: 'functions'; readonly scope: PanelScope; readonly functions: FunctionColumns }
  | {
      readonly kind: 'charts';
      readonly scope: PanelScope;
      readonly parts: number;
      readonly charts: readonly LaneChart[];
    }
  | { readonly kind: 'call-tree'; readonly scope: PanelScope; readonly tree: CallTree };

/**
 * Of a run that is too large for a page: what can be seen of it, and which task comes next. The answer is of the newest
 * revision that the page was sent.
 */
export type LargeQuestion =
  | ({ readonly kind: 'excerpt'; readonly revision: number } & ExcerptRequest)
  | { readonly kind: 'task-steps'; readonly revision: number; readonly walk: TaskStepsRequest };

export type LargeAnswer =
  | { readonly kind: 'excerpt'; readonly revision: number; readonly excerpt: Excerpt }
  | (Extract<LargeQuestion, { kind: 'task-steps' }> & { readonly found: TaskSteps });

export type PanelQuestion = RunQuestion | LargeQuestion;
export type PanelAnswer = RunAnswer | LargeAnswer;

/** What a person wants to do at a function of the profile. */
export type PlaceAction = 'show' | 'run-in-thread-pool';

/** What a profile can be written as: one file, or for `cpuprofile` one a thread. */
export type ExportFormat = 'trace' | 'cpuprofile' | 'json' | 'html';

export type ServiceToPanel =
  /** The whole timeline so far; at most four times a second while recording. Replaces the previous one. */
  | { readonly type: 'timeline'; readonly revision: number; readonly timeline: Timeline }
  /** To the `ask` with this number, of what was recorded up to that revision. */
  | {
      readonly type: 'answer';
      readonly request: number;
      readonly revision: number;
      readonly answer: PanelAnswer;
    }
  /** While a large file is read, at most four times a second. */
  | { readonly type: 'reading'; readonly readBytes: number; readonly totalBytes: number }
  | { readonly type: 'problem'; readonly message: string };

export type PanelToService =
  /** The page has loaded (again) and wants the newest timeline. */
  | { readonly type: 'ready' }
  /**
   * Answered as soon as there is something recorded: of a large run what is seen at once, everything else in the order asked, which may take
   * seconds for a large run.
   */
  | { readonly type: 'ask'; readonly request: number; readonly question: PanelQuestion }
  /** A link was followed. Of what is not a function of the profile, in a file that is there, only a problem is said. */
  | { readonly type: 'go-to'; readonly fn: SampledFunction; readonly action: PlaceAction };

export type HostToPanel =
  | ServiceToPanel
  | {
      readonly type: 'title';
      readonly title: string;
      /** Whether its program is known here, so that it can be profiled again. */
      readonly canRunAgain: boolean;
    }
  /** From the language server: these files in place of what was said of them before. */
  | { readonly type: 'predictions'; readonly files: readonly PredictedFile[] };

export type PanelToHost =
  | PanelToService
  | { readonly type: 'stop' }
  | { readonly type: 'profile-again' }
  /** The host asks for the run before, unless it knows that. */
  | { readonly type: 'compare' }
  /** The host asks where to, the service writes. */
  | { readonly type: 'export'; readonly format: ExportFormat }
  /** Says that the page, or its layout worker, failed; goes to the log. */
  | { readonly type: 'failed'; readonly message: string };

/** The side bar's live view. */
export type HostToLive =
  | {
      readonly type: 'live';
      readonly title: string;
      readonly status: ProfileStatus;
      readonly elapsedUs: number;
      readonly lanes: readonly LiveLane[];
    }
  | { readonly type: 'nothing' };

export type LiveToHost =
  | { readonly type: 'ready' }
  | { readonly type: 'open-profiler' }
  | { readonly type: 'profile-file' }
  | { readonly type: 'profile-program' }
  | { readonly type: 'stop' };
