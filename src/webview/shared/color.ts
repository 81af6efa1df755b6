/** Colours as numbers, so that contrast can be computed before anything is painted. */

/** Channels 0…255, alpha 0…1. */
export interface Rgba {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

const black: Rgba = { red: 0, green: 0, blue: 0, alpha: 1 };
const white: Rgba = { red: 255, green: 255, blue: 255, alpha: 1 };

/** Reads what VS Code puts into its theme variables (`#rgb[a]`, `#rrggbb[aa]`, `rgb()`, `rgba()`); undefined for anything else. */
export function parseColor(text: string): Rgba | undefined {
  const value = text.trim().toLowerCase();
  const hex = /^#([0-9a-f]{3,8})$/.exec(value)?.[1];
  if (hex !== undefined) return parseHex(hex);
  const parts = /^rgba?\(([^)]*)\)$/
    .exec(value)?.[1]
    ?.split(/[\s,/]+/)
    .filter((part) => part !== '');
  if (parts === undefined || parts.length < 3) return undefined;
  const [red = NaN, green = NaN, blue = NaN, alpha = 1] = parts.map((part) =>
    part.endsWith('%') ? Number(part.slice(0, -1)) / 100 : Number(part),
  );
  const color = { red, green, blue, alpha };
  return Object.values(color).every(Number.isFinite) ? color : undefined;
}

function parseHex(hex: string): Rgba | undefined {
  if (hex.length === 5 || hex.length === 7) return undefined;
  const digits = hex.length <= 4 ? Array.from(hex, (digit) => digit + digit).join('') : hex;
  const channel = (at: number) => Number.parseInt(digits.slice(at, at + 2), 16);
  return {
    red: channel(0),
    green: channel(2),
    blue: channel(4),
    alpha: digits.length > 6 ? channel(6) / 255 : 1,
  };
}

/** `share` 0 is `from`, 1 is `to`. */
export function mix(from: Rgba, to: Rgba, share: number): Rgba {
  const between = (a: number, b: number) => a + (b - a) * share;
  return {
    red: between(from.red, to.red),
    green: between(from.green, to.green),
    blue: between(from.blue, to.blue),
    alpha: between(from.alpha, to.alpha),
  };
}

/** What a translucent colour looks like on an opaque one. */
export function over(color: Rgba, background: Rgba): Rgba {
  return { ...mix(background, { ...color, alpha: 1 }, color.alpha), alpha: 1 };
}

export function withAlpha(color: Rgba, alpha: number): Rgba {
  return { ...color, alpha };
}

function linear(channel: number): number {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance, WCAG 2.2. */
function luminance({ red, green, blue }: Rgba): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast ratio of two opaque colours, 1…21, WCAG 2.2. */
export function contrast(one: Rgba, other: Rgba): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * `color` if it stands out from `background` by `ratio`, else the nearest colour towards white or black that does.
 * Themes choose chart colours freely; WCAG 2.2 asks 4.5 of text and 3 of graphics.
 */
export function withContrast(color: Rgba, background: Rgba, ratio: number): Rgba {
  const opaque = over(color, background);
  if (contrast(opaque, background) >= ratio) return opaque;
  const goal = contrast(white, background) > contrast(black, background) ? white : black;
  for (let share = 0.05; share < 1; share += 0.05) {
    const candidate = mix(opaque, goal, share);
    if (contrast(candidate, background) >= ratio) return candidate;
  }
  return goal;
}

export function toCss({ red, green, blue, alpha }: Rgba): string {
  return `rgba(${Math.round(red)}, ${Math.round(green)}, ${Math.round(blue)}, ${Math.round(alpha * 1000) / 1000})`;
}
