import { html, render } from 'lit';
import type { Description } from './describeHit.ts';

/** A card beside the pointer. It repeats what the table says, so a screen reader passes it by. */
export class Tooltip {
  readonly #host: HTMLElement;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  show({ heading, lines }: Description, clientX: number, clientY: number): void {
    render(
      html`<strong>${heading}</strong>
        <dl>
          ${lines.map(([term, value]) =>
            term === ''
              ? html`<dd class="whole">${value}</dd>`
              : html`<dt>${term}</dt>
                  <dd>${value}</dd>`,
          )}
        </dl>`,
      this.#host,
    );
    this.#host.hidden = false;
    const { width, height } = this.#host.getBoundingClientRect();
    const besidePx = 14;
    const left =
      clientX + besidePx + width > window.innerWidth ? clientX - besidePx - width : clientX + besidePx;
    const top = Math.min(clientY + besidePx, window.innerHeight - height - 4);
    this.#host.style.left = `${Math.max(4, left)}px`;
    this.#host.style.top = `${Math.max(4, top)}px`;
  }

  hide(): void {
    this.#host.hidden = true;
  }
}
