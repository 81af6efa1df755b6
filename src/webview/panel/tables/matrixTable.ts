import { html, nothing, render, type TemplateResult } from 'lit';
import type { Traffic } from '../../../protocol/index.ts';
import { formatBytes, formatCount, formatDuration, formatShare } from '../../shared/words.ts';
import type { NameOf } from './trafficColumns.ts';
import type { TrafficMatrix } from './trafficMatrix.ts';

export interface MatrixContent {
  readonly traffic: Traffic;
  readonly matrix: TrafficMatrix;
  readonly nameOf: NameOf;
}

/**
 * A grid with one tab stop: senders are rows, receivers are columns, a cell says how long cloning took, and is the warmer the
 * longer that was. Arrow keys go from cell to cell, Enter selects both lanes.
 */
export class MatrixTable {
  readonly #host: HTMLElement;
  readonly #showLanes: (lanes: readonly string[]) => void;
  #content: MatrixContent | undefined;
  #at = { row: 0, column: 0 };

  constructor(host: HTMLElement, showLanes: (lanes: readonly string[]) => void) {
    this.#host = host;
    this.#showLanes = showLanes;
  }

  show(content: MatrixContent | undefined): void {
    this.#content = content;
    this.#draw();
  }

  focus(): void {
    this.#host.querySelector('table')?.focus();
  }

  #draw(): void {
    const content = this.#content;
    render(content === undefined ? nothing : this.#template(content), this.#host);
  }

  #template(content: MatrixContent): TemplateResult {
    const { matrix, nameOf } = content;
    const { senders, receivers } = matrix;
    if (senders.length === 0) return html`<p class="empty">No lane matches the filter.</p>`;
    const row = Math.min(this.#at.row, senders.length - 1);
    const column = Math.min(this.#at.column, receivers.length - 1);
    return html`<table
      class="matrix"
      role="grid"
      tabindex="0"
      aria-label="Clone time by sender and receiver"
      aria-activedescendant="matrix-${row}-${column}"
      @keydown=${(event: KeyboardEvent) => this.#onKey(event, content, row, column)}
    >
      <thead>
        <tr>
          <th scope="col" class="sticky"><span>From ↓ to →</span></th>
          ${receivers.map(
            (lane) =>
              html`<th scope="col" class="number" title=${nameOf(lane)}><span>${nameOf(lane)}</span></th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${senders.map(
          (lane, sender) =>
            html`<tr>
              <th scope="row" class="sticky" title=${nameOf(lane)}><span>${nameOf(lane)}</span></th>
              ${receivers.map((_, receiver) => this.#cell(content, sender, receiver, { row, column }))}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #cell(
    content: MatrixContent,
    row: number,
    column: number,
    at: { row: number; column: number },
  ): TemplateResult {
    const { traffic, matrix } = content;
    const direction = matrix.directions[row]?.[column] ?? -1;
    const messages = traffic.messages[direction];
    const said = sayDirection(content, row, column);
    return html`<td
      id="matrix-${row}-${column}"
      class="number heat ${row === at.row && column === at.column ? 'current' : ''}"
      .style=${heatStyle(matrix.heat[direction] ?? 0)}
      title=${said}
      aria-label=${said}
      aria-selected=${row === at.row && column === at.column}
      @click=${() => this.#go(row, column)}
      @dblclick=${() => this.#open(content, row, column)}
    >
      ${messages === undefined ? nothing : formatDuration(messages.cloneMs * 1000)}
    </td>`;
  }

  #onKey(event: KeyboardEvent, content: MatrixContent, row: number, column: number): void {
    const lastRow = content.matrix.senders.length - 1;
    const lastColumn = content.matrix.receivers.length - 1;
    const goals: Readonly<Record<string, readonly [row: number, column: number]>> = {
      ArrowUp: [Math.max(0, row - 1), column],
      ArrowDown: [Math.min(lastRow, row + 1), column],
      ArrowLeft: [row, Math.max(0, column - 1)],
      ArrowRight: [row, Math.min(lastColumn, column + 1)],
      Home: [row, 0],
      End: [row, lastColumn],
      PageUp: [0, column],
      PageDown: [lastRow, column],
    };
    const goal = goals[event.key];
    if (goal !== undefined) this.#go(...goal);
    else if (event.key === 'Enter') this.#open(content, row, column);
    else return;
    event.preventDefault();
  }

  #go(row: number, column: number): void {
    this.#at = { row, column };
    this.#draw();
    this.#host
      .querySelector(`#matrix-${row}-${column}`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #open({ matrix }: MatrixContent, row: number, column: number): void {
    this.#showLanes([matrix.senders[row] ?? '', matrix.receivers[column] ?? '']);
  }
}

/** The colours of a step of heat, which the theme has. */
export function heatStyle(step: number): string {
  return `background: var(--poolwright-heat-${step}); color: var(--poolwright-heat-${step}-text)`;
}

/** `worker 1 to main: 12 messages, about 3.6 MiB, 22 ms cloning, 14 % of all`. */
function sayDirection({ traffic, matrix, nameOf }: MatrixContent, row: number, column: number): string {
  const pair = `${nameOf(matrix.senders[row] ?? '')} to ${nameOf(matrix.receivers[column] ?? '')}`;
  const messages = traffic.messages[matrix.directions[row]?.[column] ?? -1];
  if (messages === undefined) return `${pair}: no messages`;
  const { count, bytes, cloneMs } = messages;
  const share = traffic.cloneMs > 0 ? `, ${formatShare(cloneMs / traffic.cloneMs)} of all` : '';
  return `${pair}: ${formatCount(count, 'message', 'messages')}, about ${formatBytes(bytes)}, ${formatDuration(cloneMs * 1000)} cloning${share}`;
}
