import { paintPath } from './canvas.ts';
import { boxTransform, type Scene } from './scene.ts';

/** Tasks in flight of each caller: grey for all of them, blue for those that run, both counted from the bottom. */
export function drawInFlight(context: CanvasRenderingContext2D, scene: Scene): void {
  const { inFlight: boxes } = scene.boxes;
  const all = new Path2D();
  const running = new Path2D();
  eachBox(scene, boxes, (box, lane, left, width) => {
    const band = scene.rowOfLane[lane]?.inFlight;
    if (band === undefined) return;
    const bar = (path: Path2D, count: number) => {
      const height = (count / Math.max(1, band.most)) * band.height;
      path.rect(left, band.y + band.height - height, width, height);
    };
    bar(all, boxes.inFlight[box] ?? 0);
    bar(running, boxes.running[box] ?? 0);
  });
  paintPath(context, all, scene.theme.inFlight);
  paintPath(context, running, scene.theme.taskEdge);
}

/** Event-loop delay of each lane, all on one scale. */
export function drawLoopDelays(context: CanvasRenderingContext2D, scene: Scene): void {
  const { loopDelays: boxes } = scene.boxes;
  const area = new Path2D();
  const line = new Path2D();
  eachBox(scene, boxes, (box, lane, left, width) => {
    const band = scene.rowOfLane[lane]?.loopDelay;
    if (band === undefined) return;
    const height = ((boxes.maxDelayUs[box] ?? 0) / scene.rows.loopDelayScaleUs) * band.height;
    const top = band.y + band.height - height;
    area.rect(left, top, width, height);
    line.rect(left, Math.min(top, band.y + band.height - 1), width, 1);
  });
  paintPath(context, area, scene.theme.delayFill);
  paintPath(context, line, scene.theme.delayLine);
}

interface PlacedBoxes {
  readonly count: number;
  readonly lane: Uint32Array;
  readonly x: Float32Array;
  readonly width: Float32Array;
}

function eachBox(
  scene: Scene,
  boxes: PlacedBoxes,
  draw: (box: number, lane: number, left: number, width: number) => void,
): void {
  const { scale, offset } = boxTransform(scene.boxesViewport, scene.viewport);
  for (let box = 0; box < boxes.count; box += 1) {
    const left = scene.snap((boxes.x[box] ?? 0) * scale + offset);
    const right = scene.snap(((boxes.x[box] ?? 0) + (boxes.width[box] ?? 0)) * scale + offset);
    if (right >= 0 && left <= scene.viewport.widthPx)
      draw(box, boxes.lane[box] ?? -1, left, Math.max(right - left, 0.5));
  }
}
