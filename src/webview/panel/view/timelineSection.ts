import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { icon, type IconName } from '../../shared/icons.ts';
import { formatCount, formatDuration, formatShare, formatTime } from '../../shared/words.ts';
import { keyboardHint } from '../keyboard.ts';
import { laneLabels, laneOptionId } from '../laneLabels.ts';
import { legend } from '../legend.ts';
import type { PageActions, PageModel } from './pageModel.ts';

/** Axis, lanes and overview, or what stands in their place while there are none. */
export function timelineSection(model: PageModel, actions: PageActions): TemplateResult {
  const { timeline, rows, window, selectedLanes } = model;
  const isEmpty = timeline === undefined || timeline.lanes.length === 0;
  const hasNoPicture = isEmpty || rows === undefined;
  const activeLane = selectedLanes.at(-1);
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
        <div class="corner" role="group" aria-label="Zoom and keys">
          ${tool('Zoom out (−)', 'zoomOut', () => actions.zoom(1 / 1.5))}
          ${tool('Zoom in (+)', 'zoomIn', () => actions.zoom(1.5))}
          ${tool('Show the whole run (F)', 'fit', actions.fit)} ${tool('Keys (?)', 'keys', actions.showKeys)}
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
            aria-multiselectable="true"
            tabindex="0"
            aria-label="Lanes"
            aria-describedby="hint"
            aria-activedescendant=${activeLane === undefined ? nothing : laneOptionId(activeLane)}
            @keydown=${actions.pictureKey}
          >
            ${guard([timeline, rows, selectedLanes], () =>
              hasNoPicture ? nothing : laneLabels(timeline, rows, selectedLanes, actions.selectLane),
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
            : legend(timeline, {
                tasks: (timeline.taskTotal ?? timeline.tasks.count) > 0,
                loopDelays: timeline.loopDelays.count > 0,
              })
        }
        <p class="visually-hidden" id="hint">${keyboardHint}</p>
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
