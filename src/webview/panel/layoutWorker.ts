/** The layout worker: keeps the timeline in order and answers with boxes, so that the page only ever paints. */
import {
  buffersOf,
  indexTimeline,
  layoutOverview,
  layoutRows,
  layoutTimeline,
  sumMatches,
  type MatchSums,
  type TimelineIndex,
} from './layout/index.ts';
import type { LayoutToPage, PageToLayout } from './layoutMessages.ts';

let revision = 0;
let index: TimelineIndex | undefined;
let matching: MatchSums | undefined;

/** In a worker, the second argument of `postMessage` is what to transfer. */
function answer(message: LayoutToPage, transfer: ArrayBuffer[] = []): void {
  self.postMessage(message, { transfer });
}

function handle(message: PageToLayout): void {
  switch (message.type) {
    case 'timeline':
      revision = message.revision;
      index = indexTimeline(message.timeline);
      matching = undefined;
      return answer({ type: 'rows', revision, layout: layoutRows(message.timeline, index.lanes) });
    case 'filter':
      matching =
        index === undefined || message.matches === null ? undefined : sumMatches(index, message.matches);
      return undefined;
    case 'layout': {
      if (index === undefined) return undefined;
      const boxes = layoutTimeline(index, message.viewport, matching);
      return answer({ type: 'boxes', revision, viewport: message.viewport, boxes }, buffersOf(boxes));
    }
    case 'overview':
      if (index === undefined) return undefined;
      return answer({ type: 'overview', revision, layout: layoutOverview(index, message.columns) });
    default:
      return message satisfies never;
  }
}

self.addEventListener('message', (event: MessageEvent<PageToLayout>) => {
  try {
    handle(event.data);
  } catch (error) {
    answer({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
});
