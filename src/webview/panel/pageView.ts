import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-tab-header/index.js';
import '@vscode-elements/elements/dist/vscode-tab-panel/index.js';
import '@vscode-elements/elements/dist/vscode-tabs/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Timeline } from '../../profile/timeline.ts';
import { icon, type IconName } from '../shared/icons.ts';
import { formatCount, formatDuration, formatShare, formatTime, statusWords } from '../shared/words.ts';
import { keyboardHint } from './keyboard.ts';
import { laneLabels, laneOptionId } from './laneLabels.ts';
import { legend } from './legend.ts';
import type { RowsLayout, TimeWindow } from './layout/index.ts';
import { tabs, type Tab } from './savedState.ts';

/** Everything that the page's DOM shows; the canvases and the tables are drawn by their own classes. */
export interface PageModel {
  readonly title: string;
  readonly timeline: Timeline | undefined;
  readonly rows: RowsLayout | undefined;
  readonly window: TimeWindow;
  readonly isWhole: boolean;
  readonly problems: readonly string[];
  /** 0…1: how much of a large file has been read. */
  readonly readShare: number;
  readonly selectedLane: number;
  readonly tab: Tab;
  readonly filter: string;
  readonly matchCount: number | undefined;
  readonly lanesHeight: number;
}

export interface PageActions {
  readonly stop: () => void;
  readonly profileAgain: () => void;
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
  readonly selectLane: (lane: number) => void;
  readonly pictureKey: (event: KeyboardEvent) => void;
  readonly showTab: (tab: Tab) => void;
  readonly setFilter: (filter: string) => void;
  readonly leaveFilter: () => void;
  readonly resize: (event: PointerEvent | KeyboardEvent) => void;
}

export function pageView(model: PageModel, actions: PageActions): TemplateResult {
  return html`
    ${header(model, actions)} ${notices(model)} ${timelineSection(model, actions)} ${splitter(model, actions)}
    ${tablesSection(model, actions)}
    <div class="tooltip" id="tooltip" aria-hidden="true" hidden></div>
    <div class="visually-hidden" id="announcer" role="status" aria-live="polite"></div>
  `;
}

function header({ title, timeline }: PageModel, actions: PageActions): TemplateResult {
  const status = timeline?.status;
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
    ${status === 'recording' ? action('Stop', 'stop', actions.stop) : nothing}
    ${status !== undefined && status !== 'recording' ? action('Profile again', 'again', actions.profileAgain) : nothing}
  </header>`;
}

function action(label: string, name: IconName, run: () => void): TemplateResult {
  return html`<vscode-button @click=${run}>${icon(name, 'content-before')}${label}</vscode-button>`;
}

function statusLine({ status, durationUs }: Timeline): string {
  const after = status === 'recording' ? '' : ' after';
  return `${statusWords[status]}${after} ${formatDuration(durationUs)}`;
}

function runFacts({ coreCount, lanes, tasks, taskTotal = tasks.count }: Timeline): string {
  return [
    formatCount(lanes.length, 'lane', 'lanes'),
    formatCount(taskTotal, 'task', 'tasks'),
    formatCount(coreCount, 'core', 'cores'),
  ].join(' · ');
}

/** What a person should read first: problems of the tool, then what the recording says about itself. */
function notices({ problems, timeline }: PageModel): TemplateResult | typeof nothing {
  const all = [
    ...problems.map((text) => ({ text, kind: 'error' as const })),
    ...(timeline?.notices ?? []).map((text) => ({ text, kind: 'warning' as const })),
  ];
  if (all.length === 0) return nothing;
  const item = ({ text, kind }: (typeof all)[number]) =>
    html`<li class=${kind}>
      ${icon(kind)}<span class="visually-hidden">${kind}: </span><span>${text}</span>
    </li>`;
  const inSight = 3;
  return html`<div class="notices" role="status">
    <ul>
      ${all.slice(0, inSight).map(item)}
    </ul>
    ${
      all.length > inSight
        ? html`<details>
            <summary>${formatCount(all.length - inSight, 'more notice', 'more notices')}</summary>
            <ul>
              ${all.slice(inSight).map(item)}
            </ul>
          </details>`
        : nothing
    }
  </div>`;
}

function timelineSection(model: PageModel, actions: PageActions): TemplateResult {
  const { timeline, rows, window, selectedLane } = model;
  const isEmpty = timeline === undefined || timeline.lanes.length === 0;
  const hasNoPicture = isEmpty || rows === undefined;
  const stepUs = (window.endUs - window.startUs) / 100;
  const shown = `${formatTime(window.startUs, stepUs)} – ${formatTime(window.endUs, stepUs)}`;
  const wholeUs = Math.max(1, timeline?.durationUs ?? 1);
  return html`<section
      class="timeline"
      aria-label="Timeline"
      ?hidden=${hasNoPicture}
      .style=${`--poolwright-rows: ${rows?.heightPx ?? 0}px`}
    >
      <div class="axis-row">
        <div class="corner" role="group" aria-label="Zoom">
          ${tool('Zoom out (−)', 'zoomOut', () => actions.zoom(1 / 1.5))}
          ${tool('Zoom in (+)', 'zoomIn', () => actions.zoom(1.5))}
          ${tool('Show the whole run (F)', 'fit', actions.fit)}
        </div>
        <div class="track"><canvas id="axis" aria-hidden="true"></canvas></div>
      </div>
      <div
        class="lanes ${model.lanesHeight > 0 ? 'sized' : ''}"
        id="scroller"
        .style=${model.lanesHeight > 0 ? `height: ${model.lanesHeight}px` : ''}
      >
        <div class="lanes-grid">
          <div
            class="labels"
            id="labels"
            role="listbox"
            tabindex="0"
            aria-label="Lanes"
            aria-describedby="hint"
            aria-activedescendant=${selectedLane >= 0 ? laneOptionId(selectedLane) : nothing}
            @keydown=${actions.pictureKey}
          >
            ${guard([timeline, rows, selectedLane], () =>
              hasNoPicture ? nothing : laneLabels(timeline, rows, selectedLane, actions.selectLane),
            )}
          </div>
          <div class="track" id="picture" .style=${`height: ${rows?.heightPx ?? 0}px`}>
            <canvas
              id="lanes"
              role="img"
              aria-label="Timeline of lanes; the tables below say the same in words"
            ></canvas>
          </div>
        </div>
      </div>
      <div class="overview-row">
        <div class="overview-label">
          <span>Busy lanes</span
          ><span class="dim"
            >${model.isWhole ? `dashed: ${formatCount(timeline?.coreCount ?? 0, 'core', 'cores')}` : shown}</span
          >
        </div>
        <div
          class="track"
          id="overview-track"
          title="Drag to choose what is shown, click to centre it"
          role="scrollbar"
          tabindex="0"
          aria-label="Shown time"
          aria-controls="picture"
          aria-orientation="horizontal"
          aria-valuemin="0"
          aria-valuemax=${Math.round(wholeUs)}
          aria-valuenow=${Math.round(window.startUs)}
          aria-valuetext="${shown} of ${formatDuration(wholeUs)}"
          @keydown=${actions.pictureKey}
        >
          <canvas id="overview" aria-hidden="true"></canvas>
        </div>
      </div>
      <div class="below">
        ${
          timeline === undefined
            ? nothing
            : legend({
                tasks: (timeline.taskTotal ?? timeline.tasks.count) > 0,
                loopDelays: timeline.loopDelays.count > 0,
              })
        }
        <p class="hint dim" id="hint">${keyboardHint}</p>
      </div>
    </section>
    ${isEmpty ? emptyState(model) : nothing}`;
}

function emptyState({ timeline, problems, readShare }: PageModel): TemplateResult | typeof nothing {
  // Nothing will come where the profile could not be read; the problem above says why.
  if (timeline === undefined && problems.length > 0) return nothing;
  const text =
    timeline === undefined
      ? `Loading the profile…${readShare > 0 ? ` ${formatShare(readShare)}` : ''}`
      : timeline.status === 'recording'
        ? 'Waiting for the first thread of the program to report.'
        : 'Nothing was recorded: the program ended before any of its threads reported. Its output is in the terminal.';
  return html`<p class="empty-state" role="status">${text}</p>`;
}

function tool(label: string, name: IconName, run: () => void): TemplateResult {
  return html`<button type="button" class="tool" title=${label} aria-label=${label} @click=${run}>
    ${icon(name)}
  </button>`;
}

function splitter({ rows, lanesHeight }: PageModel, { resize }: PageActions): TemplateResult {
  return html`<div
    class="splitter"
    role="separator"
    tabindex="0"
    aria-orientation="horizontal"
    aria-label="Height of the timeline"
    aria-valuenow=${Math.round(lanesHeight)}
    ?hidden=${rows === undefined || rows.rows.length === 0}
    @pointerdown=${resize}
    @keydown=${resize}
  ></div>`;
}

function tablesSection(model: PageModel, actions: PageActions): TemplateResult {
  const { timeline, matchCount } = model;
  const taskCount = timeline?.taskTotal ?? timeline?.tasks.count ?? 0;
  const shownCount = matchCount ?? timeline?.tasks.count ?? 0;
  const isAll = matchCount === undefined && shownCount === taskCount;
  const counted = isAll ? String(taskCount) : `${shownCount} of ${taskCount}`;
  return html`<section
    class="tables"
    aria-label="Tables"
    ?hidden=${timeline === undefined || timeline.lanes.length === 0}
  >
    <vscode-tabs
      selected-index=${tabs.indexOf(model.tab)}
      @vsc-tabs-select=${(event: CustomEvent<{ selectedIndex: number }>) =>
        actions.showTab(tabs[event.detail.selectedIndex] ?? 'tasks')}
    >
      <vscode-tab-header slot="header">Tasks<span class="count">${counted}</span></vscode-tab-header>
      <vscode-tab-panel><div class="table-scroll" id="task-table"></div></vscode-tab-panel>
      <vscode-tab-header slot="header"
        >Lanes<span class="count">${timeline?.lanes.length ?? 0}</span></vscode-tab-header
      >
      <vscode-tab-panel><div class="table-scroll" id="lane-table"></div></vscode-tab-panel>
      <div slot="addons" class="filter">
        <vscode-textfield
          id="filter"
          type="search"
          placeholder="Filter tasks ( / )"
          .label=${'Filter tasks by name, lane or outcome'}
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
