import { formatTime } from '../../shared/words.ts';
import { axisTicks, timeAt, xAt } from '../layout/index.ts';
import type { Scene } from './scene.ts';

const leastTickPx = 88;

/** The x of every tick of the time axis; the grid behind the lanes uses the same. */
export function tickPositions({ viewport, snap }: Scene): readonly number[] {
  return axisTicks(viewport, leastTickPx).atUs.map((atUs) => snap(xAt(viewport, atUs)));
}

/** Labels stand right of their tick; the pointer's own time stands above them on a chip. */
export function drawAxis(context: CanvasRenderingContext2D, scene: Scene, heightPx: number): void {
  const { theme, viewport, snap } = scene;
  const { stepUs, atUs } = axisTicks(viewport, leastTickPx);
  context.font = `11px ${theme.fontFamily}`;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  const chip = cursorChip(context, scene, stepUs);
  for (const tickUs of atUs) {
    const x = snap(xAt(viewport, tickUs));
    const label = formatTime(tickUs, stepUs);
    const right = x + 4 + context.measureText(label).width;
    context.fillStyle = theme.separator;
    context.fillRect(x, heightPx - 6, 1, 6);
    const isCovered = chip !== undefined && right > chip.left - 4 && x < chip.left + chip.width;
    if (isCovered || right > viewport.widthPx) continue;
    context.fillStyle = theme.dimText;
    context.fillText(label, x + 4, heightPx / 2 + 1);
  }
  if (chip === undefined) return;
  context.fillStyle = theme.text;
  context.beginPath();
  context.roundRect(chip.left, 4, chip.width, heightPx - 8, 3);
  context.fill();
  context.fillStyle = theme.background;
  context.fillText(chip.label, chip.left + 6, heightPx / 2 + 1);
}

/** The time under the pointer, as near to it as the axis allows. */
function cursorChip(context: CanvasRenderingContext2D, { viewport, cursorX }: Scene, stepUs: number) {
  if (cursorX < 0) return undefined;
  const label = formatTime(timeAt(viewport, cursorX), stepUs / 100);
  const width = context.measureText(label).width + 12;
  return { label, width, left: Math.min(Math.max(0, cursorX - width / 2), viewport.widthPx - width) };
}
