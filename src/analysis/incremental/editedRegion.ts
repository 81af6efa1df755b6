import type { SourceFile } from '../../compiler/index.ts';

/** The one stretch of text in which a file differs from what it was before; offsets in UTF-16 units. */
export interface EditedRegion {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
  /** Lines from 1: the region's first line, and its last one before. */
  readonly firstLine: number;
  readonly oldLastLine: number;
  /** The first line, before, on which everything stands behind the region. */
  readonly shiftsFrom: number;
  readonly lineShift: number;
}

/** Where two versions of a file differ. */
export function editedRegion(old: SourceFile, now: SourceFile): EditedRegion {
  const a = old.text;
  const b = now.text;
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let same = 0;
  const most = shorter - start;
  while (same < most && a.charCodeAt(a.length - 1 - same) === b.charCodeAt(b.length - 1 - same)) same += 1;
  const oldEnd = a.length - same;
  const newEnd = b.length - same;
  const oldLastLine = lineOf(old, oldEnd);
  return {
    start,
    oldEnd,
    newEnd,
    firstLine: lineOf(old, start),
    oldLastLine,
    shiftsFrom: old.getLineAndCharacterOfPosition(oldEnd).character === 0 ? oldLastLine : oldLastLine + 1,
    lineShift: lineOf(now, newEnd) - oldLastLine,
  };
}

/** An offset outside the region, in the new text. */
export function newOffset(region: EditedRegion, offset: number): number {
  return offset >= region.oldEnd ? offset + region.newEnd - region.oldEnd : offset;
}

/** A line that the region does not touch, in the new text. */
export function newLine(region: EditedRegion, line: number): number {
  return line >= region.shiftsFrom ? line + region.lineShift : line;
}

function lineOf(source: SourceFile, offset: number): number {
  return source.getLineAndCharacterOfPosition(offset).line + 1;
}
