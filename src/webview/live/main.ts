/**
 * The side bar's live view. It builds its own DOM; the extension serves this shell and nothing else:
 *
 * ```html
 * <!doctype html>
 * <html lang="en">
 *   <head>
 *     <meta charset="utf-8" />
 *     <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-NONCE'" />
 *     <meta name="viewport" content="width=device-width, initial-scale=1" />
 *     <title>Poolwright Live</title>
 *   </head>
 *   <body>
 *     <script nonce="NONCE" src="URI_OF_dist/webview/live.js"></script>
 *   </body>
 * </html>
 * ```
 *
 * One file, dist/webview/live.js; no style sheet, no font, no `data-` attributes. `retainContextWhenHidden` is not needed:
 * the page posts `ready` whenever it loads and the host answers with the newest `live` or with `nothing`.
 * Messages: `HostToLive` in, `LiveToHost` out (src/protocol/panel.ts).
 */
export {};
