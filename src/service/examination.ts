import {
  findFindings,
  functionColumns,
  functionKey,
  functionTable,
  heldLoops,
  isAwaitedLoop,
  laneChart,
  laneFigures,
  messageTable,
  waitTable,
  laneShares,
  summedTree,
  TaskPages,
  timedTree,
} from '../profile/index.ts';
import type {
  CallTree,
  Lane,
  LaneShares,
  RunFacts,
  SampledFunction,
  Span,
  Timeline,
  TimelineBuilder,
} from '../profile/index.ts';
import type {
  AnalysisAnswer,
  PanelFinding,
  AnalysisQuestion,
  PanelScope,
  TaskListAnswer,
  TaskListQuestion,
  Traffic,
} from '../protocol/index.ts';

/** More than a handful of sentences helps nobody; a hostile profile could have thousands of lanes to complain of. */
const findingLimit = 30;
/** More rows than anybody reads. */
export const trafficLimit = 2_000;
/** More than a screen has rows. */
const taskLimit = 1_000;
/** More lines than can be told apart, of more points than can be seen. */
const chartedLanes = 6;
const partLimit = 1_000;
/** More than a screen has pixels. */
const columnLimit = 4_000;

/**
 * Answers the panel's questions about one profile, which may still grow. What costs most, how each lane's time divides,
 * is kept until that lane has new samples.
 */
export class Examination {
  readonly #builder: TimelineBuilder;
  readonly #isLive: () => boolean;
  readonly #shares = new WeakMap<Lane, { readonly entryCount: number; readonly shares: LaneShares }>();
  #made: { readonly revision: number; readonly timeline: Timeline; readonly pages: TaskPages } | undefined;
  #facts: { readonly revision: number; readonly facts: RunFacts } | undefined;

  constructor(builder: TimelineBuilder, isLive: () => boolean) {
    this.#builder = builder;
    this.#isLive = isLive;
  }

  answer(question: AnalysisQuestion): AnalysisAnswer {
    switch (question.kind) {
      case 'findings':
        return { kind: 'findings', findings: this.#findings() };
      case 'messages':
        return { kind: 'messages', traffic: this.#traffic() };
      case 'functions': {
        const { scope } = question;
        const rows = functionTable(this.#builder.overview().lanes, {
          hasLane: hasLane(scope),
          span: this.#span(scope),
          sharesOf: this.#sharesOf,
        });
        return { kind: 'functions', scope, functions: functionColumns(rows, this.#held(scope)) };
      }
      case 'charts':
        return this.#charts(question);
      case 'call-tree':
        return { kind: 'call-tree', scope: question.scope, tree: this.#callTree(question) };
      default:
        return question satisfies never;
    }
  }

  timeline(): Timeline {
    return this.#newest().timeline;
  }

  /** A part of the list of all tasks. */
  tasks({ list }: TaskListQuestion): TaskListAnswer {
    const first = Math.max(0, Math.floor(list.first));
    const count = Math.min(taskLimit, Math.max(0, Math.floor(list.count)));
    return { kind: 'tasks', list, page: this.#newest().pages.page({ ...list, first, count }) };
  }

  /** All that the findings and the exports are made from. */
  facts(): RunFacts {
    const { revision } = this.#builder;
    if (this.#facts?.revision !== revision) {
      const { lanes } = this.#builder.overview();
      const facts = {
        timeline: this.timeline(),
        functions: functionTable(lanes, { sharesOf: this.#sharesOf }),
        figures: laneFigures(lanes),
        messages: messageTable(lanes),
        waits: waitTable(lanes),
        samples: lanes.map(({ lane }) => lane.samples),
      };
      this.#facts = { revision, facts };
    }
    return this.#facts.facts;
  }

  /** Whether samples found this very function: links go nowhere else. */
  hasFunction(fn: SampledFunction): boolean {
    const key = functionKey(fn);
    return this.facts().functions.some((row) => functionKey(row) === key);
  }

  readonly #sharesOf = (lane: Lane): LaneShares => {
    const { entryCount } = lane.samples;
    const known = this.#shares.get(lane);
    if (known?.entryCount === entryCount) return known.shares;
    const shares = laneShares(lane.samples, lane.usage);
    this.#shares.set(lane, { entryCount, shares });
    return shares;
  };

  #held(scope: PanelScope): ReadonlyMap<string, number> {
    const { timeline, samples } = this.facts();
    const wanted = hasLane(scope);
    const lanes = timeline.lanes.flatMap((row, lane) => {
      const ofLane = samples[lane];
      return ofLane !== undefined && wanted(row) && isAwaitedLoop(row) ? [ofLane] : [];
    });
    return heldLoops(lanes, this.#span(scope));
  }

  /** Made once a revision. */
  #newest(): { readonly revision: number; readonly timeline: Timeline; readonly pages: TaskPages } {
    const { revision } = this.#builder;
    if (this.#made?.revision !== revision) {
      const timeline = this.#builder.snapshot(this.#isLive());
      this.#made = { revision, timeline, pages: new TaskPages(timeline) };
    }
    return this.#made;
  }

  #findings(): PanelFinding[] {
    const facts = this.facts();
    return findFindings(facts)
      .slice(0, findingLimit)
      .map((finding) => ({
        ...finding,
        lanes: finding.lanes.map((lane) => facts.timeline.lanes[lane]?.id ?? ''),
      }));
  }

  #traffic(): Traffic {
    const { lanes } = this.#builder.overview();
    const idOf = (index: number) => lanes[index]?.lane.id ?? '';
    const messages = messageTable(lanes).sort((a, b) => b.cloneMs - a.cloneMs || b.count - a.count);
    const waits = waitTable(lanes).sort((a, b) => b.waitedMs - a.waitedMs);
    return {
      messages: messages
        .slice(0, trafficLimit)
        .map((row) => ({ ...row, from: idOf(row.from), to: idOf(row.to) })),
      directionCount: messages.length,
      cloneMs: messages.reduce((sum, row) => sum + row.cloneMs, 0),
      waits: waits.slice(0, trafficLimit).map((row) => ({ ...row, lane: idOf(row.lane) })),
      waitCount: waits.length,
    };
  }

  #charts({ scope, parts }: Extract<AnalysisQuestion, { kind: 'charts' }>): AnalysisAnswer {
    const count = Math.min(partLimit, Math.max(1, Math.floor(parts)));
    const { lanes } = this.#builder.overview();
    const charts = scope.lanes.slice(0, chartedLanes).flatMap((id) => {
      const lane = lanes.find((one) => one.lane.id === id)?.lane;
      return lane === undefined ? [] : [laneChart(lane, this.#span(scope), count)];
    });
    return { kind: 'charts', scope, parts: count, charts };
  }

  #callTree({ scope, order, columns }: Extract<AnalysisQuestion, { kind: 'call-tree' }>): CallTree {
    const { lanes } = this.#builder.overview();
    const shown = lanes.map(({ lane }) => lane).filter(hasLane(scope));
    const [only] = shown;
    const width = Math.min(columnLimit, Math.max(1, Math.floor(columns)));
    const span = this.#span(scope);
    if (order === 'time' && only !== undefined && shown.length === 1) {
      return timedTree(only.samples, width, span, this.#builder.zeroUs);
    }
    return summedTree(
      shown.map(({ samples }) => samples),
      width,
      span,
    );
  }

  #span({ startUs, endUs }: PanelScope): Span {
    const { zeroUs } = this.#builder;
    return { startUs: zeroUs + startUs, endUs: zeroUs + endUs };
  }
}

function hasLane({ lanes }: PanelScope): (lane: { readonly id: string }) => boolean {
  const wanted = new Set(lanes);
  return ({ id }) => wanted.size === 0 || wanted.has(id);
}
