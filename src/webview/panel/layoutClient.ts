import type { Timeline } from '../../profile/timeline.ts';
import type { Viewport } from './layout/index.ts';
import type { LayoutClient, LayoutHandlers } from './layoutContract.ts';
import type { LayoutToPage, PageToLayout } from './layoutMessages.ts';

/**
 * Starts the layout worker. A webview may not load a worker from another origin, so its text is fetched and started from a
 * blob URL. What is asked before it stands is kept and sent then.
 */
export function startLayout(url: string, handlers: LayoutHandlers): LayoutClient {
  const underWay = new Map<number, Timeline>();
  let worker: Worker | undefined;
  let waiting: PageToLayout[] = [];
  let isBusy = false;
  let next: Viewport | undefined;
  let hasFailed = false;

  const fail = (message: string) => {
    handlers.failed(message);
    for (const timeline of underWay.values()) handlers.timeline(timeline, undefined);
    underWay.clear();
  };
  const send = (...messages: readonly PageToLayout[]) => {
    waiting.push(...messages);
    if (worker === undefined) return;
    // A worker takes no origin; that argument belongs to windows.
    for (const message of waiting) worker.postMessage(message);
    waiting = [];
  };
  const ask = (viewport: Viewport) => {
    isBusy = true;
    send({ type: 'layout', viewport });
  };
  const answered = () => {
    isBusy = false;
    if (next === undefined) return;
    const viewport = next;
    next = undefined;
    ask(viewport);
  };
  const receive = (message: LayoutToPage) => {
    switch (message.type) {
      case 'rows': {
        const timeline = underWay.get(message.revision);
        underWay.delete(message.revision);
        if (timeline !== undefined) handlers.timeline(timeline, message.layout);
        return;
      }
      case 'boxes':
        answered();
        return handlers.boxes(message.viewport, message.boxes);
      case 'overview':
        return handlers.overview(message.layout);
      case 'failed':
        answered();
        return fail(message.message);
      default:
        message satisfies never;
    }
  };
  const start = async () => {
    try {
      const started = await fetchWorker(url);
      started.addEventListener('message', ({ data }: MessageEvent<LayoutToPage>) => receive(data));
      started.addEventListener('error', (event) => {
        hasFailed = true;
        fail(event.message || 'its worker did not start');
      });
      worker = started;
      send();
    } catch (error) {
      hasFailed = true;
      fail(error instanceof Error ? error.message : String(error));
    }
  };
  void start();

  return {
    setTimeline: (revision, timeline) => {
      if (hasFailed) {
        handlers.timeline(timeline, undefined);
        return;
      }
      underWay.set(revision, timeline);
      send({ type: 'timeline', revision, timeline });
    },
    setFilter: (matches) => send({ type: 'filter', matches }),
    layout: (viewport) => {
      if (isBusy) next = viewport;
      else ask(viewport);
    },
    overview: (columns) => send({ type: 'overview', columns }),
  };
}

async function fetchWorker(url: string): Promise<Worker> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} could not be loaded (${response.status})`);
  const blobUrl = URL.createObjectURL(new Blob([await response.text()], { type: 'text/javascript' }));
  const worker = new Worker(blobUrl, { name: 'poolwright layout' });
  // The blob may go once the worker has loaded it, which its first message proves.
  worker.addEventListener('message', () => URL.revokeObjectURL(blobUrl), { once: true });
  return worker;
}
