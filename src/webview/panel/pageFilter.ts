import type { Timeline } from '../../profile/timeline.ts';
import type { AnalysisView } from './analysis/analysis.ts';
import { filterFunctions } from './filterFunctions.ts';
import { filterLanes } from './filterLanes.ts';
import { countMatches, filterTasks } from './layout/index.ts';

/** What the words of the filter let through, and how many. */
export class PageFilter {
  #tasks: Uint8Array | null = null;
  #lanes: Uint8Array | null = null;
  #isOfPart = false;

  /** One entry a task of the timeline; null without a filter. */
  get tasks(): Uint8Array | null {
    return this.#tasks;
  }

  /** For the tables. */
  get found(): { readonly matches: Uint8Array | null; readonly laneMatches: Uint8Array | null } {
    return { matches: this.#tasks, laneMatches: this.#lanes };
  }

  find(timeline: Timeline, words: string): void {
    this.#tasks = filterTasks(timeline, words);
    this.#lanes = filterLanes(timeline, words);
    this.#isOfPart = timeline.taskTotal !== undefined;
  }

  /** `listed`: of a part of a run, what the service has counted. Undefined without a filter, and while it is not known. */
  taskCount(listed: () => number | undefined): number | undefined {
    if (this.#tasks === null) return undefined;
    return this.#isOfPart ? listed() : countMatches(this.#tasks);
  }
}

/** How many functions these words let through; undefined without any. */
export function functionCount(view: AnalysisView, words: string): number | undefined {
  const functions = view.functions?.functions.functions;
  const matches = functions === undefined ? null : filterFunctions(functions, words);
  return matches === null ? undefined : countMatches(matches);
}

/** For a screen reader. */
export function matchSentence(tasks: number, functions: number | undefined): string {
  return `${tasks} tasks${functions === undefined ? '' : ` and ${functions} functions`} match.`;
}
