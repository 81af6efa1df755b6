import { html, nothing, svg, type TemplateResult } from 'lit';
import type { ChartName } from '../../../profile/index.ts';
import { coarse, knownCharts, sayPart, type ChartedTime } from './chartParts.ts';
import { chartWords } from './chartWords.ts';
import { lineDashes } from './plot.ts';

/** So many parts of the time are told to a screen reader; arrow keys tell each of them. */
const mostRows = 20;

export interface ChartsModel {
  /** `undefined` until the service has answered. */
  readonly time: ChartedTime | undefined;
  /** How many lanes there are to choose from. */
  readonly laneCount: number;
  readonly onKey: (chart: ChartName, event: KeyboardEvent) => void;
  readonly onBlur: () => void;
}

/** One chart a figure, with lines for lanes, and a table behind each of them that says the same. */
export function chartsView({ time, laneCount, onKey, onBlur }: ChartsModel): TemplateResult {
  const charts = time === undefined ? [] : knownCharts(time);
  return html`${
      time === undefined || charts.length === 0
        ? html`<p class="empty">
            ${time === undefined ? 'Waiting for figures…' : 'Nothing is known of these lanes at this time.'}
          </p>`
        : html`<div class="charts-head">
            <ul class="legend" aria-label="Lines of the charts">
              ${time.lanes.map(({ name }, index) => html`<li>${lineKey(index)}${name}</li>`)}
            </ul>
            ${
              laneCount > time.lanes.length
                ? html`<span class="dim"
                    >${time.lanes.length} of ${laneCount} lanes; select others in the timeline, with Ctrl
                    several.</span
                  >`
                : nothing
            }
          </div>`
    }
    <div class="visually-hidden" id="charts-hint">
      Arrow keys go through time and say each value, with Shift ten times as fast; plus and minus zoom, F
      shows the whole run. The tables below say the same.
    </div>
    <div class="charts-grid">
      ${charts.map(
        (chart) =>
          html`<figure>
            <figcaption title=${chartWords[chart].hint}>${chartWords[chart].title}</figcaption>
            <div
              class="plot"
              data-chart=${chart}
              tabindex="0"
              role="group"
              aria-label="${chartWords[chart].title} over time"
              aria-describedby="charts-hint"
              @keydown=${(event: KeyboardEvent) => onKey(chart, event)}
              @blur=${onBlur}
            ></div>
          </figure>`,
      )}
    </div>
    <div class="visually-hidden">
      ${time === undefined ? nothing : charts.map((chart) => chartTable(time, chart))}
    </div>`;
}

function lineKey(index: number): TemplateResult {
  const dash = (lineDashes[index % lineDashes.length] ?? []).join(' ');
  return html`<svg
    class="line-key chart-${index}"
    width="24"
    height="8"
    viewBox="0 0 24 8"
    aria-hidden="true"
  >
    ${svg`<line x1="0" y1="4" x2="24" y2="4" stroke="currentColor" stroke-width="2" stroke-dasharray=${dash} />`}
  </svg>`;
}

/** The most that each lane had in each of a few parts of the time. */
function chartTable(time: ChartedTime, chart: ChartName): TemplateResult {
  const { title, say } = chartWords[chart];
  const rows = Math.min(mostRows, time.parts);
  const columns = time.lanes.map((lane) => coarse(lane[chart], rows));
  return html`<table>
    <caption>
      ${title} over time, at most in each part
    </caption>
    <thead>
      <tr>
        <th scope="col">From</th>
        ${time.lanes.map(({ name }) => html`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${Array.from(
        { length: rows },
        (_, row) =>
          html`<tr>
            <th scope="row">${sayPart({ ...time, parts: rows }, row)}</th>
            ${columns.map((values) => html`<td>${say(values[row] ?? Number.NaN)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
