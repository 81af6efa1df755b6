import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../shared/icons.ts';
import { formatCount } from '../../shared/words.ts';
import type { PageModel } from './pageModel.ts';

/** What a person should read first: problems of the tool, then what the recording says about itself. */
export function notices({ problems, timeline }: PageModel): TemplateResult | typeof nothing {
  const all = [
    ...problems.map((text) => ({ text, kind: 'error' as const })),
    ...(timeline?.notices ?? []).map((text) => ({ text, kind: 'warning' as const })),
  ];
  if (all.length === 0) return nothing;
  const item = ({ text, kind }: (typeof all)[number]) =>
    html`<li class=${kind}>
      ${icon(kind)}<span class="visually-hidden">${kind}: </span><span>${text}</span>
    </li>`;
  const inSight = 3;
  return html`<div class="notices" role="status">
    <ul>
      ${all.slice(0, inSight).map(item)}
    </ul>
    ${
      all.length > inSight
        ? html`<details>
            <summary>${formatCount(all.length - inSight, 'more notice', 'more notices')}</summary>
            <ul>
              ${all.slice(inSight).map(item)}
            </ul>
          </details>`
        : nothing
    }
  </div>`;
}
