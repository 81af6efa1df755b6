import type { ProfileId, ServiceToHost, ServiceToPanel } from '../protocol/index.ts';
import { nowUs } from './hostClock.ts';

/** Hands a message to the host and resolves when it is on its way. */
export type Send = (message: ServiceToHost) => Promise<void>;

const progressEveryUs = 250_000;

/** What a session says of its profile, to the host and to its panel. */
export class SessionPost {
  readonly profile: ProfileId;
  readonly #send: Send;
  #progressAgainUs = 0;
  #isClosed = false;

  constructor(profile: ProfileId, send: Send) {
    this.profile = profile;
    this.#send = send;
  }

  /** Nobody waits for anything any more: what fails from now on, failed because of that. */
  close(): void {
    this.#isClosed = true;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  toHost(message: ServiceToHost): void {
    void this.#send(message);
  }

  async toPanel(message: ServiceToPanel): Promise<void> {
    await this.#send({ type: 'to-panel', profile: this.profile, message });
  }

  problem(message: string): void {
    this.toHost({ type: 'problem', profile: this.profile, message });
    void this.toPanel({ type: 'problem', message });
  }

  progress(readBytes: number, totalBytes: number): void {
    const atUs = nowUs();
    // What is read in less than that needs no word about it.
    if (this.#progressAgainUs === 0) this.#progressAgainUs = atUs + progressEveryUs;
    if (atUs < this.#progressAgainUs) return;
    this.#progressAgainUs = atUs + progressEveryUs;
    void this.toPanel({ type: 'reading', readBytes, totalBytes });
  }

  /** What a thread of ours was asked; `undefined` where it failed, which is said unless nobody waits for it any more. */
  async attempt<T>(asked: Promise<T>, what: string): Promise<T | undefined> {
    try {
      return await asked;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (!this.#isClosed) this.problem(`${what} (${reason}). Close the profile and open it again.`);
      return undefined;
    }
  }
}
