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
