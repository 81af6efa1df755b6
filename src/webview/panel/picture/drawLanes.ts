import { xAt } from '../layout/index.ts';
import { drawArrows } from './drawArrows.ts';
import { drawTaskLabels, taskRectangle } from './drawTasks.ts';
import type { LanesSheet } from './lanesSheet.ts';
import type { Scene } from './scene.ts';

/** The whole picture of lanes: rectangles, then lines and names over them. */
export function drawLanes(context: CanvasRenderingContext2D, sheet: LanesSheet, scene: Scene): void {
  const { viewport, heightPx, scrollTop, theme } = scene;
  const labels = sheet.show(context, scene);
  context.save();
  context.beginPath();
  context.rect(0, 0, viewport.widthPx, heightPx);
  context.clip();
  context.translate(0, -scrollTop);
  drawTaskLabels(context, scene, labels);
  drawLostEnds(context, scene);
  drawArrows(context, scene);
  drawSelectedTask(context, scene);
  context.restore();
  if (scene.cursorX < 0) return;
  context.fillStyle = theme.text;
  context.globalAlpha = 0.4;
  context.fillRect(scene.snap(scene.cursorX), 0, 1, heightPx);
  context.globalAlpha = 1;
}

/** A thread that ended without saying so: a cross at its last record. */
function drawLostEnds(
  context: CanvasRenderingContext2D,
  { theme, timeline, rowOfLane, viewport }: Scene,
): void {
  context.strokeStyle = theme.blocked;
  context.lineWidth = 2;
  for (const [lane, { endReason, endUs }] of timeline.lanes.entries()) {
    const row = rowOfLane[lane];
    const x = xAt(viewport, endUs);
    if (endReason !== 'lost' || row === undefined || !(x >= -8 && x <= viewport.widthPx + 8)) continue;
    const y = row.strip.y + row.strip.height / 2;
    const left = Math.min(x + 2, viewport.widthPx - 9);
    context.beginPath();
    context.moveTo(left, y - 4);
    context.lineTo(left + 8, y + 4);
    context.moveTo(left, y + 4);
    context.lineTo(left + 8, y - 4);
    context.stroke();
  }
}

/** A ring around the selected task, and around the box that it is merged into where it is too small to stand alone. */
function drawSelectedTask(context: CanvasRenderingContext2D, scene: Scene): void {
  const at = selectedRectangle(scene);
  if (at === undefined) return;
  context.strokeStyle = scene.theme.background;
  context.lineWidth = 4;
  context.strokeRect(at.x - 0.5, at.y - 0.5, at.width + 1, at.height + 1);
  context.strokeStyle = scene.theme.selection;
  context.lineWidth = 2;
  context.strokeRect(at.x - 1, at.y - 1, at.width + 2, at.height + 2);
}

function selectedRectangle(scene: Scene): ReturnType<typeof taskRectangle> {
  const { selectedTask: task, timeline } = scene;
  if (task < 0) return undefined;
  const box = scene.boxes.tasks.task.indexOf(task);
  if (box >= 0) return taskRectangle(scene, box);
  const band = scene.rowOfLane[timeline.tasks.workerLane[task] ?? -1]?.tasks;
  const x = xAt(scene.viewport, timeline.tasks.startedUs[task] ?? NaN);
  if (band === undefined || !(x >= 0 && x <= scene.viewport.widthPx)) return undefined;
  return { x: scene.snap(x) - 1, y: band.y, width: 3, height: band.height };
}
