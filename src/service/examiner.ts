import { findFindings } from '../profile/index.ts';
import type { Measurement, SampledFunction, TimelineBuilder } from '../profile/index.ts';
import type { ExportFormat, RunAnswer, RunQuestion } from '../protocol/index.ts';
import { Examination } from './examination.ts';
import { exportProfile } from './exportProfile.ts';
import type { Exported } from './exportProfile.ts';
import { measurementOf } from './measurement.ts';

/** What takes seconds to find out of a large run. One that is recorded is examined here, one that was opened in its thread. */
export interface Examiner {
  answer(question: RunQuestion): Promise<RunAnswer>;
  /** What the whole run tells of its program's functions; `undefined` for nothing. */
  measurement(): Promise<Measurement | undefined>;
  /** Writes what there is so far in another format. */
  export(format: ExportFormat, target: string): Promise<Exported>;
  hasFunction(fn: SampledFunction): Promise<boolean>;
}

/** Examines on the thread that asks. */
export class BuilderExaminer implements Examiner {
  readonly #builder: TimelineBuilder;
  readonly #examination: Examination;

  constructor(builder: TimelineBuilder, isLive: () => boolean) {
    this.#builder = builder;
    this.#examination = new Examination(builder, isLive);
  }

  async answer(question: RunQuestion): Promise<RunAnswer> {
    return question.kind === 'tasks' ? this.#examination.tasks(question) : this.#examination.answer(question);
  }

  async measurement(): Promise<Measurement | undefined> {
    return measurementOf(this.#builder, this.#examination.facts());
  }

  async export(format: ExportFormat, target: string): Promise<Exported> {
    const facts = this.#examination.facts();
    return exportProfile({ builder: this.#builder, facts, findings: findFindings(facts) }, format, target);
  }

  async hasFunction(fn: SampledFunction): Promise<boolean> {
    return this.#examination.hasFunction(fn);
  }

  /** As the examination sees it: of a run that does not grow any more, it is made once. */
  timeline(): ReturnType<Examination['timeline']> {
    return this.#examination.timeline();
  }
}
