/** Requests and notifications between the editor and the language server beyond LSP. */
import type { FileReport, FunctionReport, PoolKind, WrapPlan } from '../core/index.ts';

/** Names of custom methods; params and results are in `ServerRequests` and `ServerNotifications`. */
export const serverMethods = {
  analyzeFile: 'poolwright/analyzeFile',
  analyzeFunction: 'poolwright/analyzeFunction',
  analyzeWorkspace: 'poolwright/analyzeWorkspace',
  planWrap: 'poolwright/planWrap',
  fileReport: 'poolwright/fileReport',
  status: 'poolwright/status',
} as const;

export interface ServerRequests {
  readonly 'poolwright/analyzeFile': {
    readonly params: { readonly uri: string };
    readonly result: FileReportMessage;
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
    readonly params: PositionParams & { readonly pool: PoolKind };
    readonly result: WrapAnswer;
  };
}

export interface ServerNotifications {
  /** Fresh verdicts of a file, whoever asked for them. */
  readonly 'poolwright/fileReport': FileReportMessage;
  /** What the server is doing, for the status bar. */
  readonly 'poolwright/status': ServerStatus;
}

export interface PositionParams {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}

export interface FileReportMessage {
  readonly uri: string;
  readonly report: FileReport;
}

/** `edit` is an LSP `WorkspaceEdit` with change annotations (each needs confirmation), present when the plan is ready. */
export interface WrapAnswer {
  readonly plan: WrapPlan;
  readonly edit: unknown;
}

export type ServerStatus =
  | { readonly state: 'ready' }
  | { readonly state: 'busy'; readonly message: string }
  | { readonly state: 'failed'; readonly message: string };
