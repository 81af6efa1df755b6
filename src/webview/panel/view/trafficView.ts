import { html, nothing, type TemplateResult } from 'lit';
import { messagesAs, type MessagesAs } from '../savedState.ts';
import { heatStyle } from '../tables/matrixTable.ts';
import { heatSteps } from '../tables/trafficMatrix.ts';
import type { PageActions, PageModel } from './pageModel.ts';

const asWords: Readonly<Record<MessagesAs, string>> = { matrix: 'Matrix', table: 'Table' };
const asHints: Readonly<Record<MessagesAs, string>> = {
  matrix: 'Senders and receivers, warmer where cloning took longer',
  table: 'One row a direction, with messages and bytes',
};

/** Who sends to whom, and beside it what each lane waits for; both of the whole run. */
export function trafficView(model: PageModel, actions: PageActions): TemplateResult {
  const { traffic } = model.analysis;
  const hasMatrix = traffic?.hasMatrix === true;
  const shown = hasMatrix ? model.messagesAs : 'table';
  return html`<div class="traffic">
    <section aria-labelledby="messages-heading">
      <div class="traffic-head">
        <h2 id="messages-heading">Who sends to whom</h2>
        ${hasMatrix && shown === 'matrix' ? heatKey() : nothing}
        <span class="space"></span>
        ${
          hasMatrix
            ? html`<div class="choice" role="radiogroup" aria-label="How messages are shown">
                ${messagesAs.map(
                  (as) =>
                    html`<button
                      type="button"
                      role="radio"
                      aria-checked=${as === shown}
                      title=${asHints[as]}
                      @click=${() => actions.showMessagesAs(as)}
                    >
                      ${asWords[as]}
                    </button>`,
                )}
              </div>`
            : nothing
        }
      </div>
      ${remark(traffic?.messagesLeftOut)}
      <div class="table-scroll" id="message-matrix" ?hidden=${shown !== 'matrix'}></div>
      <div class="table-scroll" id="message-table" ?hidden=${shown !== 'table'}></div>
    </section>
    <section aria-labelledby="waits-heading">
      <h2 id="waits-heading">What lanes wait for</h2>
      ${remark(traffic?.waitsLeftOut)}
      <div class="table-scroll" id="wait-table"></div>
    </section>
  </div>`;
}

function remark(text = ''): TemplateResult | typeof nothing {
  return text === '' ? nothing : html`<p class="remark">${text}</p>`;
}

/** Figures say it too. */
function heatKey(): TemplateResult {
  const steps = Array.from({ length: heatSteps }, (_, step) => step + 1);
  return html`<span class="heat-key"
    >clone time, less
    ${steps.map((step) => html`<span class="heat" aria-hidden="true" .style=${heatStyle(step)}></span>`)}
    more</span
  >`;
}
