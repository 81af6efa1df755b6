import type { LaneRowLayout, StretchBoxes } from '../layout/index.ts';
import { fitText, Rectangles } from './canvas.ts';
import { boxTransform, type Scene } from './scene.ts';

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
export function taskRectangle(scene: Scene, box: number): Rectangle | undefined {
  const { tasks } = scene.boxes;
  const band = scene.rowOfLane[tasks.lane[box] ?? -1]?.tasks;
  const { scale, offset } = boxTransform(scene.boxesViewport, scene.viewport);
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

/** The task row of each lane: queued and replying behind, tasks on top, names where they fit. */
export function drawTasks(context: CanvasRenderingContext2D, scene: Scene): void {
  drawStretches(context, scene, scene.boxes.queued, scene.theme.queued);
  drawStretches(context, scene, scene.boxes.replies, scene.textures.reply);
  const { theme, boxes } = scene;
  const plain = new TaskShapes();
  const failed = new TaskShapes();
  const unmatched = new Rectangles();
  const labels: { readonly text: string; readonly at: Rectangle; readonly style: string }[] = [];
  for (let box = 0; box < boxes.tasks.count; box += 1) {
    const at = taskRectangle(scene, box);
    if (at === undefined) continue;
    const task = boxes.tasks.task[box] ?? -1;
    const hasFailed = (boxes.tasks.failedCount[box] ?? 0) > 0;
    if ((boxes.tasks.matchCount[box] ?? 0) === 0) {
      unmatched.join(at.x, at.y, at.width, at.height);
      continue;
    }
    (hasFailed ? failed : plain).add(at, task < 0);
    if (task >= 0 && at.width >= leastTextPx && at.height >= leastTextHeight) {
      const name = scene.timeline.tasks.names[scene.timeline.tasks.nameIndex[task] ?? 0] ?? '';
      const style = hasFailed ? theme.failedText : theme.taskText;
      labels.push({ text: hasFailed ? `✕ ${name}` : name, at, style });
    }
  }
  unmatched.fill(context, theme.idle);
  plain.paint(context, theme.taskFill, theme.taskEdge);
  failed.paint(context, theme.failedFill, theme.failedEdge);
  context.font = `11px ${theme.fontFamily}`;
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

/** Boxes of one kind. The wider a box, the more of its shape can be seen: a bar, then an outline, then round corners. */
class TaskShapes {
  readonly #bars = new Rectangles();
  readonly #outlined = new Rectangles();
  readonly #rounded = new Path2D();

  add({ x, y, width, height }: Rectangle, isMerged: boolean): void {
    if (isMerged || width < 4) this.#bars.join(x, y, width, height);
    else if (width < 12) this.#outlined.add(x, y, width, height);
    else this.#rounded.roundRect(x + 0.5, y + 0.5, width - 1, height - 1, 2);
  }

  paint(context: CanvasRenderingContext2D, fill: string, edge: string): void {
    this.#bars.fill(context, edge);
    this.#outlined.fill(context, fill);
    this.#outlined.outline(context, edge);
    context.fillStyle = fill;
    context.fill(this.#rounded);
    context.strokeStyle = edge;
    context.lineWidth = 1;
    context.stroke(this.#rounded);
  }
}

/** Rectangles instead of lines: a path of thousands of lines, dashed ones above all, takes longer than all the rest. */
function drawStretches(
  context: CanvasRenderingContext2D,
  scene: Scene,
  boxes: StretchBoxes,
  style: string | CanvasPattern,
): void {
  const { scale, offset } = boxTransform(scene.boxesViewport, scene.viewport);
  const lines = new Rectangles();
  for (let box = 0; box < boxes.count; box += 1) {
    const middle = middleOf(scene.rowOfLane[boxes.lane[box] ?? -1]);
    if (middle === undefined) continue;
    const left = Math.max(-10, scene.snap((boxes.x[box] ?? 0) * scale + offset));
    const right = Math.min(
      scene.viewport.widthPx + 10,
      scene.snap(((boxes.x[box] ?? 0) + (boxes.width[box] ?? 0)) * scale + offset),
    );
    if (right >= left) lines.join(left, scene.snap(middle - 1.5), right - left, 3);
  }
  lines.fill(context, style);
}

function middleOf(row: LaneRowLayout | undefined): number | undefined {
  return row?.tasks === undefined ? undefined : row.tasks.y + row.tasks.height / 2;
}
