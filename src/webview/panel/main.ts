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
export {};
