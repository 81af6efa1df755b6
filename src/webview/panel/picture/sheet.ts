import type { BoxSprite, Paint } from './paints.ts';

/** Narrower than this, a loop is faster than a call. */
const callPx = 8;

/**
 * The rectangles of the picture as pixels of our own, shown at once. There are ten thousand of them in a frame, most of them
 * two pixels wide: a canvas takes longer to note each of them down than to paint it, and paints them all once more when the
 * frame is put together. Positions are CSS pixels of the rows, before scrolling; edges lie on whole device pixels.
 */
export class Sheet {
  #image: ImageData | undefined;
  #pixels: Uint32Array = new Uint32Array();
  #width = 0;
  #height = 0;
  #ratio = 1;
  /** What is scrolled away, in device pixels. */
  #top = 0;

  /** Empties it. */
  begin(widthPx: number, heightPx: number, ratio: number, scrollTop: number): void {
    const [width, height] = [
      Math.max(1, Math.round(widthPx * ratio)),
      Math.max(1, Math.round(heightPx * ratio)),
    ];
    this.#ratio = ratio;
    this.#top = Math.round(scrollTop * ratio);
    if (this.#image !== undefined && width === this.#width && height === this.#height) {
      this.#pixels.fill(0);
      return;
    }
    this.#image = new ImageData(width, height);
    this.#pixels = new Uint32Array(this.#image.data.buffer);
    this.#width = width;
    this.#height = height;
  }

  /** At least one device pixel in both directions. */
  fill(x: number, y: number, width: number, height: number, paint: Paint): void {
    const ratio = this.#ratio;
    const left = Math.round(x * ratio);
    const top = Math.round(y * ratio) - this.#top;
    const right = Math.max(left + 1, Math.round((x + width) * ratio));
    const bottom = Math.max(top + 1, Math.round((y + height) * ratio) - this.#top);
    this.#fill(left, top, right, bottom, paint);
  }

  /** A box with an edge of one CSS pixel. */
  outline(x: number, y: number, width: number, height: number, fill: Paint, edge: Paint): void {
    this.fill(x, y, width, height, edge);
    this.fill(x + 1, y + 1, width - 2, height - 2, fill);
  }

  /** A box with round corners, as wide as asked for and as high as its sprite. */
  stamp(x: number, y: number, width: number, sprite: BoxSprite): void {
    const { corner, pixels: stamp, height } = sprite;
    const ratio = this.#ratio;
    const left = Math.round(x * ratio);
    const right = Math.round((x + width) * ratio);
    const top = Math.round(y * ratio) - this.#top;
    const size = corner * 2 + 1;
    for (let row = Math.max(0, -top); row < height && top + row < this.#height; row += 1) {
      const line = (top + row) * this.#width;
      for (let column = 0; column < corner; column += 1) {
        this.#lay(left + column, line, stamp[row * size + column] ?? 0);
        this.#lay(right - 1 - column, line, stamp[row * size + size - 1 - column] ?? 0);
      }
      const from = Math.max(0, left + corner);
      const to = Math.min(this.#width, right - corner);
      if (to > from) this.#pixels.fill(stamp[row * size + corner] ?? 0, line + from, line + to);
    }
  }

  /** Puts all that was painted onto the canvas, in place of what was there. */
  show(context: CanvasRenderingContext2D): void {
    if (this.#image !== undefined) context.putImageData(this.#image, 0, 0);
  }

  #fill(left: number, top: number, right: number, bottom: number, paint: Paint): void {
    const pixels = this.#pixels;
    const width = this.#width;
    const from = Math.max(0, left);
    const to = Math.min(width, right);
    const end = Math.min(this.#height, bottom);
    if (to <= from) return;
    if (typeof paint !== 'number') {
      for (let y = Math.max(0, top); y < end; y += 1) {
        const row = (((y + this.#top) % paint.size) + paint.size) % paint.size;
        for (let x = from; x < to; x += 1) {
          const pixel = paint.pixels[row * paint.size + (x % paint.size)] ?? 0;
          if (pixel !== 0) pixels[y * width + x] = pixel;
        }
      }
    } else if (to - from < callPx) {
      for (let y = Math.max(0, top); y < end; y += 1) {
        for (let at = y * width + from; at < y * width + to; at += 1) pixels[at] = paint;
      }
    } else {
      for (let y = Math.max(0, top); y < end; y += 1) pixels.fill(paint, y * width + from, y * width + to);
    }
  }

  /** One pixel, which may be translucent, over what is there. */
  #lay(x: number, line: number, pixel: number): void {
    const share = (pixel >>> 24) / 255;
    if (x < 0 || x >= this.#width || share === 0) return;
    const below = this.#pixels[line + x] ?? 0;
    const belowShare = ((below >>> 24) / 255) * (1 - share);
    const alpha = share + belowShare;
    const channel = (shift: number): number =>
      Math.round((((pixel >>> shift) & 255) * share + ((below >>> shift) & 255) * belowShare) / alpha) <<
      shift;
    this.#pixels[line + x] =
      share === 1 ? pixel : (channel(0) | channel(8) | channel(16) | (Math.round(alpha * 255) << 24)) >>> 0;
  }
}
