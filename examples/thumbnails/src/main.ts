import { readdir } from 'node:fs/promises';
import { checksum } from './checksum.ts';
import { formatLine } from './format.ts';
import { readImage } from './image.ts';
import { resample } from './resample.ts';

/** One thumbnail to make: which picture, and how wide it is to become. */
interface Job {
  name: string;
  width: number;
}

const folder = new URL('../images/', import.meta.url);
const widths = [160, 96];

async function makeThumbnail({ name, width }: Job): Promise<string> {
  const image = await readImage(new URL(name, folder));
  const thumbnail = resample(image, width);
  return formatLine(name, image, thumbnail, checksum(thumbnail.pixels));
}

const names = (await readdir(folder)).filter((name) => name.endsWith('.ppm')).sort();
const jobs: Job[] = names.flatMap((name) => widths.map((width) => ({ name, width })));
const lines = await Promise.all(jobs.map((job) => makeThumbnail(job)));
for (const line of lines) console.log(line);
