/**
 * The page that shows two runs beside each other. It builds its own DOM; the extension serves this shell and nothing else:
 *
 * ```html
 * <!doctype html>
 * <html lang="en">
 *   <head>
 *     <meta charset="utf-8" />
 *     <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-NONCE'" />
 *     <meta name="viewport" content="width=device-width, initial-scale=1" />
 *     <title>Poolwright Comparison</title>
 *   </head>
 *   <body>
 *     <script nonce="NONCE" src="URI_OF_dist/webview/comparison.js"></script>
 *   </body>
 * </html>
 * ```
 *
 * The page posts `ready` whenever it loads; the host answers with `comparison` or `problem`. It keeps the two files in
 * `setState`, so that VS Code can restore it. Messages: src/protocol/comparison.ts.
 */
import { render } from 'lit';
import type { ComparedFunction } from '../../../profile/index.ts';
import type { ComparisonToHost, HostToComparison } from '../../../protocol/index.ts';
import { adoptStyles } from '../../shared/baseStyles.ts';
import { connectHost } from '../../shared/host.ts';
import { setThemeVariables } from '../../shared/themeVariables.ts';
import { currentTheme, watchTheme } from '../../shared/watchTheme.ts';
import { ComparedTables } from './comparedTables.ts';
import { comparisonView } from './comparisonView.ts';
import { readComparisonMessage } from './readComparison.ts';
import { comparisonStyles } from './styles/index.ts';

const ground = 'editor-background';
let shown: Extract<HostToComparison, { readonly type: 'comparison' }> | undefined;
let problem = '';
let tables: ComparedTables | undefined;

adoptStyles(comparisonStyles);
const root = document.createElement('main');
document.body.append(root);
setThemeVariables(currentTheme(ground));
watchTheme(setThemeVariables, ground);

const host = connectHost<ComparisonToHost>((data) => {
  const read = readComparisonMessage(data);
  if (!read.ok)
    fail(`A message from the profiler could not be read: ${read.reason}. Compare the profiles again.`);
  else if (read.message.type === 'problem') problem = read.message.message;
  else {
    problem = '';
    shown = read.message;
    host.writeState({ before: shown.before.file, after: shown.after.file });
  }
  show();
  if (shown === undefined) return;
  // The first painting with a comparison makes the elements that the tables stand in.
  tables ??= new ComparedTables(open);
  tables.setComparison(shown.comparison);
});

/** Where it is now; where it was, for a function that was seen before only. */
function open({ before, after }: ComparedFunction): void {
  if (after !== null) host.post({ type: 'go-to', run: 'after', fn: after });
  else if (before !== null) host.post({ type: 'go-to', run: 'before', fn: before });
}

function show(): void {
  render(
    comparisonView(shown, problem, () => host.post({ type: 'swap' })),
    root,
  );
}

function fail(message: string): void {
  problem = message;
  host.post({ type: 'failed', message });
}

window.addEventListener('error', (event) => {
  fail(`The comparison failed: ${event.message}.`);
  show();
});
show();
host.post({ type: 'ready' });
