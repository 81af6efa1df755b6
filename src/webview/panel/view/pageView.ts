import { html, type TemplateResult } from 'lit';
import { findingsView } from './findingsView.ts';
import { header } from './header.ts';
import { keyHelp } from './keyHelp.ts';
import { notices } from './notices.ts';
import type { PageActions, PageModel } from './pageModel.ts';
import { tabsSection } from './tabsSection.ts';
import { timelineSection } from './timelineSection.ts';

/** The whole page, from what to do down to every figure. */
export function pageView(model: PageModel, actions: PageActions): TemplateResult {
  return html`
    ${header(model, actions)} ${notices(model)} ${findingsView(model, actions)}
    ${timelineSection(model, actions)} ${splitter(model, actions)} ${tabsSection(model, actions)} ${keyHelp()}
    <div class="tooltip" id="tooltip" aria-hidden="true" hidden></div>
    <div class="visually-hidden" id="announcer" role="status" aria-live="polite"></div>
  `;
}

function splitter({ rows, lanesHeight }: PageModel, { resize }: PageActions): TemplateResult {
  return html`<div
    class="splitter"
    role="separator"
    tabindex="0"
    aria-orientation="horizontal"
    aria-label="Height of the timeline"
    aria-valuenow=${Math.round(lanesHeight)}
    ?hidden=${rows === undefined || rows.rows.length === 0}
    @pointerdown=${resize}
    @keydown=${resize}
  ></div>`;
}
