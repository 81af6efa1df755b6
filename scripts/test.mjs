// `npm test`: everything that must hold, on a machine that has Node and npm and nothing else.
// `npm test -- --only=unit,editor` runs some of the steps, `--full` the long ones too. The last line is always `N passed, N failed`.
import { parseArgs } from 'node:util';
import { installDependencies } from './setup/dependencies.mjs';
import { requireNode } from './setup/requireNode.mjs';
import { root } from './setup/root.mjs';
import { StepError } from './setup/runCommand.mjs';
import { longSteps, steps } from './testSteps.mjs';

requireNode();

/** @typedef {import('./testSteps.mjs').StepResult} StepResult */

/** @type {{ title: string, passed: number, failed: number, seconds: number, failures: NonNullable<StepResult['failures']> }[]} */
const results = [];

try {
  const wanted = chooseSteps();
  await installDependencies(root, 'Poolwright');
  for (const step of wanted) {
    console.log(`\n== ${step.title} (${step.name}) ==`);
    const started = performance.now();
    const result = await runStep(step);
    if (result.problem !== undefined) console.log(result.problem);
    const { passed, failed, failures = [] } = result;
    const seconds = Math.round((performance.now() - started) / 1000);
    results.push({ title: step.title, passed, failed, seconds, failures });
    if (step.essential && failed > 0) {
      console.log('The steps after this one need it and are left out.');
      break;
    }
  }
} catch (error) {
  console.error(describe(error));
  results.push({ title: 'Preparation', passed: 0, failed: 1, seconds: 0, failures: [] });
}

console.log('');
for (const { title, passed, failed, seconds, failures } of results) {
  console.log(`${failed === 0 ? '✔' : '✘'} ${title}: ${passed} passed, ${failed} failed (${seconds} s)`);
  // Once more, since whoever keeps only the end of a long run's output needs to see what to mend.
  for (const failure of failures) console.log(`    ${failure.title}\n      ${failure.message}`);
}
const sum = (/** @type {'passed' | 'failed'} */ key) =>
  results.reduce((total, result) => total + result[key], 0);
process.exitCode = sum('failed') === 0 ? 0 : 1;
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);

/** @returns {import('./testSteps.mjs').Step[]} */
function chooseSteps() {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, full: { type: 'boolean', default: false } },
  });
  const all = [...steps, ...longSteps];
  if (values.only === undefined) return values.full ? all : [...steps];
  const names = values.only.split(',');
  const unknown = names.filter((name) => !all.some((step) => step.name === name));
  if (unknown.length > 0) {
    const known = all.map((step) => step.name).join(', ');
    throw new StepError(`There is no step ${unknown.join(', ')}. The steps are: ${known}.`);
  }
  return all.filter((step) => names.includes(step.name));
}

/**
 * A step that breaks fails; the ones after it still run, so that one run shows all there is to mend.
 *
 * @param {import('./testSteps.mjs').Step} step
 * @returns {Promise<import('./testSteps.mjs').StepResult>}
 */
async function runStep(step) {
  try {
    return await step.run();
  } catch (error) {
    return { passed: 0, failed: 1, problem: describe(error) };
  }
}

/** @param {unknown} error */
function describe(error) {
  if (error instanceof StepError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
