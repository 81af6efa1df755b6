import type { LaneRowLayout, StretchBoxes } from '../layout/index.ts';
import { fitText } from './canvas.ts';
import type { Paint, Paints } from './paints.ts';
import { boxTransform, type Scene } from './scene.ts';
import type { Sheet } from './sheet.ts';

/** Where the task band has room for a name. */
const leastTextPx = 26;
const leastTextHeight = 12;

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a box of `TaskBoxes` is on the picture (before scrolling); undefined when it is outside. */
export function taskRectangle(
  scene: Scene,
  box: number,
  { scale, offset } = boxTransform(scene.boxesViewport, scene.viewport),
): Rectangle | undefined {
  const { tasks } = scene.boxes;
  const band = scene.rowOfLane[tasks.lane[box] ?? -1]?.tasks;
  const left = (tasks.x[box] ?? 0) * scale + offset;
  const right = left + (tasks.width[box] ?? 0) * scale;
  if (band === undefined || right < 0 || left > scene.viewport.widthPx) return undefined;
  const slotHeight = band.height / band.slots;
  const gap = band.slots > 1 ? 1 : 0;
  const x = scene.snap(left);
  return {
    x,
    y: band.y + (tasks.slot[box] ?? 0) * slotHeight,
    width: Math.max(1, scene.snap(right) - x),
    height: slotHeight - gap,
  };
}

/** A name that a box has room for. */
export interface TaskLabel {
  readonly text: string;
  readonly at: Rectangle;
  readonly style: string;
}

/** The task row of each lane: queued and replying behind, tasks on top. Returns the names that there is room for. */
export function drawTasks(sheet: Sheet, scene: Scene): readonly TaskLabel[] {
  const { theme, boxes, paints } = scene;
  drawStretches(sheet, scene, boxes.queued, paints.color('queued'));
  drawStretches(sheet, scene, boxes.replies, paints.reply);
  const labels: TaskLabel[] = [];
  const failed: number[] = [];
  const transform = boxTransform(scene.boxesViewport, scene.viewport);
  const draw = (box: number, hasFailed: boolean) => {
    const at = taskRectangle(scene, box, transform);
    if (at === undefined) return;
    if ((boxes.tasks.matchCount[box] ?? 0) === 0) {
      sheet.fill(at.x, at.y, at.width, at.height, paints.color('idle'));
      return;
    }
    const task = boxes.tasks.task[box] ?? -1;
    drawShape(sheet, paints, at, task < 0, hasFailed);
    if (task >= 0 && at.width >= leastTextPx && at.height >= leastTextHeight) {
      const name = scene.timeline.tasks.names[scene.timeline.tasks.nameIndex[task] ?? 0] ?? '';
      const style = hasFailed ? theme.failedText : theme.taskText;
      labels.push({ text: hasFailed ? `✕ ${name}` : name, at, style });
    }
  };
  for (let box = 0; box < boxes.tasks.count; box += 1) {
    if ((boxes.tasks.failedCount[box] ?? 0) > 0) failed.push(box);
    else draw(box, false);
  }
  // Last, so that none is hidden by a neighbour that is a pixel wider than its time.
  for (const box of failed) draw(box, true);
  return labels;
}

/** The wider a box, the more of its shape can be seen: a bar, then an outline, then round corners. */
function drawShape(
  sheet: Sheet,
  paints: Paints,
  { x, y, width, height }: Rectangle,
  isMerged: boolean,
  hasFailed: boolean,
): void {
  const fill = hasFailed ? 'failedFill' : 'taskFill';
  const edge = hasFailed ? 'failedEdge' : 'taskEdge';
  const sprite = isMerged || width < 12 ? undefined : paints.sprite(fill, edge, height);
  if (isMerged || width < 4) sheet.fill(x, y, width, height, paints.color(edge));
  else if (sprite === undefined) sheet.outline(x, y, width, height, paints.color(fill), paints.color(edge));
  else sheet.stamp(x, y, width, sprite);
}

export function drawTaskLabels(
  context: CanvasRenderingContext2D,
  scene: Scene,
  labels: readonly TaskLabel[],
): void {
  context.font = `11px ${scene.theme.fontFamily}`;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  for (const { text, at, style } of labels) drawLabel(context, scene, text, at, style);
}

/** A name stays readable while its box is partly scrolled out to the left. */
function drawLabel(
  context: CanvasRenderingContext2D,
  { viewport }: Scene,
  text: string,
  at: Rectangle,
  style: string,
): void {
  const left = Math.max(at.x, 0) + 5;
  const room = Math.min(at.x + at.width, viewport.widthPx) - left - 4;
  const shown = room < leastTextPx - 10 ? '' : fitText(context, text, room);
  if (shown === '') return;
  context.fillStyle = style;
  context.fillText(shown, left, at.y + at.height / 2 + 0.5);
}

function drawStretches(sheet: Sheet, scene: Scene, boxes: StretchBoxes, paint: Paint): void {
  const { scale, offset } = boxTransform(scene.boxesViewport, scene.viewport);
  for (let box = 0; box < boxes.count; box += 1) {
    const middle = middleOf(scene.rowOfLane[boxes.lane[box] ?? -1]);
    if (middle === undefined) continue;
    const left = (boxes.x[box] ?? 0) * scale + offset;
    const width = (boxes.width[box] ?? 0) * scale;
    if (left + width >= 0 && left <= scene.viewport.widthPx) sheet.fill(left, middle - 1.5, width, 3, paint);
  }
}

function middleOf(row: LaneRowLayout | undefined): number | undefined {
  return row?.tasks === undefined ? undefined : row.tasks.y + row.tasks.height / 2;
}
