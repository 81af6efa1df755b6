import { xAt } from '../layout/index.ts';
import type { Paint } from './paints.ts';
import { boxTransform, type Scene } from './scene.ts';
import type { Sheet } from './sheet.ts';

/** The state strips. A merged box is a stack of its shares, what ran at the bottom; textures tell states without colour. */
export function drawStates(sheet: Sheet, scene: Scene): void {
  const { paints, timeline, rowOfLane, viewport, boxes, boxesViewport, snap } = scene;
  const idle = paints.color('idle');
  for (const [lane, { startUs, endUs }] of timeline.lanes.entries()) {
    const row = rowOfLane[lane];
    if (row === undefined) continue;
    const left = Math.max(0, snap(xAt(viewport, startUs)));
    const right = Math.min(
      viewport.widthPx,
      snap(xAt(viewport, Number.isFinite(endUs) ? endUs : timeline.durationUs)),
    );
    if (right > left) sheet.fill(left, row.strip.y, right - left, row.strip.height, idle);
  }
  const { scale, offset } = boxTransform(boxesViewport, viewport);
  const { states } = boxes;
  /** From the bottom up. */
  const stack: readonly (readonly [shares: Float32Array, paint: Paint])[] = [
    [states.javascript, paints.color('javascript')],
    [states.native, paints.native],
    [states.garbage, paints.garbage],
    [states.running, paints.running],
    [states.waiting, paints.waiting],
    [states.blocked, paints.blocked],
  ];
  for (let box = 0; box < states.count; box += 1) {
    const row = rowOfLane[states.lane[box] ?? -1];
    const left = (states.x[box] ?? 0) * scale + offset;
    const width = (states.width[box] ?? 0) * scale;
    if (row === undefined || left + width < 0 || left > viewport.widthPx) continue;
    let bottom = snap(row.strip.y + row.strip.height);
    for (const [shares, paint] of stack) {
      const share = shares[box] ?? 0;
      if (share <= 0) continue;
      const top = snap(bottom - share * row.strip.height);
      if (top < bottom) sheet.fill(left, top, width, bottom - top, paint);
      bottom = top;
    }
  }
}
