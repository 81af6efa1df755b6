import { shownEndUs, xAt } from '../layout/index.ts';
import type { Scene } from './scene.ts';

/** So many tasks in sight may all have arrows without hiding the lanes; more show only the chosen one's. */
const mostFaintArrows = 12;
const none: ReadonlySet<number> = new Set();

/** Arrows from caller to worker and back: plainly for the selected and hovered task, faintly for all where there is room. */
export function drawArrows(context: CanvasRenderingContext2D, scene: Scene): void {
  const chosen = [scene.hoveredTask, scene.selectedTask].filter((task) => task >= 0);
  context.globalAlpha = 0.4;
  for (const task of faintTasks(scene))
    if (!chosen.includes(task)) drawTaskArrows(context, scene, task, scene.theme.dimText, 1);
  context.globalAlpha = 1;
  for (const task of new Set(chosen)) {
    drawTaskArrows(context, scene, task, scene.theme.background, 4);
    drawTaskArrows(context, scene, task, scene.theme.arrow, 1.5);
  }
}

/** None where some are merged or there are too many. */
function faintTasks(scene: Scene): ReadonlySet<number> {
  const seen = new Set<number>();
  const { task: tasks } = scene.boxes.tasks;
  for (const task of tasks) {
    if (task >= 0 && !isInSight(scene, task)) continue;
    if (task < 0 || seen.size === mostFaintArrows) return none;
    seen.add(task);
  }
  return seen;
}

function isInSight({ timeline, viewport }: Scene, task: number): boolean {
  return (
    (timeline.tasks.startedUs[task] ?? NaN) <= viewport.endUs &&
    shownEndUs(timeline, task) >= viewport.startUs
  );
}

function drawTaskArrows(
  context: CanvasRenderingContext2D,
  scene: Scene,
  task: number,
  style: string,
  width: number,
): void {
  const { tasks } = scene.timeline;
  const caller = scene.everyRowOfLane[tasks.callerLane[task] ?? -1];
  const worker = scene.everyRowOfLane[tasks.workerLane[task] ?? -1];
  if (caller === undefined || worker?.tasks === undefined || caller === worker) return;
  const isBelow = worker.y > caller.y;
  const callerBand = caller.inFlight ?? caller.strip;
  const callerY = isBelow ? callerBand.y + callerBand.height : callerBand.y;
  const workerY = isBelow ? worker.tasks.y - 1 : worker.tasks.y + worker.tasks.height + 1;
  const x = (atUs: number | undefined) => xAt(scene.viewport, atUs ?? NaN);
  context.strokeStyle = style;
  context.fillStyle = style;
  context.lineWidth = width;
  drawArrow(context, x(tasks.queuedUs[task]), callerY, x(tasks.startedUs[task]), workerY);
  drawArrow(context, x(tasks.endedUs[task]), workerY, x(tasks.settledUs[task]), callerY);
}

/** An S that leaves and arrives upright, with a head at its end. Unknown times draw nothing. */
function drawArrow(
  context: CanvasRenderingContext2D,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
): void {
  if (!Number.isFinite(fromX) || !Number.isFinite(toX)) return;
  const down = Math.sign(toY - fromY);
  const bend = Math.min(40, Math.abs(toY - fromY) / 2) * down;
  const neckY = toY - 5 * down;
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.bezierCurveTo(fromX, fromY + bend, toX, neckY - bend, toX, neckY);
  context.stroke();
  context.beginPath();
  context.moveTo(toX, toY);
  context.lineTo(toX - 3.5, neckY - down);
  context.lineTo(toX + 3.5, neckY - down);
  context.closePath();
  context.fill();
}
