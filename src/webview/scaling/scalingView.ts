import { html, nothing, type TemplateResult } from 'lit';
import {
  circumstances,
  leftOutSentence,
  poolName,
  poolSentences,
  resultsSentence,
  sizeTable,
  wayHeadings,
  wayLegend,
  wayRows,
  type FunctionMeasurement,
} from '../../measure/scaling.ts';
import type { HostToScaling, ScalingToHost } from '../../protocol/index.ts';
import { icon } from '../shared/icons.ts';
import { chartView, legendView } from './chartView.ts';

type Post = (message: ScalingToHost) => void;

/** The whole page: what follows, then what it stands on. */
export function scalingView(shown: HostToScaling | undefined, problem: string, post: Post): TemplateResult {
  if (shown === undefined)
    return html`${problemView(problem)}${problem === '' ? html`<p class="empty">Waiting for the measurement…</p>` : nothing}`;
  if (shown.type === 'gone') return goneView(shown, problem, post);
  const { measurement } = shown;
  const { advice, cautions, file, name, pools, refusals } = measurement;
  return html`${problemView(problem)}
    <header>
      <h1>${name}</h1>
      <button type="button" class="link" @click=${() => post({ type: 'go-to-function' })}>${file}</button>
    </header>
    <section class="advice" aria-label="Advice">
      <p class="verdict">${advice.reason}</p>
      <div class="buttons">${buttons(measurement, post)}</div>
      ${
        cautions.length + refusals.length === 0
          ? nothing
          : html`<ul class="remarks">
              ${[...cautions, ...refusals.map(leftOutSentence)].map((text) => html`<li>${text}</li>`)}
            </ul>`
      }
      <p>${resultsSentence(measurement)}</p>
    </section>
    <section aria-labelledby="scaling">
      <h2 id="scaling">Scaling</h2>
      <figure>${chartView(measurement)} ${legendView(measurement)}</figure>
      ${waysTable(measurement)}
      <p class="legend-text">${wayLegend}</p>
    </section>
    ${pools.map(
      (figures) =>
        html`<section>
          <h2>In a ${poolName[figures.pool]}</h2>
          <ul class="sentences">
            ${poolSentences(measurement, figures).map((sentence) => html`<li>${sentence}</li>`)}
          </ul>
        </section>`,
    )}
    ${sizesView(measurement)}
    <section>
      <h2>How it was measured</h2>
      <p>${circumstances(measurement)}</p>
    </section>`;
}

/** What is left of a page whose measurement is gone: what it was of, and how to have it again. */
function goneView(
  { message, name }: Extract<HostToScaling, { readonly type: 'gone' }>,
  problem: string,
  post: Post,
): TemplateResult {
  return html`${problemView(problem)}
    <header><h1>${name}</h1></header>
    <section class="advice" aria-label="What happened">
      <p role="status">${message}</p>
      <div class="buttons">
        ${measureAgain(post)}
        <button type="button" class="secondary" @click=${() => post({ type: 'go-to-function' })}>
          Show the Function
        </button>
      </div>
    </section>`;
}

const runIn = {
  'thread-pool': ['threads', 'Run in Thread Pool'],
  'process-pool': ['processes', 'Run in Process Pool'],
} as const;

function buttons({ advice: { action } }: FunctionMeasurement, post: Post): TemplateResult {
  const [pool, title] = action === 'thread-pool' || action === 'process-pool' ? runIn[action] : [];
  const run =
    pool === undefined
      ? nothing
      : html`<button type="button" class="primary" @click=${() => post({ type: 'run', pool })}>
          ${title}
        </button>`;
  return html`${run} ${measureAgain(post)}`;
}

function measureAgain(post: Post): TemplateResult {
  return html`<button type="button" class="secondary" @click=${() => post({ type: 'measure-again' })}>
    Measure Again
  </button>`;
}

function waysTable(measurement: FunctionMeasurement): TemplateResult {
  const { name: _, ...headings } = wayHeadings;
  return table(
    'Speed-up of each way to call',
    ['Way to call', ...Object.values(headings)],
    wayRows(measurement).map((row) => [
      row.name,
      row.call,
      row.cpu,
      row.held,
      row.speedUp,
      row.efficiency,
      row.predicted,
    ]),
  );
}

function sizesView(measurement: FunctionMeasurement): TemplateResult | typeof nothing {
  const { headings, rows } = sizeTable(measurement);
  if (rows.length === 0) return nothing;
  return html`<section>
    <h2>By size</h2>
    ${table('Speed-up by size of the arguments', headings, rows)}
  </section>`;
}

function table(
  caption: string,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
    <table>
      <caption class="visually-hidden">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${headings.map((text, at) => html`<th scope="col" class=${at === 0 ? '' : 'number'}>${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name, ...cells]) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${cells.map((cell) => html`<td class="number">${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function problemView(problem: string): TemplateResult | typeof nothing {
  if (problem === '') return nothing;
  return html`<p class="problem" role="alert">${icon('error')}<span>${problem}</span></p>`;
}
