import { Rectangles } from './canvas.ts';
import { boxTransform, type Scene } from './scene.ts';

/** Tasks in flight of each caller: grey for all of them, blue for those that run, both counted from the bottom. */
export function drawInFlight(context: CanvasRenderingContext2D, scene: Scene): void {
  const { inFlight: boxes } = scene.boxes;
  const all = new Rectangles();
  const running = new Rectangles();
  eachBox(scene, boxes, (box, lane, left, width) => {
    const band = scene.rowOfLane[lane]?.inFlight;
    if (band === undefined) return;
    const bar = (rectangles: Rectangles, count: number) => {
      const bottom = scene.snap(band.y + band.height);
      const top = scene.snap(bottom - (count / Math.max(1, band.most)) * band.height);
      rectangles.join(left, top, width, bottom - top);
    };
    bar(all, boxes.inFlight[box] ?? 0);
    bar(running, boxes.running[box] ?? 0);
  });
  all.fill(context, scene.theme.inFlight);
  running.fill(context, scene.theme.taskEdge);
}

/** Event-loop delay of each lane, all on one scale. */
export function drawLoopDelays(context: CanvasRenderingContext2D, scene: Scene): void {
  const { loopDelays: boxes } = scene.boxes;
  const area = new Rectangles();
  const line = new Rectangles();
  eachBox(scene, boxes, (box, lane, left, width) => {
    const band = scene.rowOfLane[lane]?.loopDelay;
    if (band === undefined) return;
    const height = ((boxes.maxDelayUs[box] ?? 0) / scene.rows.loopDelayScaleUs) * band.height;
    const bottom = scene.snap(band.y + band.height);
    const top = scene.snap(bottom - height);
    area.join(left, top, width, bottom - top);
    line.join(left, Math.min(top, bottom - 1), width, 1);
  });
  area.fill(context, scene.theme.delayFill);
  line.fill(context, scene.theme.delayLine);
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
