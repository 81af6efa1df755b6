import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { cp, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import {
  findFindings,
  functionTable,
  laneFigures,
  messageTable,
  readProfile,
  taskOutcomes,
  TimelineBuilder,
  waitTable,
  toChromeTrace,
  toCpuProfile,
  type Finding,
  type LaneRow,
  type Timeline,
} from '../../src/profile/index.ts';
import { eventually } from '../support/eventually.ts';
import { profileInEditor, runCli } from './profileInEditor.ts';

/** The example makes two thumbnails of each of its seven pictures. */
const thumbnails = 14;
const workers = Math.min(availableParallelism(), thumbnails);

/** Makes a few thumbnails, and is killed with one in the works. */
const crashing = `import { readImage } from './image.ts';
import { resamplePooled } from './resample.ts';

const image = await readImage(new URL('../images/beach.ppm', import.meta.url));
await Promise.all([80, 81, 82, 83].map((width) => resamplePooled(image, width)));
const last = resamplePooled(image, 250);
setImmediate(() => process.kill(process.pid, 'SIGKILL'));
await last;
`;

interface Recorded {
  readonly builder: TimelineBuilder;
  readonly timeline: Timeline;
  readonly findings: readonly Finding[];
}

/** How many tasks of a function came to which end. */
function outcomes({ tasks }: Timeline, name: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (let task = 0; task < tasks.count; task += 1) {
    if (tasks.names[tasks.nameIndex[task] ?? -1] !== name) continue;
    const outcome = taskOutcomes[tasks.outcome[task] ?? 0] ?? '';
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}

const below = ({ lanes }: Timeline): readonly LaneRow[] =>
  lanes.filter(({ role }) => role !== 'main' && role !== 'helpers');

/** Every moment of a task comes after the one before, whichever thread or process it was in. */
function assertOneClock({ tasks }: Timeline): void {
  for (let task = 0; task < tasks.count; task += 1) {
    const moments = [tasks.queuedUs, tasks.startedUs, tasks.endedUs, tasks.settledUs].map(
      (column) => column[task] ?? NaN,
    );
    const known = moments.filter((moment) => !Number.isNaN(moment));
    assert.deepEqual(
      known,
      [...known].sort((a, b) => a - b),
    );
  }
}

/** The exports tell of the same lanes and tasks. */
function assertExports({ builder, timeline }: Recorded, ...names: readonly string[]): void {
  const { traceEvents } = toChromeTrace(timeline);
  const ran = traceEvents.filter((event) => event.ph === 'X' && names.includes(event.name));
  const lanes = new Set(ran.map(({ pid, tid }) => `${pid}-${tid}`));
  const busy = below(timeline).filter(({ taskCount }) => taskCount > 0);
  for (const { id } of busy) assert.ok(lanes.has(id), `The Chrome trace has no task of ${id}.`);
  const sampled = busy.filter(({ id }) => {
    const samples = builder.lanes.get(id)?.samples;
    const profile = samples === undefined ? undefined : toCpuProfile(samples);
    return profile?.nodes.some(({ callFrame }) => names.includes(callFrame.functionName)) === true;
  });
  assert.ok(sampled.length > 0, `No .cpuprofile has ${names.join(' or ')}.`);
}

async function record(folder: string, file: string): Promise<Recorded> {
  await profileInEditor(vscode.Uri.file(path.join(folder, file)));
  const saved = await eventually(async () => {
    const data = process.env['POOLWRIGHT_TEST_DATA'] ?? '';
    const files = await readdir(data, { recursive: true });
    const names = files.filter((one) => one.endsWith(`-${path.basename(file)}.poolprofile`)).sort();
    const newest = names.at(-1);
    assert.ok(newest !== undefined, 'No profile was saved.');
    return path.join(data, newest);
  });
  return eventually(async () => {
    const builder = new TimelineBuilder();
    const reading = await readProfile(createReadStream(saved), (one) => builder.add(one));
    assert.deepEqual(reading, { kind: 'read', complete: true, skippedLines: 0 });
    const { lanes } = builder.overview();
    const timeline = builder.snapshot(false);
    const functions = functionTable(lanes);
    const facts = {
      timeline,
      functions,
      figures: laneFigures(lanes),
      messages: messageTable(lanes),
      waits: waitTable(lanes),
      samples: lanes.map(({ lane }) => lane.samples),
    };
    await rm(saved);
    return { builder, timeline, findings: findFindings(facts) };
  });
}

describe('programs that are profiled from the editor', () => {
  let parent: string;

  before(async () => {
    parent = await realpath(await mkdtemp(path.join(os.tmpdir(), 'poolwright-recorded-')));
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(parent, { recursive: true, force: true });
  });

  /** The example with some of its functions moved into pools. */
  async function example(
    name: string,
    wraps: readonly (readonly [fn: string, pool: string])[],
  ): Promise<string> {
    const extension = vscode.extensions.getExtension('poolwright.poolwright');
    assert.ok(extension, 'VS Code does not know the extension');
    const folder = path.join(parent, name);
    await cp(path.join(extension.extensionPath, 'examples', 'thumbnails'), folder, {
      recursive: true,
      filter: (file) => path.basename(file) !== 'node_modules',
    });
    await symlink(path.join(extension.extensionPath, 'node_modules'), path.join(folder, 'node_modules'));
    for (const [fn, pool] of wraps) await runCli(folder, 'wrap', fn, '--pool', pool, '--write');
    return folder;
  }

  it('one thread alone: the main thread is held, and the finding says by what', async () => {
    const { findings, timeline } = await record(await example('plain', []), 'src/main.ts');
    assert.equal(timeline.status, 'ended');
    assert.deepEqual(below(timeline), []);
    const held = findings.find(({ code }) => code === 'main-thread-held');
    assert.match(held?.message ?? '', /^main is held by resample \(resample\.ts:\d+\)/);
  });

  it('threads: a lane for each, all tasks done, and nobody holds the main thread', async () => {
    const folder = await example('threads', [['src/resample.ts#resample', 'threads']]);
    const run = await record(folder, 'src/main.ts');
    const { findings, timeline } = run;
    assert.equal(timeline.status, 'ended');
    assert.deepEqual(new Set(below(timeline).map(({ role }) => role)), new Set(['thread']));
    assert.equal(below(timeline).length, workers);
    assert.deepEqual(outcomes(timeline, 'resample'), { done: thumbnails });
    assertOneClock(timeline);
    assertExports(run, 'resample');
    const held = findings.filter(
      ({ code, message }) => code === 'main-thread-held' && message.includes('resample'),
    );
    assert.deepEqual(held, []);
  });

  it('processes: likewise', async () => {
    const folder = await example('processes', [['src/resample.ts#resample', 'processes']]);
    const run = await record(folder, 'src/main.ts');
    const { timeline } = run;
    assert.equal(timeline.status, 'ended');
    assert.deepEqual(new Set(below(timeline).map(({ role }) => role)), new Set(['process']));
    assert.equal(new Set(below(timeline).map(({ pid }) => pid)).size, workers);
    assert.deepEqual(outcomes(timeline, 'resample'), { done: thumbnails });
    assertOneClock(timeline);
    assertExports(run, 'resample');
  });

  it('threads and processes: both, on one clock', async () => {
    const folder = await example('both', [
      ['src/resample.ts#resample', 'threads'],
      ['src/checksum.ts#checksum', 'processes'],
    ]);
    const run = await record(folder, 'src/main.ts');
    const { timeline } = run;
    assert.deepEqual(new Set(below(timeline).map(({ role }) => role)), new Set(['thread', 'process']));
    assert.deepEqual(outcomes(timeline, 'resample'), { done: thumbnails });
    assert.deepEqual(outcomes(timeline, 'checksum'), { done: thumbnails });
    assertOneClock(timeline);
    assertExports(run, 'resample', 'checksum');
  });

  it('a program that is killed in the middle: what was recorded until then, and the rest as lost', async () => {
    const folder = await example('crash', [['src/resample.ts#resample', 'threads']]);
    await writeFile(path.join(folder, 'src', 'crash.ts'), crashing);
    const run = await record(folder, 'src/crash.ts');
    const { timeline } = run;
    assert.equal(timeline.status, 'cut-off');
    assert.deepEqual(new Set(timeline.lanes.map(({ endReason }) => endReason)), new Set(['lost']));
    const { done, ...others } = outcomes(timeline, 'resample');
    assert.equal(done, 4);
    assert.deepEqual(others, { lost: 1 });
    assertOneClock(timeline);
  });
});
