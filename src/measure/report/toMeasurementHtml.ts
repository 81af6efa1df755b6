import { escapeHtml, htmlPage, reportStyle } from '../../profile/index.ts';
import type { FunctionMeasurement } from '../measurement.ts';
import { poolName } from '../words.ts';
import { sizeTable } from './sizeTable.ts';
import { scalingSvg } from './scalingSvg.ts';
import {
  circumstances,
  leftOutSentence,
  poolSentences,
  resultsSentence,
  wayHeadings,
  wayLegend,
  wayRows,
} from './sentences.ts';

const style = `${reportStyle}
:root { --threads: #0550ae; --processes: #8250df; }
@media (prefers-color-scheme: dark) { :root { --threads: #58a6ff; --processes: #d2a8ff; } }
.advice { font-size: 1.1rem; } .caution { border-left: 4px solid var(--waiting); padding-left: .6rem; }
.chart svg { max-width: 40rem; } .grid { stroke: var(--line); } .axis { stroke: var(--faint); } .even { stroke: var(--faint); stroke-dasharray: 2 3; }
polyline { fill: none; stroke-width: 1.5; } .ideal { stroke: var(--faint); stroke-dasharray: 6 4; }
.threads line, .threads .curve { stroke: var(--threads); } .threads circle, .threads rect { fill: var(--threads); }
.processes line, .processes .curve { stroke: var(--processes); } .processes rect { fill: var(--processes); }
`;

/**
 * A measurement as one HTML file, which opens without network: no script, and a policy that allows nothing but its own style
 * sheet. `hash` gives the base64 SHA-256 of a text.
 */
export function toMeasurementHtml(measurement: FunctionMeasurement, hash: (text: string) => string): string {
  const { advice, cautions, file, name, refusals } = measurement;
  const notes = [...cautions, ...refusals.map(leftOutSentence)].map(
    (note) => `<p class="caution">${escapeHtml(note)}</p>`,
  );
  const body = `<header><h1>${escapeHtml(name)}</h1><p>${escapeHtml(file)}</p></header>
<main>
<p class="advice">${escapeHtml(advice.reason)}</p>
${notes.join('\n')}
<p>${escapeHtml(resultsSentence(measurement))}</p>
<section aria-labelledby="scaling"><h2 id="scaling">Scaling</h2>
<ul class="legend" aria-label="Legend">${legend(measurement)}</ul>
<div class="chart">${scalingSvg(measurement)}</div>
${waysTable(measurement)}
${poolSections(measurement)}</section>
${sizesSection(measurement)}
<section aria-labelledby="how"><h2 id="how">How it was measured</h2><p>${escapeHtml(circumstances(measurement))}</p></section>
</main>`;
  return htmlPage({ title: name, style, body, hash });
}

function legend({ pools }: FunctionMeasurement): string {
  const mark: Readonly<Record<'threads' | 'processes', string>> = {
    threads: '<g class="threads"><circle cx="5" cy="5" r="4"/></g>',
    processes: '<g class="processes"><rect x="1" y="1" width="8" height="8"/></g>',
  };
  const items = pools.map(
    ({ pool }) =>
      `<li><svg viewBox="0 0 10 10" aria-hidden="true">${mark[pool]}</svg> ${poolName[pool]}, measured; the line is fitted</li>`,
  );
  return [
    ...items,
    '<li>dashed: ideal, as many times as fast as there are workers, up to the cores</li>',
  ].join('');
}

function waysTable(measurement: FunctionMeasurement): string {
  const { name: _, ...headings } = wayHeadings;
  const head = Object.values(headings).map((text) => `<th scope="col" class="number">${text}</th>`);
  const rows = wayRows(measurement).map((row) => {
    const cells = [row.call, row.cpu, row.held, row.speedUp, row.efficiency, row.predicted];
    return `<tr><th scope="row">${escapeHtml(row.name)}</th>${cells.map((cell) => `<td class="number">${escapeHtml(cell)}</td>`).join('')}</tr>`;
  });
  return `<div class="scroll"><table><caption>${escapeHtml(wayLegend)}</caption><thead><tr><td></td>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function poolSections(measurement: FunctionMeasurement): string {
  return measurement.pools
    .map((figures) => {
      const sentences = poolSentences(measurement, figures).map((one) => `<li>${escapeHtml(one)}</li>`);
      return `<h3>In a ${poolName[figures.pool]}</h3><ul>${sentences.join('')}</ul>`;
    })
    .join('');
}

function sizesSection(measurement: FunctionMeasurement): string {
  const { headings, rows } = sizeTable(measurement);
  if (rows.length === 0) return '';
  const head = headings.map(
    (text, at) => `<th scope="col"${at === 0 ? '' : ' class="number"'}>${escapeHtml(text)}</th>`,
  );
  const body = rows.map(([size = '', ...cells]) => {
    const figures = cells.map((cell) => `<td class="number">${escapeHtml(cell)}</td>`);
    return `<tr><th scope="row">${size}</th>${figures.join('')}</tr>`;
  });
  return `<section aria-labelledby="sizes"><h2 id="sizes">By size</h2><div class="scroll"><table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div></section>`;
}
