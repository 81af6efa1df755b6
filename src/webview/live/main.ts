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
import { render } from 'lit';
import type { HostToLive, LiveToHost } from '../../protocol/index.ts';
import { adoptStyles } from '../shared/baseStyles.ts';
import { connectHost } from '../shared/host.ts';
import { statusStyles } from '../shared/statusStyles.ts';
import { setThemeVariables } from '../shared/themeVariables.ts';
import { statusWords } from '../shared/words.ts';
import { currentTheme, watchTheme } from '../shared/watchTheme.ts';
import { liveView } from './liveView.ts';
import { readHostMessage } from './readHostMessage.ts';
import { liveStyles } from './styles.ts';

let state: HostToLive | undefined;
let problem = '';

adoptStyles([statusStyles, liveStyles]);
const root = document.createElement('main');
const announcer = document.createElement('div');
announcer.className = 'visually-hidden';
announcer.setAttribute('role', 'status');
document.body.append(root, announcer);
setThemeVariables(currentTheme('sideBar-background'));
watchTheme(setThemeVariables, 'sideBar-background');

const host = connectHost<LiveToHost>((data) => {
  const read = readHostMessage(data);
  if (read.ok) {
    problem = '';
    show(read.message);
  } else {
    problem = `A message from the profiler could not be read: ${read.reason}. Open the profiler to see the run.`;
    show(state ?? { type: 'nothing' });
  }
});

/** The figures change twice a second, so only a change of state is said aloud. */
function show(next: HostToLive): void {
  const before = state?.type === 'live' ? state.status : 'nothing';
  const now = next.type === 'live' ? next.status : 'nothing';
  if (state !== undefined && before !== now) {
    announcer.textContent =
      now === 'nothing' ? 'Nothing is being profiled.' : `Profiler: ${statusWords[now]}.`;
  }
  state = next;
  render(
    liveView(next, problem, (message) => host.post(message)),
    root,
  );
}

host.post({ type: 'ready' });
