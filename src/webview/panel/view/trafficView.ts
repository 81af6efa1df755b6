import { html, type TemplateResult } from 'lit';

/** Who sends to whom, and beside it what each lane waits for; both of the whole run. */
export function trafficView(): TemplateResult {
  return html`<div class="traffic">
    <section aria-labelledby="messages-heading">
      <h2 id="messages-heading">Who sends to whom</h2>
      <div class="table-scroll" id="message-table"></div>
    </section>
    <section aria-labelledby="waits-heading">
      <h2 id="waits-heading">What lanes wait for</h2>
      <div class="table-scroll" id="wait-table"></div>
    </section>
  </div>`;
}
