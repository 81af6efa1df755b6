import { html, nothing, type TemplateResult } from 'lit';
import type { ComparedFigure } from '../../../profile/index.ts';
import { differenceWords, figureWords, formatFigure } from './words.ts';

/** Figures that belong together; '' for a table of one group. */
export interface FigureGroup {
  readonly heading: string;
  readonly figures: readonly ComparedFigure[];
}

/** Before, after and the difference of each figure. `caption` is for screen readers; a heading stands above it. */
export function figureTable(caption: string, groups: readonly FigureGroup[]): TemplateResult {
  return html`<div class="scroll">
    <table class="figures">
      <caption class="visually-hidden">
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col" class="number">Before</th>
          <th scope="col" class="number">After</th>
          <th scope="col" class="bars" aria-hidden="true"></th>
          <th scope="col">Difference</th>
        </tr>
      </thead>
      ${groups.map(
        ({ heading, figures }) =>
          html`<tbody>
            ${
              heading === ''
                ? nothing
                : html`<tr>
                    <th scope="rowgroup" colspan="5" class="group">${heading}</th>
                  </tr>`
            }
            ${figures.map(figureRow)}
          </tbody>`,
      )}
    </table>
  </div>`;
}

function figureRow(figure: ComparedFigure): TemplateResult {
  return html`<tr>
    <th scope="row">${figureWords[figure.id]}</th>
    <td class="number ${figure.before === null ? 'unknown' : ''}">
      ${formatFigure(figure.before, figure.unit)}
    </td>
    <td class="number ${figure.after === null ? 'unknown' : ''}">
      ${formatFigure(figure.after, figure.unit)}
    </td>
    <td class="bars" aria-hidden="true">${pairOfBars(figure)}</td>
    <td>${differenceView(figure)}</td>
  </tr>`;
}

/** The difference, with a sign for good and bad news that is not a colour alone. */
export function differenceView(figure: ComparedFigure): TemplateResult {
  const { text, tone } = differenceWords(figure);
  const isKnown = figure.before !== null && figure.after !== null;
  const spoken = tone === 'neutral' ? '' : `, ${tone}`;
  const sign = tone === 'better' ? '↓ ' : tone === 'worse' ? '↑ ' : '';
  return html`<span class="difference ${tone} ${isKnown ? '' : 'unknown'}"
    ><span aria-hidden="true">${sign}</span>${text}<span class="visually-hidden">${spoken}</span></span
  >`;
}

/** Two bars, as long as the figures are large; none where one is not known. */
export function pairOfBars({ before, after }: ComparedFigure): TemplateResult | typeof nothing {
  if (before === null || after === null) return nothing;
  const most = Math.max(before, after);
  const width = (value: number): string => `width: ${most > 0 ? (value / most) * 100 : 0}%`;
  return html`<span class="bar before" .style=${width(before)}></span
    ><span class="bar after" .style=${width(after)}></span>`;
}
