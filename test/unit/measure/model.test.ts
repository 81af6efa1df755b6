import assert from 'node:assert/strict';
import { breakEvenSize } from '../../../src/measure/model/breakEvenSize.ts';
import {
  atOnce,
  breakEvenCallMs,
  fitScaling,
  limitOf,
  predictSpeedUp,
  shareOfOne,
} from '../../../src/measure/model/fitScaling.ts';
import {
  callsInBatch,
  directCallsInBatch,
  fewestRounds,
  orderOf,
  roundsFor,
} from '../../../src/measure/model/planBatches.ts';
import { bootstrap, estimateMedian } from '../../../src/measure/model/statistics.ts';

const near = (actual: number | undefined, expected: number, share = 1e-9): void => {
  assert.ok(
    actual !== undefined && Math.abs(actual - expected) <= share * Math.abs(expected) + 1e-12,
    `${actual}`,
  );
};

const curve = (serialMs: number, parallelMs: number, cores: number, calls = 24) =>
  [1, 2, 3, 4, 6, 8].map((workers) => ({
    workers,
    calls,
    callMs: serialMs + parallelMs * shareOfOne(calls, atOnce(workers, cores)),
  }));

const sure = (median: number) => ({ median, low: median * 0.99, high: median * 1.01 });

const points = (...medians: readonly number[]) =>
  medians.map((median, at) => ({ size: 10 ** (at + 1), speedUp: sure(median) }));

const upTo = (count: number) => Array.from({ length: count }, (_, at) => count - at);

describe('the fit of Amdahl’s law', () => {
  it('finds the terms that a curve was made of', () => {
    for (const [serial, parallel] of [
      [2, 40],
      [0, 10],
      [5, 0],
      [0.001, 0.2],
    ] as const) {
      const fit = fitScaling(curve(serial, parallel, 8), 8);
      assert.ok(fit);
      near(fit.serialMs, serial, 1e-6);
      near(fit.parallelMs, parallel, 1e-6);
      assert.ok(fit.worstResidual < 1e-9);
    }
  });

  it('knows that workers beyond the cores take turns', () => {
    const fit = fitScaling(curve(3, 30, 4), 4);
    assert.ok(fit);
    near(fit.serialMs, 3, 1e-6);
    // Taken for an eight-core machine, the same times would look as if much could not be shared out.
    const wrong = fitScaling(curve(3, 30, 4), 8);
    assert.ok(wrong && wrong.serialMs > 4 && wrong.worstResidual > 0.05);
  });

  it('knows that calls that cannot be divided evenly leave workers idle', () => {
    assert.equal(shareOfOne(4, 3), 0.5);
    assert.equal(shareOfOne(6, 3), 1 / 3);
    const fit = fitScaling(curve(1, 20, 8, 10), 8);
    assert.ok(fit);
    near(fit.parallelMs, 20, 1e-6);
  });

  it('lets no term be negative, and says how badly it fits', () => {
    const superlinear = [
      { workers: 1, calls: 8, callMs: 10 },
      { workers: 2, calls: 8, callMs: 4 },
    ];
    const fit = fitScaling(superlinear, 8);
    assert.ok(fit && fit.serialMs === 0 && fit.worstResidual > 0.05);
    const slower = fitScaling(
      [
        { workers: 1, calls: 8, callMs: 10 },
        { workers: 2, calls: 8, callMs: 15 },
      ],
      8,
    );
    assert.ok(slower && slower.parallelMs === 0 && slower.serialMs > 10);
  });

  it('is none where nothing runs at the same time', () => {
    assert.equal(fitScaling([{ workers: 1, calls: 8, callMs: 10 }], 8), undefined);
    assert.equal(fitScaling(curve(1, 10, 1), 1), undefined);
  });

  it('limits the speed-up by what is serial, and by what the asking thread does for each call', () => {
    const fit = { serialMs: 2, parallelMs: 38, worstResidual: 0 };
    near(limitOf(40, fit, 0.1), 20);
    near(limitOf(40, fit, 4), 10);
  });

  it('predicts several workers from one', () => {
    const one = { calls: 8, directMs: 40, heldMs: 0.5, oneWorkerMs: 42 };
    near(predictSpeedUp(one, 2), 40 / 21);
    near(predictSpeedUp({ ...one, heldMs: 30 }, 8), 40 / 30);
  });

  it('says from which duration of a call on a pool is faster', () => {
    near(breakEvenCallMs(0.1, 0.02, 2), 0.1);
    near(breakEvenCallMs(0.1, 0.02, 5), 0.025);
    near(breakEvenCallMs(0.1, 0.5, 5), 0.5);
    near(breakEvenCallMs(-3, 0.2, 2), 0.2);
    assert.equal(breakEvenCallMs(0.1, 0.02, 1), undefined);
    // At that duration both take the same: t = (t + o)/p.
    const t = breakEvenCallMs(0.3, 0, 4) ?? Number.NaN;
    near((t + 0.3) / 4, t);
  });
});

describe('the size from which on a pool is faster', () => {
  it('lies on the line between two sizes, in logarithms', () => {
    const found = breakEvenSize(points(0.1, 0.5, 2, 2));
    assert.equal(found.kind, 'at');
    // Half way from 100 to 1000.
    near(found.kind === 'at' ? found.size : undefined, 10 ** 2.5, 1e-9);
  });

  it('is the smallest or none where all are alike', () => {
    assert.deepEqual(breakEvenSize(points(1.5, 1.8)), { kind: 'from-smallest' });
    assert.deepEqual(breakEvenSize(points(0.2, 0.9)), { kind: 'not-reached' });
  });

  it('is not known of one size, of sizes that do not grow, and of what goes up and down', () => {
    const unknown = { kind: 'not-enough-data' };
    assert.deepEqual(breakEvenSize(points(2)), unknown);
    assert.deepEqual(breakEvenSize(points(0.5, 2).toReversed()), unknown);
    assert.deepEqual(breakEvenSize(points(0.5, 2, 0.5)), unknown);
    const unsure = { median: 1.02, low: 0.8, high: 1.3 };
    assert.deepEqual(
      breakEvenSize([
        { size: 1, speedUp: unsure },
        { size: 2, speedUp: unsure },
      ]),
      unknown,
    );
  });
});

describe('the interval of a median', () => {
  it('leaves out as many values on each side as 95 % allow', () => {
    // Tables of the sign test: n = 6 → 1st and 6th, 9 → 2nd and 8th, 15 → 4th and 12th, 25 → 8th and 18th.
    const expected: readonly (readonly [number, number, number])[] = [
      [6, 1, 6],
      [9, 2, 8],
      [15, 4, 12],
      [25, 8, 18],
    ];
    for (const [count, low, high] of expected)
      assert.deepEqual(estimateMedian(upTo(count)), { median: (count + 1) / 2, low, high });
  });

  it('is all there is of fewer', () => {
    assert.deepEqual(estimateMedian(upTo(3)), { median: 2, low: 1, high: 3 });
    assert.ok(Number.isNaN(estimateMedian([]).median));
  });

  it('comes of a bootstrap for other figures, the same each time', () => {
    const values = [3, 5, 4, 6, 5, 4, 5, 7, 3, 5];
    const mean = (drawn: readonly number[]) =>
      drawn.reduce((sum, at) => sum + (values[at] ?? 0), 0) / drawn.length;
    const found = bootstrap(values.length, mean);
    assert.deepEqual(found, bootstrap(values.length, mean));
    assert.ok(
      found.low < 4.7 && found.low > 3.5 && found.high > 4.7 && found.high < 6,
      JSON.stringify(found),
    );
  });
});

describe('the batches of a measurement', () => {
  it('have the same number of calls for each worker', () => {
    for (const workers of [1, 2, 3, 8])
      for (const directMs of [0.001, 0.3, 7, 90, 4000])
        assert.equal(callsInBatch({ directMs, pooledMs: directMs + 0.1 }, workers) % workers, 0);
  });

  it('are even for smaller pools, too, where that does not take long', () => {
    for (const workers of [2, 3, 4, 6]) {
      const calls = callsInBatch({ directMs: 1, pooledMs: 1.1 }, workers);
      for (let fewer = 1; fewer <= workers; fewer += 1) assert.equal(calls % fewer, 0, `${calls}`);
    }
    assert.equal(callsInBatch({ directMs: 60, pooledMs: 60 }, 8), 16);
  });

  it('are small where calls are long, and bounded by what sending takes where they are short', () => {
    assert.equal(callsInBatch({ directMs: 4000, pooledMs: 4000 }, 4), 4);
    assert.equal(callsInBatch({ directMs: 100, pooledMs: 101 }, 2), 4);
    const short = { directMs: 1e-5, pooledMs: 0.05 };
    assert.ok(callsInBatch(short, 2) <= 5002);
    assert.ok(directCallsInBatch(short, 2) > callsInBatch(short, 2));
  });

  it('are measured often enough for an interval, however long they take', () => {
    assert.equal(roundsFor(60_000, 1000), fewestRounds);
    assert.ok(roundsFor(1, 1000) > 20);
  });

  it('come in another order in each round', () => {
    const ways = ['a', 'b', 'c', 'd', 'e'];
    const orders = Array.from({ length: 8 }, (_, round) => orderOf(ways, round));
    for (const order of orders) assert.deepEqual([...order].sort(), ways);
    assert.ok(new Set(orders.map((order) => order.join(''))).size >= 7);
    assert.deepEqual(orderOf(ways, 3), orderOf(ways, 3));
  });
});
