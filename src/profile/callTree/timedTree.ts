import { functionKey } from '../laneFunctions.ts';
import { runsOf } from '../laneSamples.ts';
import type { LaneSamples, Span } from '../laneSamples.ts';
import { boxColumns, boxLimit, depthLimit, FunctionNumbers } from './callTree.ts';
import type { CallTree, DraftBox } from './callTree.ts';

/** Where the lane was for a while: the nodes that led there, from the outermost on. */
interface Piece {
  readonly path: readonly number[];
  readonly startUs: number;
  readonly endUs: number;
  readonly count: number;
}

/**
 * What a lane went through within a span, in order of time. Where more happened than there are `columns` to show it in,
 * each column shows where the lane was longest. `zeroUs` is the profile's beginning.
 */
export function timedTree(samples: LaneSamples, columns: number, span: Span, zeroUs: number): CallTree {
  const pieces = [...piecesOf(samples, span)];
  let columnCount = Math.max(1, columns);
  let functions = new FunctionNumbers();
  let isCut = pieces.length > columnCount;
  let boxes = joinPieces(samples, isCut ? thinOut(pieces, span, columnCount) : pieces, functions, zeroUs);
  while (boxes.length >= boxLimit && columnCount > 1) {
    columnCount = Math.floor(columnCount / 2);
    isCut = true;
    functions = new FunctionNumbers();
    boxes = joinPieces(samples, thinOut(pieces, span, columnCount), functions, zeroUs);
  }
  return {
    order: 'time',
    startUs: span.startUs - zeroUs,
    endUs: span.endUs - zeroUs,
    sampleCount: pieces.reduce((sum, { count }) => sum + count, 0),
    isCut,
    functions: functions.list,
    boxes: boxColumns(boxes),
  };
}

/** A garbage collection stands below what it interrupted. */
function* piecesOf(samples: LaneSamples, span: Span): Iterable<Piece> {
  const paths = new Map<number, readonly number[]>();
  const pathTo = (node: number): readonly number[] => {
    let path = paths.get(node);
    if (path === undefined) {
      const made: number[] = [];
      for (let at = node; at !== -1; at = samples.parentOf(at)) made.push(at);
      path = made.toReversed().slice(0, depthLimit);
      paths.set(node, path);
    }
    return path;
  };
  let working: readonly number[] = [];
  for (const { node, startUs, endUs, count } of runsOf(samples, span)) {
    const mark = samples.markAt(node);
    if (mark === 'idle') {
      working = [];
      continue;
    }
    if (mark === 'garbage-collector') {
      yield { path: [...working, node], startUs, endUs, count };
      continue;
    }
    working = pathTo(node);
    yield { path: working, startUs, endUs, count };
  }
}

/** At most one piece a column, the one that fills most of it; empty where more of the column is without any. */
function thinOut(pieces: readonly Piece[], { startUs, endUs }: Span, columns: number): Piece[] {
  const widthUs = (endUs - startUs) / columns;
  const longest = new Map<number, { readonly piece: Piece; readonly us: number }>();
  const counts = new Map<number, number>();
  const filledUs = new Map<number, number>();
  for (const piece of pieces) {
    const first = Math.floor((piece.startUs - startUs) / widthUs);
    const last = Math.min(columns - 1, Math.floor((piece.endUs - startUs) / widthUs));
    for (let column = first; column <= last; column += 1) {
      const fromUs = Math.max(piece.startUs, startUs + column * widthUs);
      const us = Math.min(piece.endUs, startUs + (column + 1) * widthUs) - fromUs;
      if (us <= 0) continue;
      filledUs.set(column, (filledUs.get(column) ?? 0) + us);
      const share = us / (piece.endUs - piece.startUs);
      counts.set(column, (counts.get(column) ?? 0) + piece.count * share);
      if (us > (longest.get(column)?.us ?? 0)) longest.set(column, { piece, us });
    }
  }
  return [...longest].flatMap(([column, { piece }]) => {
    if ((filledUs.get(column) ?? 0) < widthUs / 2) return [];
    const fromUs = startUs + column * widthUs;
    const count = Math.round(counts.get(column) ?? 0);
    return [{ path: piece.path, startUs: fromUs, endUs: fromUs + widthUs, count }];
  });
}

/** Samples that lie no further apart are of one call, as far as they can tell. */
const gapUs = 1;

/** A function that is found again in the next piece, below the same callers, goes on. */
function joinPieces(
  samples: LaneSamples,
  pieces: readonly Piece[],
  functions: FunctionNumbers,
  zeroUs: number,
): DraftBox[] {
  const boxes: DraftBox[] = [];
  let open: { readonly node: number; readonly box: number }[] = [];
  let openUntilUs = -Infinity;
  for (const { path, startUs, endUs, count } of pieces) {
    if (startUs > openUntilUs + gapUs) open = [];
    let depth = 0;
    while (depth < path.length && open[depth]?.node === path[depth]) depth += 1;
    open.length = depth;
    for (; depth < path.length; depth += 1) {
      const node = path[depth] ?? -1;
      const fn = samples.functionAt(node) ?? { name: '', url: '', line: 0, column: 0 };
      const number = functions.numberOf(functionKey(fn), fn);
      const parent = open.at(-1)?.box ?? -1;
      open.push({ node, box: boxes.length });
      boxes.push({
        depth,
        parent,
        fn: number,
        startUs: startUs - zeroUs,
        lengthUs: 0,
        selfUs: 0,
        sampleCount: 0,
      });
    }
    for (const [index, { box }] of open.entries()) {
      const at = boxes[box];
      if (at === undefined) continue;
      at.lengthUs = endUs - zeroUs - at.startUs;
      at.sampleCount += count;
      if (index === open.length - 1) at.selfUs += endUs - startUs;
    }
    openUntilUs = endUs;
  }
  return boxes;
}
