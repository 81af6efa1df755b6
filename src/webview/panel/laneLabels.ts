import { html, nothing, type TemplateResult } from 'lit';
import type { Timeline } from '../../profile/timeline.ts';
import { formatDuration } from '../shared/words.ts';
import { factLine, identity, laneFacts, nodeVersion, processMemory } from './laneFacts.ts';
import type { LaneRowLayout, RowLayout, RowsLayout } from './layout/index.ts';

/** `isAdded`: to what is selected already, or away from it. */
export type SelectLane = (lane: number, isAdded: boolean) => void;

/** The labels left of the picture, as a list box: one tab stop, arrow keys choose a lane. */
export function laneLabels(
  timeline: Timeline,
  rows: RowsLayout,
  selectedLanes: readonly number[],
  select: SelectLane,
): TemplateResult {
  return html`${rows.rows.map((row) =>
    row.kind === 'process'
      ? processLabel(timeline, row)
      : laneLabel(timeline, row, selectedLanes.includes(row.lane), select),
  )}`;
}

export function laneOptionId(lane: number): string {
  return `lane-${lane}`;
}

function processLabel({ lanes }: Timeline, row: Extract<RowLayout, { kind: 'process' }>): TemplateResult {
  const main = lanes[row.lanes[0] ?? 0];
  const rss = processMemory(main);
  const facts = [...(rss === '' ? [] : [rss]), ...(main === undefined ? [] : [nodeVersion(main)])];
  const name = `Process ${row.pid}`;
  return html`<div
    class="process-label"
    role="presentation"
    title=${factLine([name, ...facts])}
    .style=${`height: ${row.height}px`}
  >
    <span class="facts"><span class="process-name">${name}</span>${factItems(facts)}</span>
  </div>`;
}

function laneLabel(
  timeline: Timeline,
  row: LaneRowLayout,
  isSelected: boolean,
  select: SelectLane,
): TemplateResult {
  const lane = timeline.lanes[row.lane];
  const name = lane?.name ?? '';
  const isAlone = timeline.lanes.every((other) => other === lane || other.pid !== lane?.pid);
  const facts = laneFacts(timeline, row);
  const delay = row.loopDelay === undefined ? '' : `delay ≤ ${formatDuration(row.loopDelay.mostUs)}`;
  const delayTop = row.loopDelay === undefined ? 0 : row.loopDelay.y - 2 - row.y;
  const whole = factLine([name, ...facts, ...(delay === '' ? [] : [`event-loop ${delay}`])]);
  return html`<div
    id=${laneOptionId(row.lane)}
    class="lane-label ${isAlone ? 'alone' : ''} ${isSelected ? 'selected' : ''}"
    role="option"
    aria-label=${whole}
    aria-selected=${isSelected}
    .style=${`height: ${row.height}px`}
    title=${lane === undefined ? whole : `${whole}\n${factLine(identity(lane))}`}
    @click=${(event: MouseEvent) => select(row.lane, event.ctrlKey || event.metaKey)}
  >
    <span class="name">${name}</span>
    <span class="facts">${factItems(facts)}</span>
    ${
      delay === ''
        ? nothing
        : html`<span class="delay" .style=${`top: ${delayTop}px`}
            ><span class="wordy">event-loop </span>${delay}</span
          >`
    }
  </div>`;
}

/** Each by itself, so that what there is no room for is left out whole. */
function factItems(facts: readonly string[]): readonly TemplateResult[] {
  return facts.map((fact) => html`<span class=${fact.startsWith('(') ? 'fact more' : 'fact'}>${fact}</span>`);
}
