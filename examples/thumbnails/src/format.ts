import type { Image } from './image.ts';

/** One line of the report: `beach.ppm  288×192 → 160×107  1a2b3c4d`. */
export function formatLine(name: string, source: Image, thumbnail: Image, sum: string): string {
  return `${name.padEnd(14)} ${formatSize(source)} → ${formatSize(thumbnail)}  ${sum}`;
}

export const formatSize = (image: Image): string => `${image.width}×${image.height}`;
