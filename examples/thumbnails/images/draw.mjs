// Draws the pictures beside this file: `node images/draw.mjs`. Same numbers in, same pictures out.
import { writeFile } from 'node:fs/promises';

const WIDTH = 288;
const HEIGHT = 192;

/** Colours from top to bottom of the sky, of the farthest and nearest ridge, and of the ground. */
const scenes = {
  beach: {
    seed: 1,
    sky: [
      [86, 150, 214],
      [222, 234, 240],
    ],
    ridge: [
      [150, 178, 190],
      [104, 138, 120],
    ],
    ground: [206, 186, 146],
    ridges: 2,
  },
  canyon: {
    seed: 2,
    sky: [
      [110, 160, 220],
      [250, 214, 170],
    ],
    ridge: [
      [214, 150, 116],
      [120, 52, 34],
    ],
    ground: [156, 84, 52],
    ridges: 5,
  },
  dunes: {
    seed: 3,
    sky: [
      [238, 200, 150],
      [252, 232, 196],
    ],
    ridge: [
      [232, 190, 130],
      [176, 116, 60],
    ],
    ground: [190, 134, 76],
    ridges: 4,
  },
  fjord: {
    seed: 4,
    sky: [
      [130, 150, 170],
      [226, 230, 234],
    ],
    ridge: [
      [158, 176, 190],
      [44, 66, 70],
    ],
    ground: [58, 88, 104],
    ridges: 4,
  },
  forest: {
    seed: 5,
    sky: [
      [168, 196, 214],
      [236, 240, 232],
    ],
    ridge: [
      [146, 172, 160],
      [26, 54, 36],
    ],
    ground: [44, 70, 38],
    ridges: 6,
  },
  meadow: {
    seed: 6,
    sky: [
      [72, 134, 210],
      [200, 226, 244],
    ],
    ridge: [
      [132, 164, 172],
      [70, 116, 58],
    ],
    ground: [104, 152, 62],
    ridges: 3,
  },
  night: {
    seed: 7,
    sky: [
      [10, 14, 36],
      [52, 60, 98],
    ],
    ridge: [
      [38, 46, 78],
      [8, 10, 20],
    ],
    ground: [14, 18, 28],
    ridges: 4,
  },
};

/** A number from 0 to 1 that depends on a grid point and a seed only. */
function hash(x, y, seed) {
  let bits = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  bits = Math.imul(bits ^ (bits >>> 15), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
}

const mix = (from, to, share) => from + (to - from) * share;

/** Smooth noise from 0 to 1. */
function noise(x, y, seed) {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [u, v] = [x - left, y - top].map((t) => t * t * (3 - 2 * t));
  const upper = mix(hash(left, top, seed), hash(left + 1, top, seed), u);
  return mix(upper, mix(hash(left, top + 1, seed), hash(left + 1, top + 1, seed), u), v);
}

/** Noise on five scales: clouds, ridges, grass. */
function fractal(x, y, seed) {
  let sum = 0;
  for (let octave = 0; octave < 5; octave++)
    sum += noise(x * 2 ** octave, y * 2 ** octave, seed + octave) / 2 ** (octave + 1);
  return sum;
}

function colorAt(scene, x, y) {
  const { seed, sky, ridge, ground, ridges } = scene;
  const horizon = HEIGHT * 0.78;
  const clouds = Math.max(0, fractal(x / 90, y / 40, seed * 100) - 0.45) * 2.2;
  let color = sky[0].map((value, i) =>
    mix(mix(value, sky[1][i], Math.min(1, y / horizon)), 245, seed === 7 ? clouds * 0.15 : clouds),
  );
  if (seed === 7 && hash(x, y, 99) > 0.9975) color = [240, 240, 255];
  for (let i = 0; i < ridges; i++) {
    const depth = ridges === 1 ? 1 : i / (ridges - 1);
    const height =
      mix(0.5, 0.16, depth) * HEIGHT * (0.35 + fractal(x / mix(120, 60, depth), 0.5, seed * 10 + i));
    if (y < horizon - height + i * 3) continue;
    const texture = 0.75 + 0.5 * fractal(x / 6, y / 6, seed * 50 + i);
    color = ridge[0].map((value, channel) => mix(value, ridge[1][channel], depth) * texture);
  }
  if (y > horizon) {
    const near = (y - horizon) / (HEIGHT - horizon);
    const texture = 0.6 + 0.8 * fractal(x / mix(4, 14, near), y / mix(1, 6, near), seed * 70);
    color = ground.map((value) => value * texture);
  }
  const grain = (hash(x, y, seed + 500) - 0.5) * 10;
  return color.map((value) => Math.round(Math.min(255, Math.max(0, value + grain))));
}

for (const [name, scene] of Object.entries(scenes)) {
  const pixels = [];
  for (let y = 0; y < HEIGHT; y++) for (let x = 0; x < WIDTH; x++) pixels.push(...colorAt(scene, x, y));
  const header = Buffer.from(`P6\n${WIDTH} ${HEIGHT}\n255\n`);
  await writeFile(new URL(`${name}.ppm`, import.meta.url), Buffer.concat([header, Buffer.from(pixels)]));
}
