import { html, nothing, type TemplateResult } from 'lit';
import type { LaneRow, Timeline } from '../../profile/timeline.ts';
import { formatCount, formatDuration, formatShare } from '../shared/words.ts';
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
  const nodeVersion = lanes[row.lanes[0] ?? 0]?.nodeVersion ?? '';
  return html`<div class="process-label" role="presentation" .style=${`height: ${row.height}px`}>
    <span>Process ${row.pid}</span><span class="dim">Node ${nodeVersion.replace(/^v/, '')}</span>
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

/** One line: how busy it was, how much it did, and how it ended where that is worth saying. */
export function laneFacts({ lanes, tasks, taskTotal }: Timeline, row: LaneRowLayout): string {
  const lane = lanes[row.lane];
  if (lane === undefined) return '';
  const facts: string[] = [];
  if (lane.endReason === 'lost') facts.push('lost');
  if (Number.isFinite(lane.busyShare)) facts.push(`busy ${formatShare(lane.busyShare)}`);
  if (lane.taskCount > 0) facts.push(`ran ${formatCount(lane.taskCount, 'task', 'tasks')}`);
  // Of a part of the tasks, it is not known who called how many in all.
  if (row.inFlight !== undefined && taskTotal === undefined) {
    const called = tasks.callerLane.reduce((sum, caller) => sum + Number(caller === row.lane), 0);
    facts.push(`called ${formatCount(called, 'task', 'tasks')}`);
  }
  return facts.length > 0 ? facts.join(' · ') : identity(lane);
}

/** Who it is in the system's words. */
function identity(lane: LaneRow): string {
  if (lane.role === 'helpers')
    return `process ${lane.pid} · ${formatCount(lane.threadCount, 'thread', 'threads')}`;
  const thread = lane.threadId === 0 ? 'main thread' : `thread ${lane.threadId}`;
  return `process ${lane.pid} · ${thread} · Node ${lane.nodeVersion.replace(/^v/, '')}`;
}
