import { xAt, type TimeWindow, type Viewport } from '../layout/index.ts';
import type { Scene } from './scene.ts';

/** The whole run: columns as high as lanes were running, a line at the number of cores, the shown window in the light. */
export function drawOverview(
  context: CanvasRenderingContext2D,
  scene: Scene,
  widthPx: number,
  heightPx: number,
  chosen: TimeWindow,
): void {
  const { theme, timeline, overview } = scene;
  if (overview === undefined) return;
  const columns = overview.busyLanes.length;
  const most = Math.max(overview.most, timeline.coreCount, 1);
  const top = 4;
  const scale = (heightPx - top) / most;
  context.fillStyle = theme.running;
  for (let column = 0; column < columns; column += 1) {
    const height = (overview.busyLanes[column] ?? 0) * scale;
    if (height <= 0) continue;
    const left = Math.round((column / columns) * widthPx);
    const right = Math.round(((column + 1) / columns) * widthPx);
    context.fillRect(
      left,
      heightPx - Math.max(height, 1),
      Math.max(1, right - left - 1),
      Math.max(height, 1),
    );
  }
  drawCores(context, scene, widthPx, scene.snap(heightPx - timeline.coreCount * scale));
  if (scene.isWhole) return;
  drawChosen(
    context,
    scene,
    { startUs: 0, endUs: Math.max(1, timeline.durationUs), widthPx },
    heightPx,
    chosen,
  );
}

/** Above this line more lanes want to run than there are cores. */
function drawCores(context: CanvasRenderingContext2D, { theme }: Scene, widthPx: number, y: number): void {
  context.strokeStyle = theme.dimText;
  context.lineWidth = 1;
  context.setLineDash([3, 3]);
  context.beginPath();
  context.moveTo(0, y + 0.5);
  context.lineTo(widthPx, y + 0.5);
  context.stroke();
  context.setLineDash([]);
}

function drawChosen(
  context: CanvasRenderingContext2D,
  { theme, snap }: Scene,
  whole: Viewport,
  heightPx: number,
  chosen: TimeWindow,
): void {
  const left = snap(xAt(whole, chosen.startUs));
  const right = Math.max(left + 3, snap(xAt(whole, chosen.endUs)));
  context.fillStyle = theme.shade;
  context.fillRect(0, 0, left, heightPx);
  context.fillRect(right, 0, whole.widthPx - right, heightPx);
  context.strokeStyle = theme.focus;
  context.lineWidth = 1;
  context.strokeRect(left + 0.5, 0.5, Math.max(2, right - left - 1), heightPx - 1);
  context.fillStyle = theme.focus;
  for (const x of [left, right - 3]) context.fillRect(x, heightPx / 2 - 8, 3, 16);
}
