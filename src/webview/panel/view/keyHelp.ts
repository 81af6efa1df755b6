import { html, type TemplateResult } from 'lit';
import { icon } from '../../shared/icons.ts';

interface Keys {
  readonly heading: string;
  readonly keys: readonly (readonly [keys: string, meaning: string])[];
}

/** Everything that the keyboard and the wheel do, by where they do it. */
const help: readonly Keys[] = [
  {
    heading: 'Everywhere',
    keys: [
      ['/', 'filter functions, tasks, lanes and messages'],
      ['?', 'show these keys'],
      ['Tab', 'go to the next part of the panel'],
    ],
  },
  {
    heading: 'Timeline',
    keys: [
      ['← →', 'move; with Shift by half of what is shown'],
      ['+ −', 'zoom in and out'],
      ['F', 'fit: show the whole run'],
      ['Z', 'zoom to the selected task'],
      ['Home End', 'go to the beginning, to the end and on with it'],
      ['↑ ↓', 'select a lane; Ctrl and a click select several'],
      ['Enter', 'select the next task; with Shift the one before'],
      ['Esc', 'select nothing'],
      ['Wheel', 'zoom; with Shift move, with Alt scroll the lanes'],
    ],
  },
  {
    heading: 'Flame chart',
    keys: [
      ['↑ ↓', 'go to the caller, to the longest of those called'],
      ['← →', 'go to the box beside'],
      ['Enter', 'open the source'],
      ['Z', 'show a box in full width; so does Alt and a click'],
      ['F Esc', 'show all boxes'],
    ],
  },
  {
    heading: 'Charts',
    keys: [
      ['← →', 'go through time; with Shift ten times as fast'],
      ['+ −', 'zoom in and out around it'],
      ['F', 'show the whole run'],
      ['Drag', 'show a stretch of time'],
    ],
  },
  {
    heading: 'Tables',
    keys: [
      ['↑ ↓', 'select a row; also Page Up, Page Down, Home, End'],
      ['← →', 'show columns that are out of sight; in the matrix of messages, go from cell to cell'],
      ['Enter', 'open the source of a function, zoom to a task, select who sent and who received'],
    ],
  },
];

/** A dialog with all keys; `showKeyHelp` opens it. */
export function keyHelp(): TemplateResult {
  return html`<dialog id="key-help" aria-labelledby="key-help-heading">
    <form method="dialog">
      <h2 id="key-help-heading">Keys of the profiler</h2>
      <button class="tool" title="Close" aria-label="Close">${icon('close')}</button>
    </form>
    <div class="key-columns">
      ${help.map(
        ({ heading, keys }) =>
          html`<section>
            <h3>${heading}</h3>
            <dl>
              ${keys.map(
                ([names, meaning]) =>
                  html`<dt>${names.split(' ').map((name) => html`<kbd>${name}</kbd>`)}</dt>
                    <dd>${meaning}</dd>`,
              )}
            </dl>
          </section>`,
      )}
    </div>
  </dialog>`;
}
