import { assertNever } from '../core/index.ts';
import type { HostToService, ProfileId, RecordingWishes, ServiceToHost } from '../protocol/index.ts';
import type { Compared } from './comparison.ts';
import { sourceInProfile } from './findSource.ts';
import { howToRun } from './howToRun.ts';
import { prepareRecording } from './privateFolder.ts';
import { ProfileThread } from './profileThread.ts';
import { findPrograms } from './programs/findPrograms.ts';
import { Session } from './session.ts';
import type { Send } from './sessionPost.ts';

type QuestionOf<T extends HostToService['type']> = Extract<HostToService, { readonly type: T }>;

/** Answers the extension host: one session per open profile. */
export class ServiceHost {
  readonly #send: Send;
  readonly #sessions = new Map<ProfileId, Session>();
  readonly #threadEntry: URL;
  /** The next profile that is opened need not wait for a thread to start. */
  #spareThread: ProfileThread | undefined;

  /** `threadEntry` is what threads run. */
  constructor(send: Send, threadEntry: URL) {
    this.#send = send;
    this.#threadEntry = threadEntry;
    this.#spareThread = new ProfileThread(threadEntry);
  }

  async handle(message: HostToService): Promise<void> {
    switch (message.type) {
      case 'how-to-run':
        await this.#answerHowToRun(message);
        break;
      case 'find-programs': {
        const { request, folders, file } = message;
        await this.#send({ type: 'programs', request, programs: await findPrograms(folders, file) });
        break;
      }
      case 'prepare-program':
        await this.#answerPrepareProgram(message);
        break;
      case 'record':
        await this.#begin(message.profile).record(message);
        break;
      case 'open':
        await this.#begin(message.profile).open(message.file);
        break;
      case 'program-ended':
        await this.#sessions.get(message.profile)?.end({
          exitCode: message.exitCode,
          signal: message.signal,
          isStopped: message.isStopped ?? false,
        });
        break;
      case 'from-panel':
        await this.#sessions.get(message.profile)?.fromPanel(message.message);
        break;
      case 'export':
        await this.#sessions.get(message.profile)?.export(message.format, message.target);
        break;
      case 'compare':
        await this.#answerCompare(message);
        break;
      case 'find-source': {
        const { request, file, fn } = message;
        const found = await sourceInProfile(file, fn);
        await this.#send(
          found.kind === 'none'
            ? { type: 'no-source', request, message: found.message }
            : { type: 'source', request, file: found.file, line: found.line, column: found.column },
        );
        break;
      }
      case 'close':
        this.#sessions.get(message.profile)?.close();
        this.#sessions.delete(message.profile);
        break;
      default:
        assertNever(message);
    }
  }

  /** A profile that is begun again replaces the one of that name. */
  #begin(profile: ProfileId): Session {
    this.#sessions.get(profile)?.close();
    const session = new Session(profile, this.#send, () => this.#startThread());
    this.#sessions.set(profile, session);
    return session;
  }

  async #answerCompare({ request, before, after }: QuestionOf<'compare'>): Promise<void> {
    const compared = await this.#compare(before, after);
    await this.#send(
      compared.kind === 'cannot'
        ? { type: 'cannot-compare', request, message: compared.message }
        : { type: 'compared', request, comparison: compared.comparison },
    );
  }

  async #compare(before: string, after: string): Promise<Compared> {
    const thread = this.#startThread();
    try {
      return await thread.compare(before, after);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { kind: 'cannot', message: `The profiles were not compared (${reason}). Compare them again.` };
    } finally {
      thread.end();
    }
  }

  #startThread(): ProfileThread {
    const thread = this.#spareThread ?? new ProfileThread(this.#threadEntry);
    this.#spareThread = undefined;
    return thread;
  }

  async #answerHowToRun({ request, file, ...wishes }: QuestionOf<'how-to-run'>): Promise<void> {
    const how = await howToRun(file);
    if (how.kind === 'cannot') {
      await this.#send({ type: 'cannot-run', request, message: how.message });
      return;
    }
    const { command, workingDirectory, runner } = how;
    const program = { command, isShellLine: false, workingDirectory, environment: {}, runner };
    await this.#prepare(request, program, wishes);
  }

  async #answerPrepareProgram({ request, program, ...wishes }: QuestionOf<'prepare-program'>): Promise<void> {
    const { run, workingDirectory, environment, description } = program;
    if (run.kind === 'cannot') {
      await this.#send({ type: 'cannot-run', request, message: run.message });
      return;
    }
    const isShellLine = run.kind === 'shell';
    const command = isShellLine ? [run.line] : run.command;
    const prepared = { command, isShellLine, workingDirectory, environment, runner: description };
    // What the program would have without us: its own where it sets some, else the editor's.
    const nodeOptions = environment['NODE_OPTIONS'] ?? wishes.nodeOptions;
    await this.#prepare(request, prepared, { ...wishes, nodeOptions });
  }

  async #prepare(
    request: number,
    program: ProgramToPrepare,
    { nodeOptions, sampleEveryMs }: RecordingWishes,
  ): Promise<void> {
    const prepared = await prepareRecording(
      nodeOptions,
      sampleEveryMs === undefined ? {} : { samplingIntervalUs: Math.round(sampleEveryMs * 1000) },
    );
    if (prepared.kind === 'failed') {
      await this.#send({ type: 'cannot-run', request, message: prepared.message });
      return;
    }
    const { folder } = prepared;
    const environment = { ...program.environment, ...prepared.environment };
    await this.#send({ type: 'run-with', request, ...program, environment, folder });
  }
}

type ProgramToPrepare = Pick<
  Extract<ServiceToHost, { readonly type: 'run-with' }>,
  'command' | 'isShellLine' | 'workingDirectory' | 'environment' | 'runner'
>;
