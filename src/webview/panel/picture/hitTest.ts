import type { Timeline } from '../../../profile/timeline.ts';
import { rowAt, timeAt, type Band, type LaneRowLayout, type TimeWindow } from '../layout/index.ts';
import type { Hit } from './hit.ts';
import { boxTransform, type Scene } from './scene.ts';
import { taskRectangle } from './drawTasks.ts';

interface PlacedBoxes {
  readonly count: number;
  readonly lane: Uint32Array;
  readonly x: Float32Array;
  readonly width: Float32Array;
}

/** `y` counts from the top of all rows. A narrow task may be missed by two pixels. */
export function hitTest(scene: Scene, x: number, y: number): Hit | undefined {
  const row = rowAt(scene.rows.rows, y);
  if (row?.kind !== 'lane') return undefined;
  return (
    (isIn(row.tasks, y) ? hitTask(scene, row, x, y) : undefined) ??
    (isIn(row.strip, y) ? hitState(scene, row, x) : undefined) ??
    (isIn(row.inFlight, y) ? hitInFlight(scene, row, x) : undefined) ??
    (isIn(row.loopDelay, y) ? hitLoopDelay(scene, row, x) : undefined) ?? { kind: 'lane', lane: row.lane }
  );
}

function isIn(band: Band | undefined, y: number): boolean {
  return band !== undefined && y >= band.y - 1 && y <= band.y + band.height + 1;
}

function hitTask(scene: Scene, { lane }: LaneRowLayout, x: number, y: number): Hit | undefined {
  const { tasks } = scene.boxes;
  const reachPx = 2;
  let best = -1;
  let bestPx = Infinity;
  for (let box = 0; box < tasks.count; box += 1) {
    if (tasks.lane[box] !== lane) continue;
    const at = taskRectangle(scene, box);
    if (at === undefined || y < at.y - 1 || y > at.y + at.height + 1) continue;
    const awayPx = Math.max(at.x - x, x - at.x - at.width, 0);
    if (awayPx > reachPx || awayPx >= bestPx) continue;
    best = box;
    bestPx = awayPx;
  }
  if (best < 0) return undefined;
  const task = tasks.task[best] ?? -1;
  if (task >= 0) return { kind: 'task', lane, task };
  const pxPerUs = scene.viewport.widthPx / (scene.viewport.endUs - scene.viewport.startUs);
  return {
    kind: 'tasks',
    lane,
    taskCount: tasks.taskCount[best] ?? 0,
    failedCount: tasks.failedCount[best] ?? 0,
    covered: tasks.covered[best] ?? 0,
    spanUs: (taskRectangle(scene, best)?.width ?? 0) / pxPerUs,
  };
}

/** The box of this lane under `x`; -1 for none. */
function boxAt(scene: Scene, boxes: PlacedBoxes, lane: number, x: number): number {
  const { scale, offset } = boxTransform(scene.boxesViewport, scene.viewport);
  const boxX = (x - offset) / scale;
  for (let box = 0; box < boxes.count; box += 1) {
    const left = boxes.x[box] ?? 0;
    if (boxes.lane[box] === lane && boxX >= left && boxX < left + (boxes.width[box] ?? 0)) return box;
  }
  return -1;
}

function hitState(scene: Scene, { lane }: LaneRowLayout, x: number): Hit | undefined {
  const { states } = scene.boxes;
  const box = boxAt(scene, states, lane, x);
  const shares = {
    javascript: states.javascript[box] ?? 0,
    native: states.native[box] ?? 0,
    garbage: states.garbage[box] ?? 0,
    running: states.running[box] ?? 0,
    waiting: states.waiting[box] ?? 0,
    blocked: states.blocked[box] ?? 0,
  };
  const stretch = stretchAt(scene.timeline, lane, timeAt(scene.viewport, x));
  if (box < 0 && stretch === undefined) return undefined;
  // A merged box is a mix; only a box of a single state has a beginning and an end that mean something.
  const isMerged = Math.max(...Object.values(shares)) < 1 && box >= 0;
  const { startUs, endUs } = isMerged || stretch === undefined ? { startUs: NaN, endUs: NaN } : stretch;
  return { kind: 'state', lane, shares, startUs, endUs };
}

/** The recorded stretch of a lane at a time, from the timeline itself: boxes are clipped to what is shown. */
function stretchAt({ states }: Timeline, lane: number, atUs: number): TimeWindow | undefined {
  for (let index = 0; index < states.count; index += 1) {
    const startUs = states.startUs[index] ?? NaN;
    const endUs = states.endUs[index] ?? NaN;
    if (states.lane[index] === lane && startUs <= atUs && atUs < endUs) return { startUs, endUs };
  }
  return undefined;
}

function hitInFlight(scene: Scene, { lane }: LaneRowLayout, x: number): Hit | undefined {
  const { inFlight } = scene.boxes;
  const box = boxAt(scene, inFlight, lane, x);
  if (box < 0) return undefined;
  return {
    kind: 'in-flight',
    lane,
    inFlight: inFlight.inFlight[box] ?? 0,
    running: inFlight.running[box] ?? 0,
  };
}

function hitLoopDelay(scene: Scene, { lane }: LaneRowLayout, x: number): Hit | undefined {
  const { loopDelays } = scene.boxes;
  const box = boxAt(scene, loopDelays, lane, x);
  return box < 0 ? undefined : { kind: 'loop-delay', lane, maxDelayUs: loopDelays.maxDelayUs[box] ?? 0 };
}
