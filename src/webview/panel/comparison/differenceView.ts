import { html, nothing, type TemplateResult } from 'lit';
import type { ComparedFigure } from '../../../profile/index.ts';
import { differenceWords } from './words.ts';

/** Two bars, as long as the figures are large, and the difference, with a sign for good and bad news that is not a colour alone. */
export function differenceView(figure: ComparedFigure): TemplateResult {
  const { text, tone } = differenceWords(figure);
  const isKnown = figure.before !== null && figure.after !== null;
  const spoken = tone === 'neutral' ? '' : `, ${tone}`;
  const sign = tone === 'better' ? '↓ ' : tone === 'worse' ? '↑ ' : '';
  return html`<span class="pair" aria-hidden="true">${pairOfBars(figure)}</span
    ><span class="difference ${tone} ${isKnown ? '' : 'unknown'}"
      ><span aria-hidden="true">${sign}</span>${text}<span class="visually-hidden">${spoken}</span></span
    >`;
}

/** None where one is not known. */
function pairOfBars({ before, after }: ComparedFigure): TemplateResult | typeof nothing {
  if (before === null || after === null) return nothing;
  const most = Math.max(before, after);
  const width = (value: number): string => `width: ${most > 0 ? (value / most) * 100 : 0}%`;
  return html`<span class="bar before" .style=${width(before)}></span
    ><span class="bar after" .style=${width(after)}></span>`;
}
