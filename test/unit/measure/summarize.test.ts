import assert from 'node:assert/strict';
import type { FunctionMeasurement } from '../../../src/measure/index.ts';
import { summarize } from '../../../src/measure/index.ts';
import type { RawMeasurement } from '../../../src/measure/rawMeasurement.ts';
import { heavy, light, simulatedRaw, type Simulation } from './simulatedRaw.ts';

const asked = { file: 'src/a.ts', name: 'work', refusals: [] };
const measurementOf = (simulation: Simulation): FunctionMeasurement =>
  summarize(simulatedRaw(simulation), asked);
const adviceOf = (simulation: Simulation) => measurementOf(simulation).advice;
const cautionsOf = (changes: Partial<RawMeasurement>) =>
  measurementOf({ costs: heavy, cores: 2, workers: 2, changes }).cautions;

const noise = [0, 0.4, -0.3, 0.2, -0.2, 0.5, -0.4, 0.1, 0.3, -0.1, 0.35];

describe('the figures of a measurement', () => {
  it('say of each number of workers how many times as fast it is', () => {
    const { pools } = measurementOf({ costs: heavy, cores: 4, workers: 4 });
    const [threads] = pools;
    assert.ok(threads);
    const speedUps = threads.points.map(({ speedUp }) => speedUp.median.toFixed(2));
    assert.deepEqual(speedUps, ['0.98', '1.96', '2.60', '3.87']);
    const [one, , three, four] = threads.points;
    assert.equal(one?.outcome, 'slower');
    assert.equal(four?.outcome, 'faster');
    assert.equal(four?.efficiency.toFixed(2), '0.97');
    // 8 calls on 3 workers take as long as 9.
    assert.equal(three?.predictedSpeedUp?.toFixed(2), '2.62');
    assert.equal(one?.predictedSpeedUp, null);
  });

  it('find the limit that the times were made with', () => {
    const [threads] = measurementOf({ costs: heavy, cores: 4, workers: 4 }).pools;
    assert.equal(threads?.limit?.serialMs.toFixed(3), '0.200');
    assert.equal(Math.round(threads?.limit?.speedUp.best ?? 0), 200);
  });

  it('have no limit where one core does everything', () => {
    const [threads] = measurementOf({ costs: heavy, cores: 1, workers: 2 }).pools;
    assert.equal(threads?.limit, null);
    assert.equal(threads?.breakEvenCallMs, null);
  });

  it('do not know the processor time of children where the system does not tell', () => {
    const { pools } = measurementOf({ costs: heavy, cores: 2, workers: 2, changes: { seesChildren: false } });
    const cpu = pools.map(({ points }) => points[0]?.cpuMs);
    assert.equal(typeof cpu[0], 'number');
    assert.equal(cpu[1], null);
  });
});

describe('the advice of a measurement', () => {
  const cores = { cores: 2, workers: 2 };

  it('is a thread pool where both are as fast, with the fewest workers that are', () => {
    const { action, reason, workers } = adviceOf({ costs: heavy, cores: 2, workers: 4 });
    assert.equal(action, 'thread-pool');
    assert.equal(workers, 2);
    assert.match(reason, /^Run it in a thread pool: 2 workers answer 1\.96× /);
    assert.match(reason, /a process pool gives 1\.92×/);
  });

  it('is a process pool where that is surely faster', () => {
    const costs = { ...heavy, workedMs: { threads: 60, processes: 41 } };
    assert.equal(adviceOf({ costs, ...cores }).action, 'process-pool');
  });

  it('is not to pool what is done before it would have been sent', () => {
    const { action, reason } = adviceOf({ costs: light, ...cores });
    assert.equal(action, 'leave');
    assert.match(
      reason,
      /^Do not pool work\. A direct call takes 10\.0 µs, .* more: .* It would pay from .* on\.$/,
    );
  });

  it('is a pool for the event loop’s sake where there is nothing to gain but that', () => {
    const { action, reason } = adviceOf({ costs: heavy, cores: 1, workers: 1 });
    assert.equal(action, 'thread-pool');
    assert.match(
      reason,
      /for the event loop's sake: a call holds the loop for 0\.20 ms instead of 40\.0 ms\. It gets no faster/,
    );
  });

  it('is to measure again where noise exceeds the effect', () => {
    const costs = { directMs: 2, heldMs: 0.3, workedMs: { threads: 3, processes: 3.2 } };
    const { action, reason } = adviceOf({ costs, ...cores, noise });
    assert.equal(action, 'measure');
    assert.match(reason, /^Not enough data: .* Measure again while the machine does less/);
  });

  it('says a different result before any speed, and pools nothing then', () => {
    const different = {
      list: 0,
      comparison: 'different',
      direct: '[ 1 ]',
      pooled: '[ 2 ]',
    } as const;
    const one = adviceOf({
      costs: heavy,
      ...cores,
      changes: {
        results: [
          { pool: 'threads', ...different },
          { pool: 'processes', list: 0, comparison: 'equal' },
        ],
      },
    });
    assert.equal(one.action, 'process-pool');
    assert.match(
      one.reason,
      /^In a thread pool it gives another result: \[ 2 \] instead of \[ 1 \]\. Run it in a process pool/,
    );
    const both = adviceOf({
      costs: heavy,
      ...cores,
      changes: {
        results: [
          { pool: 'threads', ...different },
          { pool: 'processes', ...different },
        ],
      },
    });
    assert.equal(both.action, 'leave');
    assert.match(both.reason, /^Do not pool work\. In a thread pool it gives another result/);
  });

  it('is to start calls together where that is as good as a pool', () => {
    const raw = simulatedRaw({ costs: heavy, ...cores });
    const [direct] = raw.runs;
    assert.ok(direct);
    const together: RawMeasurement['runs'][number] = {
      ...direct,
      way: 'together',
      workers: 2,
      rounds: direct.rounds.map((round) => ({ ...round, wallMs: round.wallMs / 2, heldMs: 0.1 })),
    };
    const waiting = { ...direct, rounds: direct.rounds.map((round) => ({ ...round, heldMs: 0.1 })) };
    const runs = [waiting, together, ...raw.runs.slice(1)];
    const { advice } = summarize({ ...raw, isAsync: true, runs }, asked);
    assert.equal(advice.action, 'bounded-concurrency');
    assert.match(advice.reason, /^Start calls together and leave out the pool/);
  });
});

describe('the cautions of a measurement', () => {
  it('are none on a quiet machine', () => {
    assert.deepEqual(cautionsOf({}), []);
  });

  it('say that the machine did other work', () => {
    assert.match(
      cautionsOf({ load: [3.2, 4] })[0] ?? '',
      /did other work before: its load was 3\.2 on 2 cores/,
    );
    const raw = simulatedRaw({ costs: heavy, cores: 2, workers: 2 });
    const runs = raw.runs.map((run) => ({
      ...run,
      rounds: run.rounds.map((round) => ({ ...round, waitedMs: round.wallMs / 2 })),
    }));
    assert.match(cautionsOf({ runs })[0] ?? '', /direct calls waited for a core 50 % of the time/);
  });

  it('say that results could not be compared', () => {
    const results = [{ pool: 'threads', list: 0, comparison: 'varies' }] as const;
    assert.match(cautionsOf({ results })[0] ?? '', /Two direct calls gave two results/);
  });

  it('say that a curve fits badly', () => {
    const raw = simulatedRaw({ costs: heavy, cores: 4, workers: 4 });
    const runs = raw.runs.map((run) =>
      run.way === 'threads' && run.workers === 4
        ? { ...run, rounds: run.rounds.map((round) => ({ ...round, wallMs: round.wallMs * 2 })) }
        : run,
    );
    const { cautions } = summarize({ ...raw, runs }, asked);
    assert.match(cautions[0] ?? '', /The curve of the thread pool fits badly/);
  });
});
