import type { HostToPanel, PanelAnswer, PanelQuestion, PanelToService } from '../../protocol/index.ts';

/** Runs something when a service has been silent for so long that it must have forgotten; returns what calls it off. */
export type Patience = (run: () => void) => () => void;

const tenSeconds: Patience = (run) => {
  const timer = setTimeout(run, 10_000);
  return () => clearTimeout(timer);
};

interface UnderWay {
  readonly request: number;
  readonly stopWaiting: () => void;
  next: PanelQuestion | undefined;
}

/**
 * Asks the service. Of each kind only one question is under way; of those asked meanwhile only the newest is sent, so that
 * moving through a large profile never piles up work.
 */
export class Questions {
  readonly #post: (message: PanelToService) => void;
  readonly #answered: (answer: PanelAnswer) => void;
  readonly #patience: Patience;
  readonly #underWay = new Map<PanelQuestion['kind'], UnderWay>();
  #lastRequest = 0;

  constructor(
    post: (message: PanelToService) => void,
    answered: (answer: PanelAnswer) => void,
    patience = tenSeconds,
  ) {
    this.#post = post;
    this.#answered = answered;
    this.#patience = patience;
  }

  ask(question: PanelQuestion): void {
    const before = this.#underWay.get(question.kind);
    if (before === undefined) this.#send(question);
    else before.next = question;
  }

  /** An answer to what nobody waits for any more is left out. */
  receive({ request, answer }: Extract<HostToPanel, { readonly type: 'answer' }>): void {
    if (this.#underWay.get(answer.kind)?.request !== request) return;
    this.#answered(answer);
    this.#goOn(answer.kind);
  }

  #send(question: PanelQuestion): void {
    this.#lastRequest += 1;
    const request = this.#lastRequest;
    const stopWaiting = this.#patience(() => this.#goOn(question.kind));
    this.#underWay.set(question.kind, { request, stopWaiting, next: undefined });
    this.#post({ type: 'ask', request, question });
  }

  #goOn(kind: PanelQuestion['kind']): void {
    const done = this.#underWay.get(kind);
    this.#underWay.delete(kind);
    done?.stopWaiting();
    if (done?.next !== undefined) this.#send(done.next);
  }
}
