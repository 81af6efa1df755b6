import { html, type TemplateResult } from 'lit';
import type { ExportFormat } from '../../../protocol/index.ts';
import { icon } from '../../shared/icons.ts';
import type { PageActions } from './pageModel.ts';

const formats: readonly (readonly [format: ExportFormat, label: string, hint: string])[] = [
  ['html', 'HTML report', 'one file for people, which needs no network'],
  ['cpuprofile', 'CPU profiles', 'one .cpuprofile a thread, for VS Code and Chrome'],
  ['trace', 'Chrome trace', 'events for Perfetto and chrome://tracing'],
  ['json', 'JSON', 'everything, for scripts'],
];

/** A button that opens the formats to export to; the browser closes it on Escape or a press elsewhere. */
export function exportMenu(actions: PageActions): TemplateResult {
  return html`<button type="button" class="menu-button" popovertarget="export-menu" aria-haspopup="true">
      ${icon('export')}Export
    </button>
    <ul class="menu" id="export-menu" popover aria-label="Export as">
      ${formats.map(
        ([format, label, hint]) =>
          html`<li>
            <button
              type="button"
              popovertarget="export-menu"
              popovertargetaction="hide"
              @click=${() => actions.exportAs(format)}
            >
              ${label}<span class="dim">${hint}</span>
            </button>
          </li>`,
      )}
    </ul>`;
}
