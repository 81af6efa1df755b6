import type { PanelToHost } from '../../src/protocol/index.ts';
import { EditorPage } from './editorPage.ts';
import { ServiceProcess } from './serviceProcess.ts';

/** Times in ms; each counts from when the service was told to open the file. */
export interface Measured {
  /** The service's first message for the panel has come. */
  readonly sentMs: number;
  /** It has arrived in the page. */
  readonly receivedMs: number;
  /** The frame with the picture has been drawn. */
  readonly drawnMs: number;
  /** From frame to frame. */
  readonly frames: readonly Frames[];
  /** Processor time of the service until it had sent its first message. */
  readonly sentCpuMs: number;
  readonly memory: { readonly nowMb: number; readonly mostMb: number };
}

export interface Frames {
  readonly what: string;
  readonly timesMs: readonly number[];
  /** Processor time of the page's main thread, a frame. */
  readonly cpuMs: number;
}

interface Wheel {
  readonly deltaX?: number;
  readonly deltaY?: number;
  readonly ctrlKey?: boolean;
  /** Where the pointer is, as a share of the width. */
  readonly share?: number;
}

const now = (): number => performance.timeOrigin + performance.now();
const times = (count: number, wheel: Wheel): Wheel[] => Array.from({ length: count }, () => wheel);

/** In the page: resolves when there is a picture, or a reason for none. */
const drawn = `new Promise((resolve) => {
  const look = () => (marks.drawn > 0 || marks.problems.length > 0 ? resolve(marks) : setTimeout(look, 20));
  look();
})`;

/** What a person does, one notch or swipe a frame: closer by 2,500 times, along, back out and along in between. */
const script: readonly (readonly [what: string, events: readonly Wheel[]])[] = [
  ['zoom in', times(130, { deltaY: -30, share: 0.4 })],
  ['pan, close', [...times(80, { deltaX: 60 }), ...times(80, { deltaX: -60 })]],
  ['zoom out half way', times(65, { deltaY: 30, share: 0.6 })],
  ['pan, half way', [...times(80, { deltaX: 90 }), ...times(80, { deltaX: -90 })]],
  ['zoom out', times(70, { deltaY: 30, share: 0.6 })],
  ['zoom in and out, whole', [...times(30, { deltaY: -20 }), ...times(30, { deltaY: 20 })]],
];

/** Opens one profile in the service and in a page, and plays the script. */
export async function measureRun(file: string): Promise<Measured> {
  const marks = { begun: 0, sent: 0, begunCpuMs: 0, sentCpuMs: 0 };
  const profile = 'bench';
  const service = await ServiceProcess.start((message) => {
    if (message.type !== 'to-panel') return;
    if (marks.sent === 0 && message.message.type !== 'reading') {
      marks.sent = now();
      marks.sentCpuMs = service.cpuMs() - marks.begunCpuMs;
    }
    page.post(message.message);
  });
  const page = await EditorPage.open((message: PanelToHost) => {
    if (message.type === 'failed') throw new Error(message.message);
    if (message.type === 'ready' || message.type === 'ask' || message.type === 'go-to')
      service.send({ type: 'from-panel', profile, message });
  });
  try {
    marks.begun = now();
    marks.begunCpuMs = service.cpuMs();
    service.send({ type: 'open', profile, file });
    const seen = (await page.page.evaluate(drawn)) as { received: number; drawn: number; problems: string[] };
    if (seen.problems.length > 0) throw new Error(seen.problems.join(' '));
    const frames: Frames[] = [];
    const cpuMs = await page.mainThreadTime();
    for (const [what, events] of script) {
      const before = await cpuMs();
      const timesMs = (await page.page.evaluate(`drive(${JSON.stringify(events)})`)) as number[];
      frames.push({ what, timesMs, cpuMs: ((await cpuMs()) - before) / events.length });
    }
    return {
      sentMs: marks.sent - marks.begun,
      receivedMs: seen.received - marks.begun,
      drawnMs: seen.drawn - marks.begun,
      frames,
      sentCpuMs: marks.sentCpuMs,
      memory: service.memory(),
    };
  } finally {
    await page.close();
    service.stop();
  }
}
