import { html, nothing, render, type TemplateResult } from 'lit';
import { icon } from '../../shared/icons.ts';
import { unknownWords } from '../../shared/words.ts';
import type { TableColumn } from './columns.ts';
import { nextSort, type Sort } from './sortRows.ts';

/** Pixels; the style sheet gives rows and heading the same. The heading sticks to the top. */
const rowHeight = 24;
const headingHeight = 28;
/** Rows drawn above and below what is in sight, so that scrolling does not flicker. */
const spareRows = 12;

/** This number and those after it stand among the rows for headings, in the order of `TableContent.headings`. */
export const firstHeading = 2 ** 31;
/** How far a press of an arrow key scrolls to the side. */
const sideStep = 80;

export interface TableContent {
  /** What a screen reader calls the table. */
  readonly label: string;
  /** Begins the ids of rows. */
  readonly id: string;
  readonly columns: readonly TableColumn[];
  /** Row numbers in the order shown, from `firstHeading` on the headings above groups of them. */
  readonly rows: Uint32Array;
  readonly headings?: readonly string[];
  readonly selected: number;
  readonly sort: Sort | undefined;
  /** Shown instead of rows when there are none. */
  readonly empty: string;
  /** A class for a row, such as `failed`. */
  readonly rowClass: (row: number) => string;
}

export interface TableActions {
  readonly sortBy: (sort: Sort | undefined) => void;
  readonly select: (row: number) => void;
  /** Enter or double click. */
  readonly open: (row: number) => void;
}

/**
 * A real `<table>` with the grid role: one tab stop, arrow keys move the selection, headings sort. Only the rows in sight
 * are in the document; `aria-rowcount` and `aria-rowindex` tell the rest.
 */
export class VirtualTable {
  readonly #host: HTMLElement;
  readonly #actions: TableActions;
  #content: TableContent | undefined;
  #drawnFor = '';

  constructor(host: HTMLElement, actions: TableActions) {
    this.#host = host;
    this.#actions = actions;
    host.addEventListener('scroll', () => this.#draw(), { passive: true });
    new ResizeObserver(() => this.#draw()).observe(host);
  }

  show(content: TableContent): void {
    this.#content = content;
    this.#drawnFor = '';
    this.#draw();
  }

  /** Scrolls as little as needed to bring a row into sight. */
  reveal(row: number): void {
    const position = this.#content?.rows.indexOf(row) ?? -1;
    if (position < 0) return;
    const top = position * rowHeight;
    const roomPx = this.#host.clientHeight - headingHeight;
    if (top < this.#host.scrollTop) this.#host.scrollTop = top;
    else if (top + rowHeight > this.#host.scrollTop + roomPx) this.#host.scrollTop = top + rowHeight - roomPx;
    this.#draw();
  }

  focus(): void {
    this.#host.querySelector('table')?.focus();
  }

  #draw(): void {
    const content = this.#content;
    if (content === undefined) return;
    const first = Math.max(0, Math.floor(this.#host.scrollTop / rowHeight) - spareRows);
    const last = Math.min(
      content.rows.length,
      Math.ceil((this.#host.scrollTop + this.#host.clientHeight) / rowHeight) + spareRows,
    );
    if (this.#drawnFor === `${first}-${last}`) return;
    this.#drawnFor = `${first}-${last}`;
    render(this.#template(content, first, last), this.#host);
  }

  #template(content: TableContent, first: number, last: number): TemplateResult {
    const isSelectedDrawn = content.rows.subarray(first, last).includes(content.selected);
    return html`<table
        role="grid"
        tabindex="0"
        aria-label=${content.label}
        aria-rowcount=${content.rows.length + 1}
        aria-activedescendant=${isSelectedDrawn ? `${content.id}-${content.selected}` : nothing}
        @keydown=${(event: KeyboardEvent) => this.#onKey(event, content)}
      >
        <colgroup>
          ${content.columns.map(({ width }) => html`<col .style=${`width: ${width}`} />`)}
        </colgroup>
        <thead>
          <tr aria-rowindex="1">
            ${content.columns.map((column) => this.#heading(column, content.sort))}
          </tr>
        </thead>
        <tbody>
          ${spacer(first)}
          ${Array.from(content.rows.subarray(first, last), (row, index) =>
            row >= firstHeading
              ? groupHeading(content, row - firstHeading, first + index)
              : this.#row(content, row, first + index),
          )}
          ${spacer(content.rows.length - last)}
        </tbody>
      </table>
      ${content.rows.length === 0 ? html`<p class="empty">${content.empty}</p>` : nothing}`;
  }

  #heading(column: TableColumn, sort: Sort | undefined): TemplateResult {
    const direction = sort?.column === column.id ? sort.direction : undefined;
    return html`<th scope="col" class=${classesOf(column)} aria-sort=${direction ?? 'none'}>
      <button
        type="button"
        @click=${() => this.#actions.sortBy(nextSort(sort, column.id))}
        title=${[column.hint, `Sort by ${column.label}`].filter((part) => part !== undefined).join('\n')}
      >
        <span>${column.label}</span>${direction === undefined ? nothing : icon(direction)}
      </button>
    </th>`;
  }

  #row(content: TableContent, row: number, position: number): TemplateResult {
    const isSelected = row === content.selected;
    return html`<tr
      id="${content.id}-${row}"
      class="${content.rowClass(row)} ${isSelected ? 'selected' : ''}"
      aria-rowindex=${position + 2}
      aria-selected=${isSelected}
      @click=${() => this.#actions.select(row)}
      @dblclick=${() => this.#actions.open(row)}
    >
      ${content.columns.map((column) => this.#cell(column, row))}
    </tr>`;
  }

  #cell(column: TableColumn, row: number): TemplateResult {
    const text = column.text(row);
    const detail = column.detail?.(row) ?? '';
    const isUnknown = unknownWords.has(text);
    // The keyboard opens a row by Enter, so that a link in it needs no stop of its own.
    const shown =
      column.isLink?.(row) === true
        ? html`<button
            type="button"
            class="link"
            tabindex="-1"
            @click=${(event: Event) => {
              event.stopPropagation();
              this.#actions.select(row);
              this.#actions.open(row);
            }}
          >
            ${text}
          </button>`
        : (column.draw?.(row) ?? text);
    return html`<td
      class="${classesOf(column)} ${isUnknown ? 'unknown' : ''} ${column.mark?.(row) ?? ''}"
      title=${column.title?.(row) ?? text}
    >
      ${barOf(column.bar?.(row))}${shown}${detail === '' ? nothing : html` <span class="detail">${detail}</span>`}
    </td>`;
  }

  #onKey(event: KeyboardEvent, { rows, selected }: TableContent): void {
    if (event.target !== event.currentTarget || rows.length === 0) return;
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      this.#host.scrollBy({ left: event.key === 'ArrowLeft' ? -sideStep : sideStep });
      event.preventDefault();
      return;
    }
    const page = Math.max(1, Math.floor((this.#host.clientHeight - headingHeight) / rowHeight) - 1);
    const position = rows.indexOf(selected);
    const goals: Readonly<Record<string, number>> = {
      ArrowDown: position + 1,
      ArrowUp: position < 0 ? rows.length - 1 : position - 1,
      PageDown: position + page,
      PageUp: position - page,
      Home: 0,
      End: rows.length - 1,
    };
    const goal = goals[event.key];
    if (goal !== undefined) {
      const row = nearestRow(rows, goal, goal < position ? -1 : 1);
      if (row !== undefined) this.#actions.select(row);
    } else if (event.key === 'Enter' && position >= 0) this.#actions.open(selected);
    else return;
    event.preventDefault();
  }
}

const isRow = (row: number | undefined) => row !== undefined && row < firstHeading;

/** The row at a position, or the next one that is no heading; at the first and the last row, the other way. */
function nearestRow(rows: Uint32Array, position: number, step: 1 | -1): number | undefined {
  let at = Math.min(rows.length - 1, Math.max(0, position));
  while (at >= 0 && at < rows.length && !isRow(rows[at])) at += step;
  return isRow(rows[at]) ? rows[at] : rows.find(isRow);
}

function classesOf({ isNumber, isSticky }: TableColumn): string {
  return `${isNumber ? 'number' : ''} ${isSticky === true ? 'sticky' : ''}`;
}

function groupHeading({ headings, columns }: TableContent, index: number, position: number): TemplateResult {
  return html`<tr class="group" aria-rowindex=${position + 2}>
    <th scope="rowgroup" colspan=${columns.length}><span>${headings?.[index]}</span></th>
  </tr>`;
}

/** The cell's text says the same. */
function barOf(share = 0): TemplateResult | typeof nothing {
  if (!(share > 0)) return nothing;
  return html`<span class="bar"><span .style=${`width: ${Math.min(1, share) * 100}%`}></span></span>`;
}

/** Stands for the rows that are not in the document. */
function spacer(rows: number): TemplateResult | typeof nothing {
  if (rows === 0) return nothing;
  return html`<tr class="spacer" aria-hidden="true" .style=${`height: ${rows * rowHeight}px`}></tr>`;
}
