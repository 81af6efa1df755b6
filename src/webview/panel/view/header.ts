import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { Timeline } from '../../../profile/timeline.ts';
import { icon, type IconName } from '../../shared/icons.ts';
import { formatCount, formatDuration, statusWords } from '../../shared/words.ts';
import { exportMenu } from './exportMenu.ts';
import type { PageActions, PageModel } from './pageModel.ts';

/** Which run it is, how it ended, and what can be done with it. */
export function header({ title, timeline, canRunAgain }: PageModel, actions: PageActions): TemplateResult {
  const status = timeline?.status;
  const isOver = status !== undefined && status !== 'recording';
  return html`<header>
    <div class="heading">
      <h1 title=${timeline?.command ?? title}>${title}</h1>
      ${
        timeline === undefined || status === undefined
          ? nothing
          : html`<p class="facts">
              <span class="status ${status}"><span class="status-dot"></span>${statusLine(timeline)}</span
              ><span>${runFacts(timeline)}</span>
            </p>`
      }
    </div>
    ${isOver ? compareButton(actions) : nothing} ${status === undefined ? nothing : exportMenu(actions)}
    ${status === 'recording' ? action('Stop', 'stop', actions.stop) : nothing}
    ${isOver && canRunAgain ? action('Profile again', 'again', actions.profileAgain) : nothing}
  </header>`;
}

function action(label: string, name: IconName, run: () => void): TemplateResult {
  return html`<vscode-button @click=${run}>${icon(name, 'content-before')}${label}</vscode-button>`;
}

function compareButton(actions: PageActions): TemplateResult {
  const hint = 'Puts this run beside one from before';
  return html`<button type="button" class="menu-button" title=${hint} @click=${actions.compare}>
    ${icon('compare')}Compare
  </button>`;
}

function statusLine({ status, durationUs }: Timeline): string {
  const after = status === 'recording' ? '' : ' after';
  return `${statusWords[status]}${after} ${formatDuration(durationUs)}`;
}

function runFacts({ coreCount, lanes, tasks, taskTotal = tasks.count }: Timeline): string {
  return [
    // Helpers are no lanes of the program's own making.
    formatCount(lanes.filter(({ role }) => role !== 'helpers').length, 'lane', 'lanes'),
    formatCount(taskTotal, 'task', 'tasks'),
    formatCount(coreCount, 'core', 'cores'),
  ].join(' · ');
}
