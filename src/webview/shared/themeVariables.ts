import type { Theme } from './theme.ts';

/** Gives the style sheet the colours that the canvas uses, so that the legend has exactly the same. */
export function setThemeVariables(theme: Theme): void {
  const variables: Readonly<Record<string, string>> = {
    line: theme.separator,
    error: theme.errorText,
    dim: theme.dimText,
    grid: theme.grid,
    background: theme.background,
    javascript: theme.javascript,
    native: theme.native,
    garbage: theme.garbage,
    running: theme.running,
    waiting: theme.waiting,
    blocked: theme.blocked,
    idle: theme.idle,
    task: theme.taskFill,
    'in-flight': theme.inFlight,
    queued: theme.queued,
    reply: theme.reply,
    delay: theme.delayFill,
    ...Object.fromEntries(
      (['own', 'package', 'runtime', 'garbage'] as const).flatMap((kind) => [
        [`flame-${kind}`, theme.flame[kind].fill],
        [`flame-${kind}-edge`, theme.flame[kind].edge],
      ]),
    ),
    ...Object.fromEntries(theme.lines.map((color, index) => [`chart-${index}`, color])),
    focus: theme.focus,
    better: theme.goodText,
    warning: theme.warningText,
    ...Object.fromEntries(
      theme.heat.flatMap(({ background, text }, step) => [
        [`heat-${step}`, background],
        [`heat-${step}-text`, text],
      ]),
    ),
    ...Object.fromEntries(
      (['hovered', 'selected', 'focused'] as const).flatMap((row) => [
        [`row-${row}`, theme.rows[row].background],
        [`row-${row}-text`, theme.rows[row].text],
        [`row-${row}-dim`, theme.rows[row].dimText],
        [`row-${row}-link`, theme.rows[row].link],
      ]),
    ),
  };
  document.body.style.colorScheme = theme.kind.endsWith('light') ? 'light' : 'dark';
  for (const [name, value] of Object.entries(variables)) {
    document.body.style.setProperty(`--poolwright-${name}`, value);
  }
}
