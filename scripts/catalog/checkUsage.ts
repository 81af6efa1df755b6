// `npm run check:usage`: installs the catalogued packages at their versions and analyses the programs of
// test/fixtures/packages with all types there; the verdicts have to be those of the labels. The unit tests do the same
// without the packages. `-- --only=databases,dates` looks at some topics.
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { cataloguedPackages } from '../../src/catalog/packages/index.ts';
import { fits } from '../../src/catalog/packageNames.ts';
import { installWithNpm } from '../setup/npm.mjs';
import { root } from '../setup/root.mjs';
import { cacheFolder } from './fetchPackage.ts';
import { packagesIn } from './packagesIn.ts';
import { expectedLabels, foundLabels, type UsageLabels, usageFolder, usageTopics } from './usageLabels.ts';

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const wanted = values.only?.split(',');
const topics = usageTopics(root).filter((topic) => wanted === undefined || wanted.includes(topic));
let failed = 0;

for (const topic of topics) {
  const folder = await install(topic);
  const expected = expectedLabels(folder);
  const found = foundLabels(folder, expected);
  if (isDeepStrictEqual(found, expected)) console.log(`✔ ${topic}`);
  else {
    failed += 1;
    console.log(`✘ ${topic}`);
    for (const line of differences(expected, found)) console.log(`    ${line}`);
  }
}
console.log(`\n${topics.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 && topics.length > 0 ? 0 : 1;

/** A copy of a topic in the cache folder, with the packages that its programs import. */
async function install(topic: string): Promise<string> {
  const from = path.join(root, usageFolder);
  const folder = path.join(cacheFolder(), 'usage', topic);
  await mkdir(folder, { recursive: true });
  await cp(path.join(from, topic), folder, { recursive: true });
  await cp(path.join(from, 'tsconfig.json'), path.join(folder, 'tsconfig.json'));
  const imported = packagesIn(folder);
  const dependencies: Record<string, string> = { '@types/node': '20.19.43' };
  for (const known of cataloguedPackages) {
    if (!imported.some((name) => fits(known.name, name))) continue;
    const all = [
      ...(known.name.includes('*') ? [] : [`${known.name}@${known.version}`]),
      ...(known.types === undefined ? [] : [known.types]),
      ...(known.alsoInstall ?? []),
    ];
    for (const one of all)
      dependencies[one.slice(0, one.lastIndexOf('@'))] = one.slice(one.lastIndexOf('@') + 1);
  }
  const manifest = `${JSON.stringify({ private: true, type: 'module', dependencies }, undefined, 2)}\n`;
  const file = path.join(folder, 'package.json');
  const isInstalled =
    existsSync(path.join(folder, 'node_modules')) &&
    existsSync(file) &&
    (await readFile(file, 'utf8')) === manifest;
  if (isInstalled) return folder;
  await writeFile(file, manifest);
  await installWithNpm(['install', '--ignore-scripts', '--legacy-peer-deps', '--no-package-lock'], {
    cwd: folder,
  });
  return folder;
}

function differences(expected: UsageLabels, found: UsageLabels): string[] {
  return Object.entries(expected).flatMap(([file, names]) =>
    Object.entries(names)
      .filter(([name, label]) => found[file]?.[name] !== label)
      .map(([name, label]) => `${file}#${name} is ${label}, found ${found[file]?.[name] ?? 'nothing'}`),
  );
}
