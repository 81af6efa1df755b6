import { fork, type ChildProcess } from 'node:child_process';
import * as vscode from 'vscode';
import type { Comparison, SampledFunction } from '../../profile/index.ts';
import type {
  HostToService,
  ProfileId,
  RecordingWishes,
  ServiceToHost,
  SourcePlace,
} from '../../protocol/profileService.ts';
import type { Program, ProgramFolder } from '../../protocol/programs.ts';

/** The answers to questions, and what the service tells by itself. */
export type HowToRun = Extract<ServiceToHost, { readonly type: 'run-with' | 'cannot-run' }>;
type Answer = Extract<ServiceToHost, { readonly request: number }>;
export type ServiceNews = Exclude<ServiceToHost, Answer>;

type QuestionMessage = Extract<HostToService, { readonly request: number }>;
type WithoutRequest<Message> = Message extends unknown ? Omit<Message, 'request'> : never;

interface Question {
  readonly message: QuestionMessage;
  readonly answer: (answer: Answer) => void;
}

const deathsPerWindow = 3;
const windowMs = 60_000;

/**
 * The profile service: a process of its own, because it merges and writes, and the extension host must not. It is
 * started when something is profiled or opened, started again when it dies (what it was told is told again: all it
 * knows is on disk), and ended when no profile is open.
 */
export class ProfileService implements vscode.Disposable {
  readonly #module: string;
  readonly #log: vscode.LogOutputChannel;
  readonly #received = new vscode.EventEmitter<ServiceNews>();
  readonly #restarted = new vscode.EventEmitter<void>();
  /** Per open profile, the messages that a new service has to be told, in order. */
  readonly #profiles = new Map<ProfileId, HostToService[]>();
  readonly #questions = new Map<number, Question>();
  #child: ChildProcess | undefined;
  #deathsMs: number[] = [];
  #lastRequest = 0;

  readonly onMessage = this.#received.event;
  /** A new service has taken over; whoever shows a profile asks for it again. */
  readonly onRestarted = this.#restarted.event;

  constructor(module: string, log: vscode.LogOutputChannel) {
    this.#module = module;
    this.#log = log;
  }

  /** Puts two profiles on disk beside each other; a sentence where that cannot be. */
  async compare(before: string, after: string): Promise<Comparison | string> {
    const answer = await this.#ask({ type: 'compare', before, after });
    // The files were read and are done with.
    this.#endWhenIdle();
    if (answer.type === 'compared') return answer.comparison;
    if (answer.type === 'cannot-compare' || answer.type === 'cannot-run') return answer.message;
    throw new Error('The profile service answered another question.');
  }

  /** Where the source of a function of a profile on disk is; a sentence where it is not. */
  async sourceOf(file: string, fn: SampledFunction): Promise<SourcePlace | string> {
    const answer = await this.#ask({ type: 'find-source', file, fn });
    this.#endWhenIdle();
    if (answer.type === 'source') return answer;
    if (answer.type === 'no-source' || answer.type === 'cannot-run') return answer.message;
    throw new Error('The profile service answered another question.');
  }

  /** Asks how a file is run under the collector. */
  howToRun(file: string, how: RecordingWishes): Promise<HowToRun> {
    return this.#askHow({ type: 'how-to-run', file, ...how });
  }

  /** Asks how a program that was found is run under the collector. */
  prepareProgram(program: Program, how: RecordingWishes): Promise<HowToRun> {
    return this.#askHow({ type: 'prepare-program', program, ...how });
  }

  /** Which programs there are in these folders; `file` is the one in front. */
  async findPrograms(folders: readonly ProgramFolder[], file: string): Promise<readonly Program[]> {
    const answer = await this.#ask({ type: 'find-programs', folders, file });
    if (answer.type === 'programs') return answer.programs;
    if (answer.type === 'cannot-run') void vscode.window.showErrorMessage(answer.message);
    return [];
  }

  async #askHow(message: WithoutRequest<QuestionMessage>): Promise<HowToRun> {
    const answer = await this.#ask(message);
    if (answer.type === 'run-with' || answer.type === 'cannot-run') return answer;
    throw new Error('The profile service answered another question.');
  }

  #ask(question: WithoutRequest<QuestionMessage>): Promise<Answer> {
    this.#lastRequest += 1;
    const message = { ...question, request: this.#lastRequest };
    return new Promise((answer) => {
      this.#questions.set(message.request, { message, answer });
      this.#post(message);
    });
  }

  send(message: Exclude<HostToService, QuestionMessage>): void {
    switch (message.type) {
      case 'record':
      case 'open':
        this.#profiles.set(message.profile, [message]);
        break;
      case 'program-ended':
        this.#profiles.get(message.profile)?.push(message);
        break;
      case 'close':
        this.#profiles.delete(message.profile);
        break;
      case 'from-panel':
      case 'export':
        break;
      default:
        message satisfies never;
    }
    if (this.#child !== undefined || message.type !== 'close') this.#post(message);
    if (message.type === 'close') this.#endWhenIdle();
  }

  dispose(): void {
    this.#profiles.clear();
    this.#questions.clear();
    this.#end();
    this.#received.dispose();
    this.#restarted.dispose();
  }

  #post(message: HostToService): void {
    this.#child ??= this.#start();
    // A service that has just died takes the message with it; its successor is told by #died.
    this.#child.send(message, (error) => {
      if (error !== null) this.#log.debug(`profile service: ${error.message}`);
    });
  }

  #start(): ChildProcess {
    const child = fork(this.#module, [], {
      serialization: 'advanced',
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      execArgv: [],
      silent: true,
    });
    const log = (chunk: Buffer) => this.#log.info(`profile service: ${chunk.toString('utf8').trimEnd()}`);
    child.stdout?.on('data', log);
    child.stderr?.on('data', log);
    child.on('message', (message: ServiceToHost) => this.#receive(message));
    child.once('error', (error) => this.#died(child, error.message));
    child.once('exit', (code, signal) => this.#died(child, signal ?? `code ${code}`));
    return child;
  }

  #receive(message: ServiceToHost): void {
    if (!('request' in message)) {
      // From now on the file has everything; the folder that was recorded into may be gone.
      if (message.type === 'saved' && this.#profiles.has(message.profile))
        this.#profiles.set(message.profile, [{ type: 'open', profile: message.profile, file: message.file }]);
      this.#received.fire(message);
      return;
    }
    this.#questions.get(message.request)?.answer(message);
    this.#questions.delete(message.request);
  }

  #died(child: ChildProcess, reason: string): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    if (this.#profiles.size === 0 && this.#questions.size === 0) return;
    this.#log.warn(`The profile service ended (${reason}).`);
    const nowMs = performance.now();
    this.#deathsMs = [...this.#deathsMs.filter((thenMs) => nowMs - thenMs < windowMs), nowMs];
    if (this.#deathsMs.length >= deathsPerWindow) this.#giveUp();
    else this.#startAgain();
  }

  #startAgain(): void {
    for (const messages of this.#profiles.values()) for (const message of messages) this.#post(message);
    for (const { message } of this.#questions.values()) this.#post(message);
    this.#restarted.fire();
  }

  #giveUp(): void {
    const message = vscode.l10n.t(
      'The profile service ended {0} times within a minute and is not started again. Run "Poolwright: Show Output" to see why, then profile again.',
      deathsPerWindow,
    );
    this.#deathsMs = [];
    for (const [request, { answer }] of this.#questions) answer({ type: 'cannot-run', request, message });
    this.#questions.clear();
    for (const profile of this.#profiles.keys()) this.#received.fire({ type: 'problem', profile, message });
    this.#profiles.clear();
  }

  #endWhenIdle(): void {
    if (this.#profiles.size === 0 && this.#questions.size === 0) this.#end();
  }

  #end(): void {
    const child = this.#child;
    this.#child = undefined;
    // The service ends when its channel closes; what it has to write is written when the program ended.
    if (child?.connected === true) child.disconnect();
    // While a large message is under way, Node waits with the disconnection for ever, and the service with it.
    child?.kill();
  }
}
