/**
 * The page *Scaling*, which shows what a pool would gain for one function. It builds its own DOM; the extension serves the shell of
 * src/webview/panel/comparison/main.ts with `scaling.js` in it.
 *
 * The page posts `ready` whenever it loads; the host answers with `scaling`, or with `gone` where it
 * was restored and its measurement is no longer there. It keeps in `setState` what measurement it shows. Messages: src/protocol/scaling.ts.
 */
import { render } from 'lit';
import type { HostToScaling, ScalingToHost } from '../../protocol/index.ts';
import { adoptStyles } from '../shared/baseStyles.ts';
import { connectHost } from '../shared/host.ts';
import { setThemeVariables } from '../shared/themeVariables.ts';
import { currentTheme, watchTheme } from '../shared/watchTheme.ts';
import { readScalingMessage } from './readScaling.ts';
import { scalingView } from './scalingView.ts';
import { scalingStyles } from './styles.ts';

const ground = 'editor-background';
let shown: HostToScaling | undefined;
let problem = '';

adoptStyles([scalingStyles]);
const root = document.createElement('main');
document.body.append(root);
setThemeVariables(currentTheme(ground));
watchTheme(setThemeVariables, ground);

const host = connectHost<ScalingToHost>((data) => {
  const read = readScalingMessage(data);
  if (read.ok) {
    [shown, problem] = [read.message, ''];
    if (shown.type === 'scaling' && shown.state !== null) host.writeState(shown.state);
  } else fail(`The measurement could not be read: ${read.reason}. Measure the function again.`);
  show();
});

function show(): void {
  render(
    scalingView(shown, problem, (message) => host.post(message)),
    root,
  );
}

function fail(message: string): void {
  problem = message;
  host.post({ type: 'failed', message });
}

window.addEventListener('error', (event) => {
  fail(`The page failed: ${event.message}.`);
  show();
});
show();
host.post({ type: 'ready' });
