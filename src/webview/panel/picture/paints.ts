import { parseColor } from '../../shared/color.ts';
import type { Theme } from '../../shared/theme.ts';

/** A square of pixels that is laid side by side; where it is 0, what lies below is seen. */
export interface Texture {
  readonly size: number;
  readonly pixels: Uint32Array;
}

/** A colour as it lies in the memory of a bitmap, or a texture. */
export type Paint = number | Texture;

/** A box with round corners and as much of its middle as has to be repeated: twice the corner and one pixel wide. */
export interface BoxSprite {
  readonly corner: number;
  readonly height: number;
  readonly pixels: Uint32Array;
}

type Colors = Exclude<
  {
    [K in keyof Theme]: Theme[K] extends string ? K : never;
  }[keyof Theme],
  undefined
>;

type Draw = (pen: OffscreenCanvasRenderingContext2D) => void;

const cornerPx = 3;

/**
 * The colours of a theme for pixels of our own, and the textures that tell states apart without their colour. `ratio` is how
 * many device pixels a CSS pixel has.
 */
export class Paints {
  readonly ratio: number;
  readonly native: Paint;
  readonly garbage: Paint;
  /** What ran is not known. */
  readonly running: Paint;
  readonly waiting: Paint;
  readonly blocked: Paint;
  readonly reply: Paint;
  readonly #theme: Theme;
  readonly #colors = new Map<Colors, number>();
  readonly #sprites = new Map<string, BoxSprite | undefined>();

  constructor(theme: Theme, ratio: number) {
    this.#theme = theme;
    this.ratio = ratio;
    this.native = this.#woven(4, theme.native, flatLines(theme.background));
    this.garbage = this.#woven(6, theme.garbage, hatch(theme.background, 'back'));
    this.running = this.#woven(4, theme.running, uprightLines(theme.background));
    this.waiting = this.#woven(4, theme.waiting, dots(theme.background));
    this.blocked = this.#woven(6, theme.blocked, hatch(theme.background));
    this.reply = this.#woven(4, undefined, dashes(theme.reply)) ?? this.color('reply');
  }

  color(name: Colors): number {
    const known = this.#colors.get(name) ?? packed(this.#theme[name]);
    this.#colors.set(name, known);
    return known;
  }

  /** `undefined` where it is too low for corners, or the browser gives no canvas to draw it on. */
  sprite(fill: Colors, edge: Colors, heightPx: number): BoxSprite | undefined {
    const height = Math.round(heightPx * this.ratio);
    const key = `${fill} ${edge} ${height}`;
    if (!this.#sprites.has(key)) this.#sprites.set(key, this.#drawSprite(fill, edge, height));
    return this.#sprites.get(key);
  }

  #drawSprite(fill: Colors, edge: Colors, height: number): BoxSprite | undefined {
    const corner = Math.ceil(cornerPx * this.ratio);
    if (height < 2 * corner) return undefined;
    const width = 2 * corner + 1;
    const pixels = drawn(width, height, (pen) => {
      pen.scale(this.ratio, this.ratio);
      pen.roundRect(0.5, 0.5, width / this.ratio - 1, height / this.ratio - 1, 2);
      pen.fillStyle = this.#theme[fill];
      pen.fill();
      pen.strokeStyle = this.#theme[edge];
      pen.stroke();
    });
    return pixels === undefined ? undefined : { corner, height, pixels };
  }

  /** A tile of `sizePx` CSS pixels with `draw` over a ground. */
  #woven(sizePx: number, ground: string, draw: Draw): Paint;
  #woven(sizePx: number, ground: undefined, draw: Draw): Paint | undefined;
  #woven(sizePx: number, ground: string | undefined, draw: Draw): Paint | undefined {
    const size = Math.max(1, Math.round(sizePx * this.ratio));
    const pixels = drawn(size, size, (pen) => {
      pen.scale(size / sizePx, size / sizePx);
      if (ground !== undefined) {
        pen.fillStyle = ground;
        pen.fillRect(0, 0, sizePx, sizePx);
      }
      draw(pen);
    });
    if (pixels !== undefined) return { size, pixels };
    return ground === undefined ? undefined : packed(ground);
  }
}

function drawn(width: number, height: number, draw: Draw): Uint32Array | undefined {
  const pen = new OffscreenCanvas(width, height).getContext('2d');
  if (pen === null) return undefined;
  draw(pen);
  return new Uint32Array(pen.getImageData(0, 0, width, height).data.buffer);
}

/** Red lies first in memory, and every machine that an editor runs on has the lowest byte first. */
function packed(css: string): number {
  const { red, green, blue, alpha } = parseColor(css) ?? { red: 128, green: 128, blue: 128, alpha: 1 };
  return (red | (green << 8) | (blue << 16) | (Math.round(alpha * 255) << 24)) >>> 0;
}

/** Diagonal lines. */
function hatch(color: string, lean: 'forward' | 'back' = 'forward'): Draw {
  const [from, to] = lean === 'forward' ? [6, 0] : [0, 6];
  return (pen) => {
    pen.strokeStyle = color;
    pen.lineWidth = 1.5;
    for (const shift of [-6, 0, 6]) {
      pen.moveTo(shift, from);
      pen.lineTo(shift + 6, to);
    }
    pen.stroke();
  };
}

/** Upright dashes of two pixels, every four. */
function dashes(color: string): Draw {
  return (pen) => {
    pen.fillStyle = color;
    pen.fillRect(0, 0, 2, 4);
  };
}

/** Thin lines, one every four pixels. */
function flatLines(color: string): Draw {
  return (pen) => {
    pen.fillStyle = color;
    pen.fillRect(0, 1, 4, 1);
  };
}

function uprightLines(color: string): Draw {
  return (pen) => {
    pen.fillStyle = color;
    pen.fillRect(1, 0, 1, 4);
  };
}

function dots(color: string): Draw {
  return (pen) => {
    pen.fillStyle = color;
    pen.fillRect(0, 0, 1, 1);
    pen.fillRect(2, 2, 1, 1);
  };
}
