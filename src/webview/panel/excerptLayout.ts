import type { Timeline } from '../../profile/timeline.ts';
import type { PanelAnswer, PanelQuestion } from '../../protocol/index.ts';
import type { LayoutClient, LayoutHandlers } from './layoutContract.ts';
import { lanesOfBands, layoutRows, type Viewport } from './layout/index.ts';

type ExcerptQuestion = Extract<PanelQuestion, { readonly kind: 'excerpt' }>;
type ExcerptAnswer = Extract<PanelAnswer, { readonly kind: 'excerpt' }>;

export interface ExcerptSource {
  readonly ask: (question: ExcerptQuestion) => void;
  /** What will be seen of a run of this length, before anything of it is shown. */
  readonly firstViewport: (durationUs: number) => Viewport;
}

const nowhere: Viewport = { startUs: 0, endUs: 1, widthPx: 1 };

/** A layout client that can also take the service's answers. */
export interface ExcerptLayout extends LayoutClient {
  receive(answer: ExcerptAnswer): void;
}

/**
 * Has the page's worker lay out a run that the page has as a whole; of one that is too large for that, asks the service for
 * what is to be seen, tasks and boxes together. Nothing is asked twice in a row: an answer makes the page ask for boxes.
 */
export function withExcerpts(
  whole: LayoutClient,
  handlers: LayoutHandlers,
  { ask, firstViewport }: ExcerptSource,
): ExcerptLayout {
  let large: { readonly revision: number; readonly timeline: Timeline } | undefined;
  let wanted = { viewport: nowhere, filter: '', columns: 1 };
  let lastAsked = '';

  const want = (change: Partial<typeof wanted>) => {
    wanted = { ...wanted, ...change };
    if (large === undefined) return;
    const question = { kind: 'excerpt', revision: large.revision, ...wanted } as const;
    const key = JSON.stringify(question);
    if (key === lastAsked) return;
    lastAsked = key;
    ask(question);
  };

  return {
    setTimeline: (revision, timeline) => {
      if (timeline.taskTotal === undefined) {
        large = undefined;
        whole.setTimeline(revision, timeline);
        return;
      }
      const isFirst = large === undefined;
      large = { revision, timeline };
      lastAsked = '';
      want(isFirst ? { viewport: firstViewport(timeline.durationUs) } : {});
    },
    setFilter: (matches, filter) => {
      if (large === undefined) whole.setFilter(matches, filter);
      want({ filter });
    },
    layout: (viewport) => {
      if (large === undefined) whole.layout(viewport);
      else want({ viewport });
    },
    overview: (columns) => {
      if (large === undefined) whole.overview(columns);
      want({ columns });
    },
    receive: ({ revision, excerpt }) => {
      // Of a revision that another one has replaced; that one has been asked for.
      if (revision !== large?.revision) return;
      handlers.timeline(excerpt.timeline, layoutRows(excerpt.timeline, lanesOfBands(excerpt.bands)));
      handlers.boxes(excerpt.viewport, excerpt.boxes);
      handlers.overview(excerpt.overview);
    },
  };
}
