/** Opens the webview pages in Chromium as VS Code serves them: same shell, same strict policy, a host that remembers. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { AnalysisAnswer, AnalysisQuestion, PanelToService } from '../../../src/protocol/index.ts';
import { installChromium } from '../../../scripts/host/installChromium.mjs';
import type { LargeTimeline, TaskPages } from '../../../src/profile/index.ts';
import { themes, type ThemeName } from './themes.ts';

const dist = fileURLToPath(new URL('../../../dist/webview/', import.meta.url));
const nonce = 'c2VlbiBvbmNl';

export interface PageOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly deviceScaleFactor?: number;
  readonly reducedMotion?: boolean;
  /** What an earlier life of the page has saved. */
  readonly state?: unknown;
  /** Answers what the page asks, as the profile service would; without it nothing is answered. */
  readonly service?: (question: AnalysisQuestion) => AnalysisAnswer;
  /** A run that is too large for the page, of which it asks for parts. */
  readonly large?: LargeTimeline;
  /** The list of all its tasks. */
  readonly tasks?: TaskPages;
  /** A path that the server shall not have. */
  readonly missing?: string;
}

/** What a page has done so far. */
export interface Recorded {
  readonly posted: readonly unknown[];
  readonly state: unknown;
  readonly violations: readonly string[];
}

export class WebviewPages {
  readonly #browser: Browser;
  readonly #server: Server;
  readonly #origin: string;

  private constructor(browser: Browser, server: Server) {
    this.#browser = browser;
    this.#server = server;
    this.#origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(): Promise<WebviewPages> {
    if (!existsSync(`${dist}panel.js`))
      throw new Error('dist/webview is not there: run `npm run build` first.');
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
      answer(pathname).then(
        ({ type, body }) => response.writeHead(200, { 'content-type': type }).end(body),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((listening) => {
      server.listen(0, '127.0.0.1', listening);
    });
    const browser = await chromium.launch({
      executablePath: await installChromium(),
      // Scroll bars take room in the editor, so they do here.
      ignoreDefaultArgs: ['--hide-scrollbars'],
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    return new WebviewPages(browser, server);
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    this.#server.closeAllConnections();
    await new Promise((closed) => {
      this.#server.close(closed);
    });
  }

  /** Opens one of the pages and waits until it has posted `ready`. */
  async open(name: 'panel' | 'live' | 'comparison' | 'scaling', options: PageOptions = {}): Promise<Page> {
    const context = await this.#browser.newContext({
      viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
      deviceScaleFactor: options.deviceScaleFactor ?? 1,
      reducedMotion: (options.reducedMotion ?? true) ? 'reduce' : 'no-preference',
    });
    const page = await context.newPage();
    const { theme = 'dark', state = null } = options;
    await page.addInitScript(
      `globalThis.fixture = ${JSON.stringify({ theme: themes[theme], state }).replaceAll('<', '\\u003c')};`,
    );
    const { service, large, tasks } = options;
    if (service !== undefined || large !== undefined) {
      await page.exposeFunction('toService', (message: unknown) => {
        const { type, request, question } = message as Extract<PanelToService, { type: 'ask' }>;
        if (type !== 'ask') return undefined;
        const answerOf = () => {
          const { kind } = question;
          if (kind === 'excerpt') return { kind, revision: 1, excerpt: large?.excerpt(question) };
          if (kind === 'task-steps') return { ...question, found: large?.walk(question.walk) };
          return kind === 'tasks'
            ? { kind, list: question.list, page: tasks?.page(question.list) }
            : service?.(question);
        };
        const answered = answerOf();
        if (answered === undefined) return undefined;
        return asJson({ type: 'answer', request, revision: 1, answer: answered });
      });
    }
    const { missing } = options;
    if (missing !== undefined) await page.route(`**${missing}`, (route) => route.fulfill({ status: 404 }));
    await page.goto(`${this.#origin}/${name}.html`);
    await page.waitForFunction(() => globalThis.recorded.posted.some((message) => message.type === 'ready'));
    return page;
  }
}

declare global {
  /** In the page: what the shell below defines; `recorded` is what the fake `acquireVsCodeApi` has seen. */
  var receive: (json: string) => void;
  var setTheme: (fixture: unknown) => void;
  var readCanvas: (area: {
    id: string;
    x: number;
    y: number;
    width: number;
    height: number;
  }) => [string, number][];
  var recorded: { posted: { type: string; message?: string }[]; state: unknown; violations: string[] };
}

async function answer(pathname: string): Promise<{ type: string; body: string | Buffer }> {
  if (/^\/(panel|live|comparison|scaling)\.html$/.test(pathname)) {
    return { type: 'text/html', body: shell(pathname.slice(1, -5)) };
  }
  if (pathname === '/favicon.ico') return { type: 'image/x-icon', body: '' };
  return { type: 'text/javascript', body: await readFile(dist + pathname.slice(1)) };
}

/** The shells of src/webview/panel/main.ts and src/webview/live/main.ts, with a host in place of VS Code's. */
function shell(name: string): string {
  const policy =
    name === 'panel'
      ? `default-src 'none'; script-src 'nonce-${nonce}'; worker-src blob:; connect-src 'self'`
      : `default-src 'none'; script-src 'nonce-${nonce}'`;
  const attributes = name === 'panel' ? ' data-layout-worker-url="/layoutWorker.js"' : '';
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Poolwright</title>
  </head>
  <body${attributes}>
    <script nonce="${nonce}">
      globalThis.recorded = { posted: [], state: fixture.state, violations: [] };
      addEventListener('securitypolicyviolation', (event) =>
        recorded.violations.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
      globalThis.acquireVsCodeApi = () => ({
        postMessage: (message) => {
          recorded.posted.push(message);
          globalThis.toService?.(message).then((json) => json === undefined || receive(json));
        },
        getState: () => recorded.state,
        setState: (state) => { recorded.state = structuredClone(state); },
      });
      globalThis.setTheme = ({ bodyClass, variables }) => {
        document.body.className = bodyClass;
        document.documentElement.removeAttribute('style');
        for (const [name, value] of Object.entries(variables)) {
          document.documentElement.style.setProperty('--vscode-' + name, value);
        }
        // A view in the side bar is transparent and stands on the side bar's colour.
        document.documentElement.style.background = 'var(--vscode-${name === 'live' ? 'sideBar' : 'editor'}-background)';
      };
      // VS Code carries messages as JSON with typed arrays beside it, so NaN in a plain field arrives as null.
      const kinds = { Float64Array, Float32Array, Uint32Array, Int32Array, Uint8Array };
      globalThis.receive = (json) => {
        const data = JSON.parse(json, (_, value) =>
          value?.typedArray === undefined ? value : new kinds[value.typedArray](Uint8Array.from(atob(value.bytes), (c) => c.charCodeAt(0)).buffer));
        postMessage(data, '*');
      };
      /** The colours in an area of a canvas, in CSS pixels, each with how many device pixels have it. */
      globalThis.readCanvas = ({ id, x, y, width, height }) => {
        const ratio = devicePixelRatio;
        const { data } = document.getElementById(id).getContext('2d').getImageData(
          x * ratio, y * ratio, Math.max(1, width * ratio), Math.max(1, height * ratio));
        const counts = new Map();
        for (let at = 0; at < data.length; at += 4) {
          const color = data[at + 3] === 0 ? 'nothing' : data[at] + ',' + data[at + 1] + ',' + data[at + 2];
          counts.set(color, (counts.get(color) ?? 0) + 1);
        }
        return [...counts];
      };
      setTheme(fixture.theme);
    </script>
    <script nonce="${nonce}" src="/${name}.js"></script>
  </body>
</html>`;
}

/** Sends a message to the page as VS Code would. */
export async function send(page: Page, message: unknown): Promise<void> {
  await page.evaluate(
    (text) => (globalThis as unknown as { receive(json: string): void }).receive(text),
    asJson(message),
  );
}

/** A message as it crosses into the page: columns of numbers beside the rest. */
function asJson(message: unknown): string {
  return JSON.stringify(message, (_, value: unknown) => {
    if (!ArrayBuffer.isView(value)) return value;
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
    return { typedArray: value.constructor.name, bytes };
  });
}

export async function setTheme(page: Page, theme: ThemeName): Promise<void> {
  await page.evaluate((fixture) => globalThis.setTheme(fixture), themes[theme]);
}

export async function recordedBy(page: Page): Promise<Recorded> {
  return page.evaluate(() => globalThis.recorded);
}
