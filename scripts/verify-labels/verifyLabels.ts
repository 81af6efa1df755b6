import { parseArgs } from 'node:util';
import { openWorld } from '../../test/fixtures/measured/world.ts';
import { judge, type Measurement } from './judge.ts';
import { loadFunctions, measuredCases } from './loadFunctions.ts';
import { type MeasuredFunction, placeOf } from './measuredFunction.ts';
import { measureRound, type Round, type Warmed, warmUp } from './measureRounds.ts';
import { type CaseMeasurements, readRecord, writeRecord } from './record.ts';
import { report } from './report.ts';
import { watchSyncIo } from './syncIo.ts';
import { openThreadClock } from './threadClock.ts';

const mostRounds = 5;
/** On a busy machine three rounds have to do: after this many seconds none begins that is not needed. */
const fewestRounds = 3;
const patienceSeconds = 150;

const { values } = parseArgs({ options: { only: { type: 'string' }, write: { type: 'boolean' } } });
const chosen = measuredCases.filter((name) => values.only === undefined || name === values.only);
if (chosen.length === 0)
  throw new Error(`There is no measured case ${values.only}; there are ${measuredCases.join(', ')}.`);

const clock = openThreadClock();
const world = await openWorld();
watchSyncIo();
try {
  const subjects = (await Promise.all(chosen.map((name) => loadFunctions(name, world)))).flat();
  const measurements = await measureAll(subjects);
  if (!report(measurements, clock.source)) process.exitCode = 1;
  if (values.write === true) write(measurements);
} finally {
  await world.close();
}
// Sockets that a client keeps open would keep the process too.
process.exit();

/** Rounds go over all functions in turn, so that a busy moment of the machine meets one round of each, not all of one. */
async function measureAll(
  subjects: readonly MeasuredFunction[],
): Promise<Map<MeasuredFunction, Measurement>> {
  const warmed: Warmed[] = [];
  for (const subject of subjects) warmed.push(await named(subject, () => warmUp(subject, clock)));
  const rounds = new Map<MeasuredFunction, Round[]>(subjects.map((subject) => [subject, []]));
  for (let round = 0; round < mostRounds; round++) {
    if (round >= fewestRounds && process.uptime() > patienceSeconds) break;
    for (const one of warmed)
      rounds.get(one.subject)?.push(await named(one.subject, () => measureRound(one, clock)));
  }
  return new Map(
    warmed.map(({ subject, ownPart }) => [subject, judge(subject.label, rounds.get(subject) ?? [], ownPart)]),
  );
}

async function named<T>(subject: MeasuredFunction, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new Error(`${placeOf(subject)} could not be called.`, { cause });
  }
}

function write(measurements: ReadonlyMap<MeasuredFunction, Measurement>): void {
  const cases: Record<string, CaseMeasurements> = values.only === undefined ? {} : { ...readRecord().cases };
  for (const caseName of chosen) {
    const files: Record<string, Record<string, Measurement>> = {};
    for (const [subject, measurement] of measurements) {
      if (subject.caseName === caseName) (files[subject.file] ??= {})[subject.name] = measurement;
    }
    cases[caseName] = files;
  }
  writeRecord({
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    clock: clock.source,
    cases,
  });
}
