/** Where the boxes of a call tree are. Pure, without DOM. */
import type { CallTree } from '../../../profile/index.ts';
import { xAt, type TimeWindow } from '../layout/index.ts';

/** Pixels; a box is one lower than its row, so that rows stand apart. */
export const flameRowPx = 18;
/** What is narrower cannot be seen. */
const leastPx = 0.5;

/** Index i of every column is one box that can be seen. */
export interface FlameLayout {
  readonly count: number;
  /** Index into the tree's boxes. */
  readonly box: Uint32Array;
  readonly x: Float64Array;
  readonly width: Float64Array;
  /** Of each box of the tree, its index here; -1 for one that cannot be seen. */
  readonly indexOf: Int32Array;
  readonly heightPx: number;
}

/** The boxes within a part of the tree's extent, cut to it. */
export function layoutFlame({ boxes }: CallTree, shown: TimeWindow, widthPx: number): FlameLayout {
  const viewport = { ...shown, widthPx };
  const [box, lefts, widths]: [number[], number[], number[]] = [[], [], []];
  const indexOf = new Int32Array(boxes.count).fill(-1);
  let deepest = -1;
  for (let index = 0; index < boxes.count; index += 1) {
    const startUs = boxes.startUs[index] ?? 0;
    const left = Math.max(0, xAt(viewport, startUs));
    const right = Math.min(widthPx, xAt(viewport, startUs + (boxes.lengthUs[index] ?? 0)));
    if (!(right - left >= leastPx)) continue;
    indexOf[index] = box.length;
    box.push(index);
    lefts.push(left);
    widths.push(right - left);
    deepest = Math.max(deepest, boxes.depth[index] ?? 0);
  }
  return {
    count: box.length,
    box: Uint32Array.from(box),
    x: Float64Array.from(lefts),
    width: Float64Array.from(widths),
    indexOf,
    heightPx: (deepest + 1) * flameRowPx,
  };
}

/** The tree's box under a point; -1 for none. */
export function flameBoxAt({ boxes }: CallTree, layout: FlameLayout, x: number, y: number): number {
  const depth = Math.floor(y / flameRowPx);
  for (let index = 0; index < layout.count; index += 1) {
    const left = layout.x[index] ?? 0;
    const box = layout.box[index] ?? -1;
    if (boxes.depth[box] === depth && x >= left && x < left + (layout.width[index] ?? 0)) return box;
  }
  return -1;
}

export type FlameStep = 'up' | 'down' | 'left' | 'right' | 'first' | 'last';

/**
 * Where an arrow key leads from a box: up to its caller, down to the longest that it called, sideways to the next one in
 * the same row. It stays where there is none; from nowhere (-1) everything leads to the first box.
 */
export function stepFlame({ boxes }: CallTree, layout: FlameLayout, from: number, step: FlameStep): number {
  const seen = Array.from(layout.box);
  if (from < 0 || layout.indexOf[from] === -1) return seen[0] ?? -1;
  switch (step) {
    case 'up': {
      const parent = boxes.parent[from] ?? -1;
      return parent >= 0 ? parent : from;
    }
    case 'down': {
      const below = seen.filter((box) => boxes.parent[box] === from);
      return below.reduce(
        (best, box) =>
          best === from || (boxes.lengthUs[box] ?? 0) > (boxes.lengthUs[best] ?? 0) ? box : best,
        from,
      );
    }
    case 'left':
    case 'right':
    case 'first':
    case 'last': {
      const row = seen
        .filter((box) => boxes.depth[box] === boxes.depth[from])
        .sort((a, b) => (boxes.startUs[a] ?? 0) - (boxes.startUs[b] ?? 0));
      const at = row.indexOf(from);
      const goal = { left: at - 1, right: at + 1, first: 0, last: row.length - 1 }[step];
      return row[Math.min(row.length - 1, Math.max(0, goal))] ?? from;
    }
    default:
      return step satisfies never;
  }
}
