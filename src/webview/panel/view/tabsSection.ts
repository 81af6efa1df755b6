import '@vscode-elements/elements/dist/vscode-tab-header/index.js';
import '@vscode-elements/elements/dist/vscode-tab-panel/index.js';
import '@vscode-elements/elements/dist/vscode-tabs/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { html, type TemplateResult } from 'lit';
import { icon } from '../../shared/icons.ts';
import { tabs } from '../savedState.ts';
import { analysisView } from './analysisView.ts';
import type { PageActions, PageModel } from './pageModel.ts';
import { trafficView } from './trafficView.ts';

/** The lower half: functions, tasks, lanes, messages and charts, with the filter that they share. */
export function tabsSection(model: PageModel, actions: PageActions): TemplateResult {
  const { timeline, matchCount } = model;
  const taskCount = timeline?.taskTotal ?? timeline?.tasks.count ?? 0;
  const counted = matchCount === undefined ? String(taskCount) : `${matchCount} of ${taskCount}`;
  return html`<section
    class="tables"
    aria-label="Tables"
    ?hidden=${timeline === undefined || timeline.lanes.length === 0}
  >
    <vscode-tabs
      selected-index=${tabs.indexOf(model.tab)}
      @vsc-tabs-select=${(event: CustomEvent<{ selectedIndex: number }>) =>
        actions.showTab(tabs[event.detail.selectedIndex] ?? 'functions')}
    >
      <vscode-tab-header slot="header"
        >Functions<span class="count">${functionsCounted(model)}</span></vscode-tab-header
      >
      <vscode-tab-panel class="analysis-panel">${analysisView(model, actions)}</vscode-tab-panel>
      <vscode-tab-header slot="header">Tasks<span class="count">${counted}</span></vscode-tab-header>
      <vscode-tab-panel><div class="table-scroll" id="task-table"></div></vscode-tab-panel>
      <vscode-tab-header slot="header"
        >Lanes<span class="count">${timeline?.lanes.length ?? 0}</span></vscode-tab-header
      >
      <vscode-tab-panel><div class="table-scroll" id="lane-table"></div></vscode-tab-panel>
      <vscode-tab-header slot="header"
        >Messages<span class="count">${messagesCounted(model)}</span></vscode-tab-header
      >
      <vscode-tab-panel class="traffic-panel">${trafficView(model, actions)}</vscode-tab-panel>
      <vscode-tab-header slot="header">Charts</vscode-tab-header>
      <vscode-tab-panel><div id="charts"></div></vscode-tab-panel>
      <div slot="addons" class="filter">
        <vscode-textfield
          id="filter"
          type="search"
          placeholder="Filter ( / )"
          .label=${'Filter functions, tasks, lanes and messages'}
          .value=${model.filter}
          @input=${(event: Event) => actions.setFilter((event.currentTarget as HTMLInputElement).value)}
          @keydown=${(event: KeyboardEvent) => {
            if (event.key === 'Escape') actions.leaveFilter();
          }}
          >${icon('search', 'content-before')}</vscode-textfield
        >
      </div>
    </vscode-tabs>
  </section>`;
}

function functionsCounted({ analysis, functionMatchCount }: PageModel): string {
  const functions = analysis.functions?.functions;
  if (functions === undefined) return '';
  const all = functions.allCount.toLocaleString('en');
  return functionMatchCount === undefined ? all : `${functionMatchCount.toLocaleString('en')} of ${all}`;
}

/** Directions, not messages: what the table has rows of. */
function messagesCounted({ analysis }: PageModel): string {
  if (analysis.traffic === undefined) return '';
  const { directions, matching } = analysis.traffic;
  const all = directions.toLocaleString('en');
  return matching === undefined ? all : `${matching.toLocaleString('en')} of ${all}`;
}
