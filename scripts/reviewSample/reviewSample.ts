/**
 * Compares the engine's verdicts on the sampled functions with the reviewer's labels. `--write` records the verdicts and
 * writes the figures into docs/signals.md.
 */
import { parseArgs } from 'node:util';
import { analyzeProject, type Answer, type AnsweredFunction } from '../packages/analyzeProject.ts';
import { wholePackages } from '../packages/catalogue.mjs';
import { installPackage } from '../packages/installPackage.mjs';
import { agreementOf } from './agreement.ts';
import { reportDisagreements, reportFigures } from './report.ts';
import { keyOf, readSample, type SampledFunction } from './sample.ts';
import { writeSection } from './signalsSection.ts';
import { findSampled, readLabels, verdictsOf, type Verdicts, writeVerdicts } from './verdicts.ts';

const { values } = parseArgs({ options: { write: { type: 'boolean' } } });
const { functions } = readSample();
const labels = readLabels();
const found = new Map<SampledFunction, AnsweredFunction | undefined>();
for (const one of wholePackages) {
  const answer = JSON.parse(await analyzeProject(await installPackage(one))) as Answer;
  const sampled = functions.filter((sample) => sample.package === one.name);
  for (const [sample, answered] of findSampled(sampled, answer)) found.set(sample, answered);
}
const unordered = verdictsOf(found, labels);
// In the order of the sample, whichever package was analysed first.
const verdicts: Verdicts = Object.fromEntries(
  functions.map(keyOf).flatMap((key) => {
    const verdict = unordered[key];
    return verdict === undefined ? [] : [[key, verdict] as const];
  }),
);
const figures = agreementOf(verdicts);
reportDisagreements(found, verdicts, labels);
reportFigures(figures);
if (values.write === true) {
  writeVerdicts(verdicts);
  await writeSection(figures);
}
