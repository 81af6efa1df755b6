import assert from 'node:assert/strict';
import { keyOfTask, LargeTimeline, nextTask, type TaskKey } from '../../../src/profile/index.ts';
import type { PanelQuestion } from '../../../src/protocol/index.ts';
import { TaskWalker } from '../../../src/webview/panel/taskWalker.ts';
import { simulatedRun } from '../../webview/support/simulatedRun.ts';

const run = simulatedRun();
const large = new LargeTimeline(run);
const window = { startUs: 0, endUs: run.durationUs };

/** Every task of a lane in the order of a walk, as keys. */
function wholeWalk(lane: number, matches: Uint8Array | null = null): readonly (TaskKey | null)[] {
  const keys: (TaskKey | null)[] = [];
  const walk = { lane, matches, window };
  for (let task = nextTask(run, -1, 1, walk); task >= 0; task = nextTask(run, task, 1, walk))
    keys.push(keyOfTask(run, task));
  return keys;
}

function start() {
  const asked: Extract<PanelQuestion, { kind: 'task-steps' }>[] = [];
  const said: (TaskKey | null | string)[] = [];
  const at = { selected: null as TaskKey | null, lane: -1, filter: '' };
  const walker = new TaskWalker({
    ask: (question) => asked.push(question),
    revision: () => 3,
    where: () => ({ ...at, window }),
    found: (tasks) => {
      at.selected = keyOfTask({ ...run, tasks }, 0);
      said.push(at.selected);
    },
    none: (step) => said.push(`none ${step}`),
  });
  /** Answers the newest question, as the service would. */
  const answer = () => {
    const question = asked.at(-1);
    assert(question);
    walker.receive({ ...question, found: large.walk(question.walk) });
  };
  return { asked, said, at, walker, answer };
}

describe('stepping from task to task in a run that the page has a part of', () => {
  const all = wholeWalk(-1);

  it('comes to each task once, in order, then says that there is none', () => {
    const { said, walker, answer } = start();
    for (let step = 0; step <= all.length; step += 1) {
      walker.step(1);
      answer();
    }
    assert(all.length > 20);
    assert.deepEqual(said, [...all, 'none 1']);
  });

  it('goes back', () => {
    const { said, at, walker, answer } = start();
    at.selected = all[5] ?? null;
    walker.step(-1);
    answer();
    walker.step(-1);
    answer();
    assert.deepEqual(said, [all[4], all[3]]);
  });

  it('stays in a lane, and with what the filter lets through', () => {
    const { said, at, walker, answer } = start();
    at.lane = run.tasks.workerLane[0] ?? -1;
    const ofLane = wholeWalk(at.lane);
    at.selected = ofLane[0] ?? null;
    walker.step(1);
    answer();
    assert.deepEqual(said, [ofLane[1]]);
    const name = ofLane.at(-1)?.name ?? '';
    const matching = wholeWalk(
      -1,
      Uint8Array.from(run.tasks.nameIndex, (index) => Number(run.tasks.names[index] === name)),
    );
    Object.assign(at, { selected: null, lane: -1, filter: name });
    walker.step(1);
    answer();
    assert.deepEqual(said[1], matching[0]);
  });

  it('adds up the keys that were pressed before an answer came', () => {
    const { asked, said, walker, answer } = start();
    for (let press = 0; press < 4; press += 1) walker.step(1);
    assert.deepEqual(
      asked.map(({ walk }) => walk.steps),
      [1, 2, 3, 4],
    );
    walker.receive({ ...sent(asked[0]), found: large.walk(sent(asked[0]).walk) });
    assert.equal(asked.at(-1)?.walk.steps, 3);
    answer();
    assert.deepEqual(said, [all[0], all[3]]);
    assert.equal(asked.length, 5);
  });

  it('goes back as far as it was taken too far', () => {
    const { asked, said, walker, answer } = start();
    walker.step(1);
    walker.step(1);
    walker.step(-1);
    walker.step(-1);
    walker.receive({ ...sent(asked[1]), found: large.walk(sent(asked[1]).walk) });
    assert.equal(asked.at(-1)?.walk.steps, -2);
    answer();
    assert.deepEqual(said, [all[1], all[0]]);
    assert.equal(asked.length, 4);
  });

  it('leaves out an answer from before something else was selected', () => {
    const { asked, said, at, walker } = start();
    walker.step(1);
    at.selected = all[7] ?? null;
    walker.receive({ ...sent(asked[0]), found: large.walk(sent(asked[0]).walk) });
    assert.deepEqual(said, []);
  });
});

function sent<T>(question: T | undefined): T {
  assert(question);
  return question;
}
