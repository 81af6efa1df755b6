import type { Image } from './image.ts';

/** How many lobes of the sinc the kernel keeps. Three is sharp with little ringing. */
const LOBES = 3;

/**
 * Scales an image to `width`, keeping its proportions, with a round Lanczos kernel in linear light.
 *
 * The kernel depends on the distance alone, so diagonal edges come out as clean as upright ones. The price: it does
 * not split into a horizontal and a vertical pass, and every pixel of the result weighs a whole disc of the source.
 */
export function resample(image: Image, width: number): Image {
  const height = Math.max(1, Math.round((image.height * width) / image.width));
  const scale = image.width / width;
  const stretch = Math.max(1, scale);
  const radius = LOBES * stretch;
  const light = linearLight();
  const pixels = new Uint8Array(width * height * 3);

  for (let y = 0; y < height; y++) {
    const centerY = (y + 0.5) * scale - 0.5;
    const top = Math.max(0, Math.ceil(centerY - radius));
    const bottom = Math.min(image.height - 1, Math.floor(centerY + radius));

    for (let x = 0; x < width; x++) {
      const centerX = (x + 0.5) * scale - 0.5;
      const left = Math.max(0, Math.ceil(centerX - radius));
      const right = Math.min(image.width - 1, Math.floor(centerX + radius));
      let red = 0;
      let green = 0;
      let blue = 0;
      let total = 0;

      for (let sourceY = top; sourceY <= bottom; sourceY++) {
        for (let sourceX = left; sourceX <= right; sourceX++) {
          const weight = lanczos(Math.sqrt((sourceX - centerX) ** 2 + (sourceY - centerY) ** 2) / stretch);
          const source = (sourceY * image.width + sourceX) * 3;
          red += weight * light[image.pixels[source]];
          green += weight * light[image.pixels[source + 1]];
          blue += weight * light[image.pixels[source + 2]];
          total += weight;
        }
      }

      const target = (y * width + x) * 3;
      pixels[target] = toByte(red / total);
      pixels[target + 1] = toByte(green / total);
      pixels[target + 2] = toByte(blue / total);
    }
  }
  return { width, height, pixels };
}

/** The Lanczos window at a distance from the centre, counted in pixels of the result. */
function lanczos(distance: number): number {
  if (distance === 0) return 1;
  if (distance >= LOBES) return 0;
  const angle = Math.PI * distance;
  return (LOBES * Math.sin(angle) * Math.sin(angle / LOBES)) / (angle * angle);
}

/** For every byte of an sRGB channel, the light that it stands for, from 0 to 1. */
function linearLight(): Float64Array {
  const light = new Float64Array(256);
  for (let byte = 0; byte < 256; byte++) {
    const value = byte / 255;
    light[byte] = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }
  return light;
}

/** The byte of an sRGB channel for an amount of light; ringing may take it below 0 or above 1. */
function toByte(light: number): number {
  const value = light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
  return Math.round(Math.min(1, Math.max(0, value)) * 255);
}
