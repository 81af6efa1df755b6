// `npm run check:catalog`: whether every entry of the catalogue is in its package's own declarations, at the version
// that the catalogue names. `-- --only=pg,axios` looks at some packages, `-- --write` keeps what was found in
// test/fixtures/catalog, which the unit tests compare with.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { CataloguedPackage } from '../../src/catalog/package.ts';
import { cataloguedPackages } from '../../src/catalog/packages/index.ts';
import { root } from '../setup/root.mjs';
import { declaredNames } from './declaredNames.ts';
import { fetchPackage } from './fetchPackage.ts';
import { isDeclared, recordFile, type VerifiedPackage } from './verifiedPackage.ts';

const { values } = parseArgs({ options: { only: { type: 'string' }, write: { type: 'boolean' } } });
const wanted = values.only?.split(',');
const packages = cataloguedPackages.filter(({ name }) => wanted === undefined || wanted.includes(name));
let failed = 0;

for (const known of packages) {
  const missing = await check(known);
  if (missing.length === 0) console.log(`✔ ${known.name}@${known.version}: ${known.entries.length} entries`);
  else {
    failed += 1;
    console.log(`✘ ${known.name}@${known.version} does not declare ${missing.join(', ')}`);
  }
}
console.log(`\n${packages.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 && packages.length > 0 ? 0 : 1;

async function check(known: CataloguedPackage): Promise<readonly string[]> {
  const installed = [
    ...(known.name.includes('*') ? [] : [`${known.name}@${known.version}`]),
    ...(known.types === undefined ? [] : [known.types]),
    ...(known.alsoInstall ?? []),
  ];
  const folders = [];
  for (const one of installed) folders.push(await fetchPackage(one));
  const declared = declaredNames(folders);
  const names = known.entries.map((entry) => entry.name);
  const missing =
    known.generated === undefined ? names.filter((name) => !isDeclared(known, name, declared)) : [];
  if (values.write === true && missing.length === 0) {
    const record: VerifiedPackage = { version: known.version, installed, names: names.toSorted() };
    const file = path.join(root, recordFile(known.name));
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(record, undefined, 1)}\n`);
  }
  return missing;
}
