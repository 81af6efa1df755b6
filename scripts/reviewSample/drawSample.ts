/**
 * Drew test/fixtures/review/sample.json, and is kept to show how. It prints no verdict: the labels were written before any
 * was seen. Run again it would draw other functions wherever verdicts have changed, so it refuses while there is a sample.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { analyzeProject, type Answer } from '../packages/analyzeProject.ts';
import { wholePackages } from '../packages/catalogue.mjs';
import { installPackage } from '../packages/installPackage.mjs';
import { type Candidate, chooseSample, type Stratum } from './chooseSample.ts';
import { sampleFile } from './sample.ts';

const seed = 20_261_125;

/** Light comes last and takes over what the others cannot fill. */
const strata: readonly Stratum[] = [
  { kinds: ['io', 'mixed'], count: 15 },
  { kinds: ['cpu'], count: 25 },
  { kinds: ['unknown'], count: 30 },
  { kinds: ['light'], count: 30 },
];

if (existsSync(sampleFile)) throw new Error(`${sampleFile} is drawn already; its labels belong to it.`);
const candidates: Candidate[] = [];
for (const one of wholePackages) candidates.push(...(await candidatesOf(one)));
const functions = chooseSample(candidates, strata, seed);
const lines = functions.map((one) => `    ${JSON.stringify(one)}`).join(',\n');
writeFileSync(sampleFile, `{\n  "seed": ${seed},\n  "functions": [\n${lines}\n  ]\n}\n`);
console.log(`${functions.length} of ${candidates.length} functions drawn.`);

async function candidatesOf(wanted: (typeof wholePackages)[number]): Promise<Candidate[]> {
  const answer = JSON.parse(await analyzeProject(await installPackage(wanted))) as Answer;
  return (
    answer.functions
      // Tests and benchmarks came along with a package; nobody calls them in a program.
      .filter(({ file }) => !/(?:^|\/)(?:tests?|__tests__|benchmarks?)\//.test(file))
      .map(({ file, name, line, kind }) => ({ package: wanted.name, file, name, line, kind }))
  );
}
