import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { type CallTreeOrder, functionKinds, functionKindWords } from '../../../profile/index.ts';
import { formatCount, formatDuration, formatTime } from '../../shared/words.ts';
import { flameTable } from '../flame/flameTable.ts';
import type { PageActions, PageModel } from './pageModel.ts';

const orderWords: Readonly<Record<CallTreeOrder, string>> = { sum: 'Summed', time: 'In order' };
const orderHints: Readonly<Record<CallTreeOrder, string>> = {
  sum: 'Each way to call a function once, with all its time, longest first',
  time: 'One call after the other, along the time axis of one lane',
};

/** The flame chart of what is selected, and its functions beside. */
export function analysisView(model: PageModel, actions: PageActions): TemplateResult {
  const { tree } = model.analysis;
  const sampleCount = tree?.tree.sampleCount ?? 0;
  const counted = formatCount(sampleCount, 'sample', 'samples');
  return html`<div class="analysis">
    <div class="flame-head">
      <div class="flame-what" title="${scopeName(model)} · ${counted}">
        <h2>${scopeName(model)}</h2>
        <span class="sample-count">${counted}</span>
      </div>
      ${
        model.selectedLanes.length > 0 || !model.isWhole
          ? html`<button type="button" class="link" @click=${actions.selectWhole}>Whole run</button>`
          : nothing
      }
      <span class="space"></span>
      <div class="choice" role="radiogroup" aria-label="Order of the flame chart">
        ${(['sum', 'time'] as const).map((order) => orderButton(order, model, actions))}
      </div>
    </div>
    <div
      class="flame-scroll"
      id="flame-scroller"
      tabindex="0"
      role="group"
      aria-label="Flame chart"
      aria-describedby="flame-hint"
    >
      <div id="flame-rows"><canvas id="flame" aria-hidden="true"></canvas></div>
      ${sampleCount === 0 && tree !== undefined ? html`<p class="empty">No samples of what is selected.</p>` : nothing}
    </div>
    <div class="visually-hidden" id="flame-hint">
      Arrow keys go from box to box, Enter opens the source, Z shows a box in full width, F shows all.
    </div>
    <div class="visually-hidden">
      ${guard([tree], () => (tree === undefined ? nothing : flameTable(tree.tree)))}
    </div>
    <ul class="legend flame-legend" aria-label="Colours of the flame chart">
      ${functionKinds.map((kind) => html`<li><span class="key flame-${kind}"></span>${functionKindWords[kind]}</li>`)}
    </ul>
    <div class="functions">
      ${
        model.analysis.whyNotPredicted === ''
          ? nothing
          : html`<p class="remark">Predicted: ${model.analysis.whyNotPredicted}</p>`
      }
      <div class="table-scroll" id="function-table"></div>
    </div>
  </div>`;
}

function orderButton(order: CallTreeOrder, model: PageModel, actions: PageActions): TemplateResult {
  const shown = model.analysis.tree?.tree.order ?? 'sum';
  return html`<button
    type="button"
    role="radio"
    aria-checked=${order === shown}
    title=${orderHints[order]}
    @click=${() => actions.setOrder(order)}
  >
    ${orderWords[order]}
  </button>`;
}

/** `worker 1 · 1.34 s – 2.33 s`, or what stands for all. */
function scopeName({ timeline, selectedLanes, window, isWhole }: PageModel): string {
  const names = selectedLanes.map((lane) => timeline?.lanes[lane]?.name ?? '');
  const who =
    names.length === 0 ? 'All lanes' : names.length <= 2 ? names.join(' and ') : `${names.length} lanes`;
  if (isWhole) return `${who} · ${formatDuration(timeline?.durationUs ?? 0)}`;
  const stepUs = (window.endUs - window.startUs) / 100;
  return `${who} · ${formatTime(window.startUs, stepUs)} – ${formatTime(window.endUs, stepUs)}`;
}
