/**
 * The profiler panel's page. It builds its own DOM; the extension serves this shell and nothing else:
 *
 * ```html
 * <!doctype html>
 * <html lang="en">
 *   <head>
 *     <meta charset="utf-8" />
 *     <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-NONCE';
 *       worker-src blob:; connect-src CSP_SOURCE" />
 *     <meta name="viewport" content="width=device-width, initial-scale=1" />
 *     <title>Poolwright Profiler</title>
 *   </head>
 *   <body data-layout-worker-url="URI_OF_dist/webview/layoutWorker.js">
 *     <script nonce="NONCE" src="URI_OF_dist/webview/panel.js"></script>
 *   </body>
 * </html>
 * ```
 *
 * - Files, all in dist/webview: `panel.js` (this), `layoutWorker.js` (fetched as text by `connect-src`, then started from a
 *   blob URL, because a webview may not load a worker from another origin). There is no style sheet and no font: styles are
 *   constructed style sheets, which need no `style-src`, and icons are inline SVG. `URI_OF_…` is `webview.asWebviewUri(…)`,
 *   `CSP_SOURCE` is `webview.cspSource`; `localResourceRoots` needs dist/webview only, `enableScripts` is on.
 * - `retainContextWhenHidden` is not needed: the page keeps what it shows in `setState` and posts `ready` whenever it loads;
 *   the host answers with the newest `title` and `timeline`.
 * - Messages: `HostToPanel` in, `PanelToHost` out (src/protocol/panel.ts). Typed arrays in `Timeline` arrive as they are
 *   (structured clone), so no conversion to JSON on the way.
 */
import { adoptStyles } from '../shared/baseStyles.ts';
import { connectHost } from '../shared/host.ts';
import type { PanelToHost } from '../../protocol/index.ts';
import { statusStyles } from '../shared/statusStyles.ts';
import { PanelPage } from './panelPage.ts';
import { readHostMessage } from './readHostMessage.ts';
import { panelStyles } from './styles/index.ts';

adoptStyles([statusStyles, ...panelStyles]);
const host = connectHost<PanelToHost>((data) => {
  const read = readHostMessage(data);
  if (read.ok) page.receive(read.message);
  else {
    page.fail(
      `A message from the profiler could not be read: ${read.reason}. What is shown stays as it was; close the panel and open the profile again.`,
    );
  }
});
const root = document.createElement('main');
document.body.append(root);
const page = new PanelPage(root, host, document.body.dataset['layoutWorkerUrl'] ?? '');
window.addEventListener('error', (event) => page.fail(`The panel failed: ${event.message}.`));
window.addEventListener('unhandledrejection', (event) =>
  page.fail(`The panel failed: ${String(event.reason)}.`),
);
host.post({ type: 'ready' });
