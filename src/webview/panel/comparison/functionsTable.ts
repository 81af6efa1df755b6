import { html, nothing, type TemplateResult } from 'lit';
import type { ComparedFigure, ComparedFunction } from '../../../profile/index.ts';
import { differenceView, pairOfBars } from './figureTable.ts';
import { formatFigure } from './words.ts';

/** Functions by how much their time differs. */
export function functionsTable(functions: readonly ComparedFunction[]): TemplateResult {
  return html`<div class="scroll">
    <table class="functions">
      <caption class="visually-hidden">
        Functions of the program, those whose time differs most first
      </caption>
      <thead>
        <tr>
          <th scope="col">Function</th>
          <th scope="col" class="number">Before</th>
          <th scope="col" class="number">After</th>
          <th scope="col" class="bars" aria-hidden="true"></th>
          <th scope="col">Difference</th>
          <th scope="col">On main threads</th>
          <th scope="col">Measured kind</th>
        </tr>
      </thead>
      <tbody>
        ${functions.map(functionRow)}
      </tbody>
    </table>
  </div>`;
}

function functionRow(fn: ComparedFunction): TemplateResult {
  const total = fn.figures.find(({ id }) => id === 'total');
  const onMain = fn.figures.find(({ id }) => id === 'on-main');
  return html`<tr>
    <th scope="row">
      ${fn.name === '' ? html`<span class="unknown">without a name</span>` : fn.name}
      <span class="place">${placeWords(fn)}</span>
    </th>
    <td class="number">${side(total, 'before')}</td>
    <td class="number">${side(total, 'after')}</td>
    <td class="bars" aria-hidden="true">${total === undefined ? nothing : pairOfBars(total)}</td>
    <td>${total === undefined ? nothing : differenceView(total)}</td>
    <td>${onMain === undefined ? nothing : change(side(onMain, 'before'), side(onMain, 'after'))}</td>
    <td>${kindWords(fn)}</td>
  </tr>`;
}

/** A function that was not seen took less time than one sample. */
function side(figure: ComparedFigure | undefined, which: 'before' | 'after'): string {
  const value = figure?.[which] ?? null;
  return value === 0 ? 'not seen' : formatFigure(value, figure?.unit ?? 'ms');
}

function placeWords({ placeBefore, placeAfter }: ComparedFunction): string {
  if (placeBefore === '' || placeAfter === '') return placeBefore + placeAfter;
  const [fileBefore, fileAfter] = [placeBefore, placeAfter].map((place) => place.split(':')[0]);
  // That a function's line has moved within its file says nothing.
  return fileBefore === fileAfter ? placeAfter : change(placeBefore, placeAfter);
}

function kindWords({ kindBefore, kindAfter }: ComparedFunction): string {
  return change(kindBefore ?? 'not seen', kindAfter ?? 'not seen');
}

function change(before: string, after: string): string {
  return before === after ? after : `${before} → ${after}`;
}
