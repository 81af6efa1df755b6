/** A canvas as sharp as the screen: its bitmap has device pixels, drawing is in CSS pixels. */
export interface Surface {
  readonly element: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
}

export function surfaceOf(element: HTMLCanvasElement): Surface {
  const context = element.getContext('2d');
  if (context === null) throw new Error('This browser gives no 2D canvas.');
  return { element, context };
}

/** Gives the bitmap the size of the element on screen, empties it and sets the scale. Returns CSS pixels. */
export function beginPainting({ element, context }: Surface, width: number, height: number): void {
  const ratio = window.devicePixelRatio;
  const [bitmapWidth, bitmapHeight] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (element.width !== bitmapWidth || element.height !== bitmapHeight) {
    element.width = bitmapWidth;
    element.height = bitmapHeight;
    element.style.width = `${width}px`;
    element.style.height = `${height}px`;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
}

/**
 * Rounds to whole device pixels, so that edges are sharp. Ask once a painting: reading `devicePixelRatio` for each of some
 * thousand boxes costs more than painting them.
 */
export function snapToPixels(): (value: number) => number {
  const ratio = window.devicePixelRatio;
  return (value) => Math.round(value * ratio) / ratio;
}

/** As much of `text` as fits into `width`, with an ellipsis where something is missing; '' if not even two letters fit. */
export function fitText(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  let length = Math.floor((text.length * width) / context.measureText(text).width);
  while (length > 1) {
    const shorter = `${text.slice(0, length).trimEnd()}…`;
    if (context.measureText(shorter).width <= width) return shorter;
    length -= 1;
  }
  return '';
}

/** Diagonal lines in `color`, so that a state can be told without its colour. */
export function hatch(
  context: CanvasRenderingContext2D,
  color: string,
  lean: 'forward' | 'back' = 'forward',
): CanvasPattern | string {
  const tile = new OffscreenCanvas(6, 6);
  const pen = tile.getContext('2d');
  if (pen === null) return color;
  pen.strokeStyle = color;
  pen.lineWidth = 1.5;
  for (const shift of [-6, 0, 6]) {
    pen.moveTo(shift, lean === 'forward' ? 6 : 0);
    pen.lineTo(shift + 6, lean === 'forward' ? 0 : 6);
  }
  pen.stroke();
  return context.createPattern(tile, 'repeat') ?? color;
}

/** Upright dashes of two pixels in `color`, every four. */
export function dashes(context: CanvasRenderingContext2D, color: string): CanvasPattern | string {
  const tile = new OffscreenCanvas(4, 1);
  const pen = tile.getContext('2d');
  if (pen === null) return color;
  pen.fillStyle = color;
  pen.fillRect(0, 0, 2, 1);
  return context.createPattern(tile, 'repeat') ?? color;
}

/** Thin lines in `color`, one every four pixels. */
export function lines(
  context: CanvasRenderingContext2D,
  color: string,
  direction: 'flat' | 'upright',
): CanvasPattern | string {
  const tile = new OffscreenCanvas(4, 4);
  const pen = tile.getContext('2d');
  if (pen === null) return color;
  pen.fillStyle = color;
  if (direction === 'flat') pen.fillRect(0, 1, 4, 1);
  else pen.fillRect(1, 0, 1, 4);
  return context.createPattern(tile, 'repeat') ?? color;
}

/** Dots in `color`. */
export function dots(context: CanvasRenderingContext2D, color: string): CanvasPattern | string {
  const tile = new OffscreenCanvas(4, 4);
  const pen = tile.getContext('2d');
  if (pen === null) return color;
  pen.fillStyle = color;
  pen.fillRect(0, 0, 1, 1);
  pen.fillRect(2, 2, 1, 1);
  return context.createPattern(tile, 'repeat') ?? color;
}

/**
 * Rectangles of one style. Painted one by one: rectangles on whole pixels are far cheaper than one path of thousands of them,
 * which would be anti-aliased as a whole.
 */
export class Rectangles {
  readonly #sides: number[] = [];

  add(x: number, y: number, width: number, height: number): void {
    this.#sides.push(x, y, width, height);
  }

  /** The same, but one that goes on where the one before ends becomes a part of it: of thousands, a few are left. */
  join(x: number, y: number, width: number, height: number): void {
    const sides = this.#sides;
    const last = sides.length - 4;
    const gap = x - (sides[last] ?? 0) - (sides[last + 2] ?? 0);
    const goesOn =
      last >= 0 && gap <= 0.01 && gap >= -width && sides[last + 1] === y && sides[last + 3] === height;
    if (goesOn) sides[last + 2] = x + width - (sides[last] ?? 0);
    else sides.push(x, y, width, height);
  }

  fill(context: CanvasRenderingContext2D, style: string | CanvasPattern): void {
    context.fillStyle = style;
    this.#each((x, y, width, height) => context.fillRect(x, y, width, height));
  }

  /** A line of one pixel inside each. */
  outline(context: CanvasRenderingContext2D, style: string): void {
    context.strokeStyle = style;
    context.lineWidth = 1;
    this.#each((x, y, width, height) => context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1));
  }

  #each(paint: (x: number, y: number, width: number, height: number) => void): void {
    const sides = this.#sides;
    for (let at = 0; at < sides.length; at += 4) {
      paint(sides[at] ?? 0, sides[at + 1] ?? 0, sides[at + 2] ?? 0, sides[at + 3] ?? 0);
    }
  }
}
