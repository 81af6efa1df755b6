import { readFile } from 'node:fs/promises';

/** A picture in memory: rows from top to bottom, three bytes (red, green, blue) a pixel. */
export interface Image {
  width: number;
  height: number;
  pixels: Uint8Array;
}

/** Reads a binary portable pixmap (`P6`, 8 bits a channel). */
export async function readImage(file: URL): Promise<Image> {
  const bytes = await readFile(file);
  const header = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 64));
  if (!header) throw new Error(`${file.pathname} is not a binary 8-bit portable pixmap`);

  const width = Number(header[1]);
  const height = Number(header[2]);
  const start = header[0].length;
  const end = start + width * height * 3;
  if (bytes.length < end) throw new Error(`${file.pathname} ends before its last pixel`);
  return { width, height, pixels: Uint8Array.from(bytes.subarray(start, end)) };
}
