// `npm run bench:wrap`: wraps functions of whole packages from npm, type-checks the result, and runs it beside the original.
// `-- --count=50` takes so many, `--only=viem,zod` those of some packages, `--seed=7` others, of at most as many in each
// package as `--ask=500` says; `--refusals` says of every function that is refused why; `--preview` only times the plan
// of a function with a hundred callers. Ctrl+C ends it with what was measured until then. It exits with 1 when a wrap does
// not compile or gives another result.
import os from 'node:os';
import { parseArgs } from 'node:util';
import { wholePackages } from '../scripts/packages/catalogue.mjs';
import { seededRandom } from '../scripts/reviewSample/seededRandom.ts';
import { CompilerSession } from '../src/compiler/index.ts';
import { median } from './timing.ts';
import { type Candidate, candidatesOf } from './wrap/candidates.ts';
import { timePreview } from './wrap/preview.ts';
import { counts, type Found, note, report, type Tried } from './wrap/report.ts';
import { ScratchProject } from './wrap/scratchProject.ts';
import { tryFunction } from './wrap/tryFunction.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '200' },
    only: { type: 'string' },
    ask: { type: 'string', default: '500' },
    seed: { type: 'string', default: '20261126' },
    refusals: { type: 'boolean', default: false },
    preview: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const wanted = values.only?.split(',') ?? wholePackages.map(({ name }) => name);

let isInterrupted = false;
process.once('SIGINT', () => {
  isInterrupted = true;
});

const preview = timePreview(15);
console.log(
  `Preview of ${preview.calls} callers in ${preview.files} files: ${median(preview.planMs).toFixed(0)} ms ` +
    `(${Math.min(...preview.planMs).toFixed(0)}–${Math.max(...preview.planMs).toFixed(0)}) after the light bulb's ${median(preview.offerMs).toFixed(0)} ms.`,
);
if (!values.preview) {
  const found = await findCandidates();
  const tried = await tryCandidates(found.eligible);
  const load = os.loadavg().map((one) => one.toFixed(1));
  console.log(`\n${report(found, tried)}\nLoad ${load.join(', ')} on ${os.cpus().length} cores.`);
  process.exitCode = tried.some(({ outcome: { kind } }) => kind === 'broken' || kind === 'different') ? 1 : 0;
}

async function findCandidates(): Promise<Found> {
  const eligible: Candidate[] = [];
  const refused = new Map<string, number>();
  let asked = 0;
  const random = seededRandom(seed);
  for (const name of wanted) {
    const started = performance.now();
    const found = await candidatesOf(
      name,
      (folder) => new CompilerSession({ workingDirectory: folder }),
      { atMost: Number(values.ask), random },
      (file, fn, refusals) => {
        if (!values.refusals) return;
        for (const { code, line, message } of refusals)
          console.log(`  ${code} ${file}#${fn} (line ${line}): ${message.replaceAll(/\s+/g, ' ')}`);
      },
    );
    eligible.push(...found.eligible);
    asked += found.asked;
    for (const [code, count] of found.refused) refused.set(code, (refused.get(code) ?? 0) + count);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(
      `${name}: ${found.eligible.length} of ${found.asked} functions are eligible (${seconds} s). Refused: ${counts(found.refused)}`,
    );
  }
  return { eligible, asked, refused };
}

/** Draws functions until enough of them were offered a wrap. */
async function tryCandidates(eligible: readonly Candidate[]): Promise<readonly Tried[]> {
  const random = seededRandom(seed);
  const drawn = eligible
    .map(
      (candidate) => ({ candidate, at: random(), pool: random() < 0.5 ? 'threads' : 'processes' }) as const,
    )
    .sort((a, b) => a.at - b.at);
  const tried: Tried[] = [];
  const projects = new Map<string, ScratchProject>();
  let offered = 0;
  try {
    for (const { candidate, pool } of drawn) {
      if (offered === Number(values.count) || isInterrupted) break;
      const project = projects.get(candidate.package) ?? (await ScratchProject.create(candidate.folder));
      projects.set(candidate.package, project);
      const started = performance.now();
      const outcome = await tryFunction(project, candidate, pool, seed);
      if (outcome.kind !== 'refused') offered += 1;
      tried.push({ candidate, outcome });
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${String(offered).padStart(4)} ${note(candidate, outcome)} (${pool}, ${seconds} s)`);
    }
  } finally {
    for (const project of projects.values()) await project.remove();
  }
  return tried;
}
