import { readFileSync } from 'node:fs';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Analyzer } from '../../analysis/index.ts';
import { type CompilerSession, workspaceFiles } from '../../compiler/index.ts';
import type { FunctionReport, PoolKind, Problem, ReadyWrap, WrapPlan } from '../../core/index.ts';
import {
  functionCalledAt,
  offerInline,
  offerWrap,
  planInline,
  planWrap,
  ProjectFiles,
  type WrapRequest,
} from '../../wrap/index.ts';
import type {
  EngineRequest,
  EngineResult,
  EngineResults,
  FileChanges,
  FileEdits,
  PlannedWrap,
  Position,
} from './engineProtocol.ts';
import { isInstallFile } from '../files.ts';
import { hasOwnName } from '../functionPlaces.ts';
import { textDigest } from '../textDigest.ts';
import { installAdvice } from './installAdvice.ts';

type PlanRequest = Extract<EngineRequest, { readonly kind: 'plan-wrap' }>;

/**
 * Answers one request after the other over one compiler session. Blocks its thread while the compiler works, and
 * throws `CompilerLost` once the compiler is gone.
 */
export class Engine {
  readonly #session: CompilerSession;
  readonly #analyzer: Analyzer;

  constructor(session: CompilerSession) {
    this.#session = session;
    this.#analyzer = new Analyzer(session);
  }

  setText(file: string, text: string | null): void {
    this.#session.setText(file, text ?? undefined);
  }

  filesChanged(files: FileChanges): void {
    const everywhere = [...files.created, ...files.changed, ...files.deleted].some(isInstallFile);
    this.#session.filesChanged(everywhere ? 'all' : files);
  }

  answer<Request extends EngineRequest>(request: Request): EngineResult<Request> {
    return this.#answer(request) as EngineResult<Request>;
  }

  #answer(request: EngineRequest): EngineResult<EngineRequest> {
    switch (request.kind) {
      case 'analyze-file':
        return this.#analyzer.analyzeFile(request.file);
      case 'function-at':
        return this.#functionAt(request.file, request.position) ?? null;
      case 'offer-wraps': {
        const { file, position } = request;
        const threads = this.#wrapRequest(file, position, 'threads');
        const processes: WrapRequest = { ...threads, pool: 'processes' };
        const offers = {
          threads: offerWrap(this.#session, threads),
          processes: offerWrap(this.#session, processes),
          twin: offerInline(this.#session, threads) ?? null,
        };
        const keepingSyncCallers = [threads, processes]
          .filter(({ pool }) => !offers[pool].ok)
          .filter((wanted) => offerWrap(this.#session, { ...wanted, keepSyncCallers: true }).ok)
          .map(({ pool }) => pool);
        return { ...offers, keepingSyncCallers };
      }
      case 'called-at':
        return this.#calledAt(request.file, request.position);
      case 'plan-wrap':
        return this.#plan(request);
      case 'list-files':
        return listFiles(this.#session, request.folders);
      default:
        return request satisfies never;
    }
  }

  /** Forgives a missing file: the position is then nobody's. */
  #functionAt(file: string, position: Position): FunctionReport | undefined {
    const document = this.#document(file);
    return document === undefined ? undefined : this.#analyzer.functionAt(file, document.offsetAt(position));
  }

  #wrapRequest(file: string, position: Position, pool: PoolKind): WrapRequest {
    const verdict = this.#namedFunctionAt(file, position);
    const offset = this.#document(file)?.offsetAt(position) ?? 0;
    if (verdict === undefined) return { file, at: { offset }, pool };
    return { file, at: { offset: verdict.nameStart }, pool, verdict };
  }

  /** In a callback, a person who asks for a wrap means the function around it that has a name. */
  #namedFunctionAt(file: string, position: Position): FunctionReport | undefined {
    const offset = this.#document(file)?.offsetAt(position);
    if (offset === undefined) return undefined;
    const around = this.#analyzer
      .analyzeFile(file)
      .functions.filter((one) => one.start <= offset && offset <= one.end && hasOwnName(one));
    return around.reduce<FunctionReport | undefined>(
      (inner, one) => (inner === undefined || one.end - one.start <= inner.end - inner.start ? one : inner),
      undefined,
    );
  }

  #calledAt(file: string, position: Position): EngineResults['called-at'] {
    const offset = this.#document(file)?.offsetAt(position) ?? 0;
    const called = functionCalledAt(this.#session, file, offset);
    const document = called === undefined ? undefined : this.#document(called.file);
    if (called === undefined || document === undefined) return null;
    return { ...called, position: document.positionAt(called.offset) };
  }

  #plan({ file, position, pool: move, keepSyncCallers = false }: PlanRequest): PlannedWrap {
    const request = this.#wrapRequest(file, position, move === 'inline' ? 'threads' : move);
    const sources = new ProjectFiles(this.#session);
    const plan =
      move === 'inline'
        ? this.#planInline(request, sources)
        : planWrap(this.#session, { ...request, keepSyncCallers }, sources);
    if (plan.status === 'refused') return { plan };
    // The disk may be ahead of what anybody has told.
    const changed = sources.changed(plan.edits.map((edit) => edit.file));
    const [first] = changed;
    if (first !== undefined) {
      this.filesChanged({ created: [], changed, deleted: [] });
      return { changed: first };
    }
    return {
      plan,
      files: editsByFile(plan, sources),
      created: plan.created,
      install: installAdvice(request.file, plan.install),
    };
  }

  #planInline(request: WrapRequest, sources: ProjectFiles): WrapPlan {
    const { file, pool } = request;
    const plan = planInline(this.#session, request, sources);
    if (plan !== undefined) return plan;
    const message = 'No twin that runs this function in a pool is here; nothing is to be undone.';
    const refusal = { code: 'not-a-function', message, file, line: 1 } as const;
    return { status: 'refused', pool, refusals: [refusal], warnings: [] };
  }

  /** The text that the compiler sees: the editor's, else the disk's. */
  #document(file: string): TextDocument | undefined {
    const text = this.#session.textOf(file) ?? readText(file);
    return text === undefined ? undefined : TextDocument.create(file, '', 0, text);
  }
}

/** Offsets become positions here, where the texts are that the plan was made from. */
function editsByFile({ edits }: ReadyWrap, sources: ProjectFiles): FileEdits[] {
  return [...new Set(edits.map(({ file }) => file))].map((file) => {
    const planned = sources.planned(file);
    const document = TextDocument.create(file, '', 0, planned);
    const own = edits.filter((edit) => edit.file === file);
    return {
      file,
      digest: textDigest(planned),
      edits: own.map(({ start, end, text }) => ({
        start: document.positionAt(start),
        end: document.positionAt(end),
        text,
      })),
    };
  });
}

function readText(file: string): string | undefined {
  try {
    // The compiler drops a byte-order mark, and so its offsets do not count it.
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return undefined; // Gone, or not ours to read.
  }
}

function listFiles(
  session: CompilerSession,
  folders: readonly string[],
): EngineResult<{ readonly kind: 'list-files'; readonly folders: [] }> {
  const files: string[] = [];
  const problems: Problem[] = [];
  for (const folder of folders) {
    const found = workspaceFiles(session, folder);
    files.push(...found.files);
    if (found.truncated)
      problems.push({
        file: folder,
        message: `${folder} has more than ${found.files.length} source files; open one of its folders instead to have the rest analysed.`,
      });
  }
  return { files: [...new Set(files)], problems };
}
