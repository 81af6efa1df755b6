import { EventEmitter, once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { installChromium } from '../../scripts/host/installChromium.mjs';
import { root } from '../../scripts/setup/root.mjs';
import type { HostToPanel, PanelToHost } from '../../src/protocol/index.ts';
import { themes } from '../../test/webview/support/themes.ts';
import { encodeMessage } from './encodeMessage.ts';

const shell = fileURLToPath(new URL('shell.html', import.meta.url));

/** The panel's page in Chromium, with a local server in place of the editor between it and the service. */
export class EditorPage {
  readonly page: Page;
  readonly #browser: Browser;
  readonly #server: Server;
  readonly #queue: Queue;

  private constructor(page: Page, browser: Browser, server: Server, queue: Queue) {
    this.page = page;
    this.#browser = browser;
    this.#server = server;
    this.#queue = queue;
  }

  /** Resolves when the page has loaded and said so; `onMessage` gets what it posts, that included. */
  static async open(onMessage: (message: PanelToHost) => void): Promise<EditorPage> {
    const queue = new Queue();
    const events = new EventEmitter();
    const isReady = once(events, 'ready');
    const server = createServer((request, response) => {
      void answer(request, response, queue, (message) => {
        onMessage(message);
        events.emit(message.type);
      });
    });
    await new Promise<void>((listening) => {
      server.listen(0, '127.0.0.1', listening);
    });
    const browser = await chromium.launch({
      executablePath: await installChromium(),
      // Frames come as fast as they can be made: the time between two is what one costs.
      args: ['--no-sandbox', '--disable-gpu', '--disable-frame-rate-limit', '--disable-gpu-vsync'],
    });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.addInitScript(`globalThis.fixture = ${JSON.stringify(themes.dark)};`);
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await isReady;
    return new EditorPage(page, browser, server, queue);
  }

  post(message: HostToPanel): void {
    this.#queue.put(encodeMessage(message));
  }

  /** Asks for the processor time that the page's main thread has taken, in ms. */
  async mainThreadTime(): Promise<() => Promise<number>> {
    const session = await this.page.context().newCDPSession(this.page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    return async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
    };
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

/** What waits for the page, or the page for it. */
class Queue {
  readonly #messages: Buffer[] = [];
  #waiting: ((message: Buffer) => void) | undefined;

  put(message: Buffer): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting === undefined) this.#messages.push(message);
    else waiting(message);
  }

  async next(): Promise<Buffer> {
    return this.#messages.shift() ?? new Promise((resolve) => (this.#waiting = resolve));
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  queue: Queue,
  posted: (message: PanelToHost) => void,
): Promise<void> {
  const { url = '/' } = request;
  if (url === '/next') {
    response.end(await queue.next());
  } else if (url === '/posted') {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    response.end();
    posted(JSON.parse(Buffer.concat(chunks).toString()) as PanelToHost);
  } else if (url === '/') {
    response.writeHead(200, { 'content-type': 'text/html' }).end(await readFile(shell));
  } else if (/^\/\w+\.js$/.test(url)) {
    const script = await readFile(path.join(root, 'dist', 'webview', url));
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
  } else response.writeHead(404).end();
}
