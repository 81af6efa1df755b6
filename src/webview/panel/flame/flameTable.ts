import { html, type TemplateResult } from 'lit';
import type { CallTree } from '../../../profile/index.ts';
import { formatDuration } from '../../shared/words.ts';
import { functionName, functionPlace } from '../functionWords.ts';

/** So many boxes are told to a screen reader; the functions beside have all of them. */
const rowLimit = 100;
const nowhere = { name: '', url: '', line: 0, column: 0 };

/** The flame chart in words: the longest boxes, each with its level and its caller, in order of the tree. */
export function flameTable({ boxes, functions }: CallTree): TemplateResult {
  const nameOf = (box: number) => functionName(functions[boxes.fn[box] ?? -1] ?? nowhere);
  const longest = Array.from({ length: boxes.count }, (_, box) => box)
    .sort((a, b) => (boxes.lengthUs[b] ?? 0) - (boxes.lengthUs[a] ?? 0) || a - b)
    .slice(0, rowLimit)
    .sort((a, b) => a - b);
  return html`<table>
    <caption>
      Flame chart
    </caption>
    <thead>
      <tr>
        <th scope="col">Function</th>
        <th scope="col">Level</th>
        <th scope="col">Called by</th>
        <th scope="col">Where</th>
        <th scope="col">Total</th>
        <th scope="col">Self</th>
        <th scope="col">Samples</th>
      </tr>
    </thead>
    <tbody>
      ${longest.map((box) => {
        const parent = boxes.parent[box] ?? -1;
        return html`<tr>
          <th scope="row">${nameOf(box)}</th>
          <td>${(boxes.depth[box] ?? 0) + 1}</td>
          <td>${parent < 0 ? 'nothing' : nameOf(parent)}</td>
          <td>${functionPlace(functions[boxes.fn[box] ?? -1] ?? nowhere)}</td>
          <td>${formatDuration(boxes.lengthUs[box] ?? 0)}</td>
          <td>${formatDuration(boxes.selfUs[box] ?? 0)}</td>
          <td>${boxes.sampleCount[box] ?? 0}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}
