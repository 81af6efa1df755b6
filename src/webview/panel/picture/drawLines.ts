import type { Paint } from './paints.ts';
import { boxTransform, type Scene } from './scene.ts';
import type { Sheet } from './sheet.ts';

/** Tasks in flight of each caller: grey for all of them, blue for those that run, both counted from the bottom. */
export function drawInFlight(sheet: Sheet, scene: Scene): void {
  const { inFlight: boxes } = scene.boxes;
  const [all, running] = [scene.paints.color('inFlight'), scene.paints.color('taskEdge')];
  eachBox(scene, boxes, (box, lane, left, width) => {
    const band = scene.rowOfLane[lane]?.inFlight;
    if (band === undefined) return;
    const bar = (count: number, paint: Paint) => {
      const height = (count / Math.max(1, band.most)) * band.height;
      if (count > 0) sheet.fill(left, band.y + band.height - height, width, height, paint);
    };
    bar(boxes.inFlight[box] ?? 0, all);
    bar(boxes.running[box] ?? 0, running);
  });
}

/** Event-loop delay of each lane, all on one scale. */
export function drawLoopDelays(sheet: Sheet, scene: Scene): void {
  const { loopDelays: boxes } = scene.boxes;
  const [area, line] = [scene.paints.color('delayFill'), scene.paints.color('delayLine')];
  eachBox(scene, boxes, (box, lane, left, width) => {
    const band = scene.rowOfLane[lane]?.loopDelay;
    if (band === undefined) return;
    const height = ((boxes.maxDelayUs[box] ?? 0) / scene.rows.loopDelayScaleUs) * band.height;
    const bottom = band.y + band.height;
    sheet.fill(left, bottom - height, width, height, area);
    sheet.fill(left, Math.min(bottom - height, bottom - 1), width, 1, line);
  });
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
    const left = (boxes.x[box] ?? 0) * scale + offset;
    const width = (boxes.width[box] ?? 0) * scale;
    if (left + width >= 0 && left <= scene.viewport.widthPx) draw(box, boxes.lane[box] ?? -1, left, width);
  }
}
