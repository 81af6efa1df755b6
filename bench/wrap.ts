// `npm run bench:wrap`: wraps functions of whole packages from npm, type-checks the result, and runs it beside the original.
// `-- --count=50` takes so many, `--only=viem,zod` those of some packages, `--seed=7` others; `--preview` only times the
// plan of a function with a hundred callers. Ends with 1 when a wrap does not compile or gives another result.
import { parseArgs } from 'node:util';
import { wholePackages } from '../scripts/packages/catalogue.mjs';
import { seededRandom } from '../scripts/reviewSample/seededRandom.ts';
import { CompilerSession } from '../src/compiler/index.ts';
import { median } from './timing.ts';
import { type Candidate, candidatesOf } from './wrap/candidates.ts';
import { timePreview } from './wrap/preview.ts';
import { ScratchProject } from './wrap/scratchProject.ts';
import { type Outcome, tryFunction } from './wrap/tryFunction.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '200' },
    only: { type: 'string' },
    seed: { type: 'string', default: '20261126' },
    preview: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const wanted = values.only?.split(',') ?? wholePackages.map(({ name }) => name);

const preview = timePreview(15);
console.log(
  `Preview of ${preview.calls} callers in ${preview.files} files: ${median(preview.planMs).toFixed(0)} ms ` +
    `(${Math.min(...preview.planMs).toFixed(0)}–${Math.max(...preview.planMs).toFixed(0)}) after the light bulb's ${median(preview.offerMs).toFixed(0)} ms.`,
);
if (!values.preview) {
  const outcomes = await tryPackages();
  report(outcomes);
  process.exitCode = outcomes.some(([, { kind }]) => kind === 'broken' || kind === 'different') ? 1 : 0;
}

async function tryPackages(): Promise<(readonly [Candidate, Outcome])[]> {
  const eligible: Candidate[] = [];
  const refused = new Map<string, number>();
  let asked = 0;
  for (const name of wanted) {
    const found = await candidatesOf(name, (folder) => new CompilerSession({ workingDirectory: folder }));
    eligible.push(...found.eligible);
    asked += found.asked;
    for (const [code, count] of found.refused) refused.set(code, (refused.get(code) ?? 0) + count);
    console.log(`${name}: ${found.asked} functions, ${found.eligible.length} eligible`);
  }
  console.log(
    `${eligible.length} of ${asked} functions are eligible. Refused by themselves, by reason: ${counts(refused)}`,
  );
  const random = seededRandom(seed);
  const drawn = eligible.map((one) => ({ one, at: random() })).sort((a, b) => a.at - b.at);
  const outcomes: (readonly [Candidate, Outcome])[] = [];
  const projects = new Map<string, ScratchProject>();
  let offered = 0;
  try {
    for (const { one } of drawn) {
      if (offered === Number(values.count)) break;
      const project = projects.get(one.package) ?? (await ScratchProject.create(one.folder));
      projects.set(one.package, project);
      const pool = random() < 0.5 ? 'threads' : 'processes';
      const outcome = await tryFunction(project, one, pool, seed);
      if (outcome.kind !== 'refused') offered += 1;
      outcomes.push([one, outcome]);
      note(one, outcome);
    }
  } finally {
    for (const project of projects.values()) await project.remove();
  }
  return outcomes;
}

/** Says at once what a person has to look at. */
function note({ file, name, package: from }: Candidate, outcome: Outcome): void {
  const what = `${from} ${file}#${name}`;
  if (outcome.kind === 'broken') console.log(`✘ ${what} does not compile: ${outcome.problems.join(' · ')}`);
  if (outcome.kind === 'different')
    console.log(`✘ ${what} is different:\n  ${outcome.before}\n  ${outcome.after}`);
  if (outcome.kind === 'checked') console.log(`- ${what} was not run: ${outcome.notRun}`);
}

function report(outcomes: readonly (readonly [Candidate, Outcome])[]): void {
  const of = (...kinds: readonly Outcome['kind'][]) =>
    outcomes.filter(([, { kind }]) => kinds.includes(kind));
  const reasons = new Map<string, number>();
  for (const [, outcome] of outcomes) {
    if (outcome.kind !== 'refused') continue;
    for (const code of new Set(outcome.codes)) reasons.set(code, (reasons.get(code) ?? 0) + 1);
  }
  console.log(
    `\ndrawn ${outcomes.length}, offered ${outcomes.length - of('refused').length}, refused ${of('refused').length} (${counts(reasons)}), ` +
      `type-checked ${of('checked', 'equal', 'different').length}, did not compile ${of('broken').length}, ` +
      `run and equal ${of('equal').length}, run and different ${of('different').length}`,
  );
}

function counts(by: ReadonlyMap<string, number>): string {
  return [...by]
    .sort((a, b) => b[1] - a[1])
    .map(([code, count]) => `${code} ${count}`)
    .join(', ');
}
