import type { ServerStatus } from '../protocol/languageServer.ts';

/** Work that is done sooner is not worth a spinner. */
const noticeableMs = 300;
/** A scan asks for one file after the other; the moment between two is no rest. */
const restMs = 100;

/** Passes the engine's status on, without the flicker of work that takes no time. */
export class StatusReporter {
  readonly #send: (status: ServerStatus) => void;
  #shown: ServerStatus['state'] = 'ready';
  #busy: NodeJS.Timeout | undefined;
  #rest: NodeJS.Timeout | undefined;

  constructor(send: (status: ServerStatus) => void) {
    this.#send = send;
  }

  report(status: ServerStatus): void {
    clearTimeout(this.#rest);
    this.#rest = undefined;
    switch (status.state) {
      case 'busy':
        if (this.#shown !== 'busy') this.#busy ??= setTimeout(() => this.#show(status), noticeableMs);
        return;
      case 'ready':
        this.#rest = setTimeout(() => {
          if (this.#shown === 'ready') this.#clearBusy();
          else this.#show(status);
        }, restMs);
        return;
      case 'failed':
        this.#show(status);
        return;
      default:
        status satisfies never;
    }
  }

  dispose(): void {
    clearTimeout(this.#rest);
    this.#clearBusy();
  }

  #show(status: ServerStatus): void {
    this.#clearBusy();
    this.#shown = status.state;
    this.#send(status);
  }

  #clearBusy(): void {
    clearTimeout(this.#busy);
    this.#busy = undefined;
  }
}
