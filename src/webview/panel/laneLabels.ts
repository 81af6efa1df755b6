import { html, nothing, type TemplateResult } from 'lit';
import type { Timeline } from '../../profile/timeline.ts';
import { formatDuration } from '../shared/words.ts';
import { identity, laneFacts, processMemory } from './laneFacts.ts';
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
  const nodeVersion = main?.nodeVersion ?? '';
  const rss = processMemory(main);
  return html`<div class="process-label" role="presentation" .style=${`height: ${row.height}px`}>
    <span>Process ${row.pid}</span
    ><span class="dim">${rss === '' ? '' : `${rss} · `}Node ${nodeVersion.replace(/^v/, '')}</span>
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
  const delay =
    row.loopDelay === undefined ? '' : `event-loop delay ≤ ${formatDuration(row.loopDelay.mostUs)}`;
  const delayTop = row.loopDelay === undefined ? 0 : row.loopDelay.y - 2 - row.y;
  return html`<div
    id=${laneOptionId(row.lane)}
    class="lane-label ${isAlone ? 'alone' : ''} ${isSelected ? 'selected' : ''}"
    role="option"
    aria-selected=${isSelected}
    .style=${`height: ${row.height}px`}
    title=${lane === undefined ? name : `${name} · ${facts}\n${identity(lane)}`}
    @click=${(event: MouseEvent) => select(row.lane, event.ctrlKey || event.metaKey)}
  >
    <span class="name">${name}</span>
    <span class="facts">${facts}</span>
    ${delay === '' ? nothing : html`<span class="delay" .style=${`top: ${delayTop}px`}>${delay}</span>`}
  </div>`;
}
