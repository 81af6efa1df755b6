import { stateShares, xAt, type StateShare } from '../layout/index.ts';
import { Rectangles } from './canvas.ts';
import { boxTransform, type Scene, type Textures } from './scene.ts';

/** The state strips. A merged box is a stack of its shares, what ran at the bottom; textures tell states without colour. */
export function drawStates(context: CanvasRenderingContext2D, scene: Scene): void {
  const { theme, textures, timeline, rowOfLane, viewport, boxes, boxesViewport, snap } = scene;
  context.fillStyle = theme.idle;
  for (const [lane, { startUs, endUs }] of timeline.lanes.entries()) {
    const row = rowOfLane[lane];
    if (row === undefined) continue;
    const left = Math.max(0, snap(xAt(viewport, startUs)));
    const right = Math.min(
      viewport.widthPx,
      snap(xAt(viewport, Number.isFinite(endUs) ? endUs : timeline.durationUs)),
    );
    if (right > left) context.fillRect(left, row.strip.y, right - left, row.strip.height);
  }
  const { scale, offset } = boxTransform(boxesViewport, viewport);
  const { states } = boxes;
  const leastPx = 1 / window.devicePixelRatio;
  const shares = stateShares.map(([name]) => ({ name, share: states[name], rectangles: new Rectangles() }));
  for (let box = 0; box < states.count; box += 1) {
    const row = rowOfLane[states.lane[box] ?? -1];
    const left = snap((states.x[box] ?? 0) * scale + offset);
    const right = snap(((states.x[box] ?? 0) + (states.width[box] ?? 0)) * scale + offset);
    if (row === undefined || right < 0 || left > viewport.widthPx) continue;
    const width = Math.max(right - left, leastPx);
    let bottom = snap(row.strip.y + row.strip.height);
    const stack = (rectangles: Rectangles, share: number | undefined) => {
      if (share === undefined || share <= 0) return;
      // On whole pixels, so that neighbours of the same height are one.
      const top = snap(bottom - share * row.strip.height);
      rectangles.join(left, top, width, bottom - top);
      bottom = top;
    };
    for (const { share, rectangles } of shares) stack(rectangles, share[box]);
  }
  const textureOf: Readonly<Record<StateShare, Textures[keyof Textures] | undefined>> = {
    javascript: undefined,
    native: textures.flatLines,
    garbage: textures.backHatch,
    running: textures.uprightLines,
    waiting: textures.dots,
    blocked: textures.hatch,
  };
  for (const { name, rectangles } of shares) {
    rectangles.fill(context, theme[name]);
    const texture = textureOf[name];
    if (texture !== undefined) rectangles.fill(context, texture);
  }
}
