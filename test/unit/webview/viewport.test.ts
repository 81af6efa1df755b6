import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  axisTicks,
  overscanned,
  panned,
  revealing,
  timeAt,
  windowOf,
  xAt,
  zoomed,
  type View,
} from '../../../src/profile/layout/index.ts';

const durationUs = 1_000_000;
const within = (view: View) => windowOf(view, durationUs);

describe('a view of a run', () => {
  it('grows with the run while it fits all of it', () => {
    assert.deepEqual(windowOf({ kind: 'fit' }, 500), { startUs: 0, endUs: 500 });
    assert.deepEqual(windowOf({ kind: 'fit' }, 900), { startUs: 0, endUs: 900 });
  });

  it('keeps the end in sight while it follows', () => {
    assert.deepEqual(windowOf({ kind: 'follow', spanUs: 100 }, 900), { startUs: 800, endUs: 900 });
  });

  it('stays where a person put it', () => {
    const view = { kind: 'window', startUs: 100, endUs: 200 } as const;
    assert.deepEqual(windowOf(view, 900), { startUs: 100, endUs: 200 });
  });

  it('is never longer than the run and never outside it', () => {
    assert.deepEqual(within({ kind: 'window', startUs: -500, endUs: 100 }), { startUs: 0, endUs: 600 });
    assert.deepEqual(within({ kind: 'window', startUs: 900_000, endUs: 1_100_000 }), {
      startUs: 800_000,
      endUs: durationUs,
    });
    assert.deepEqual(within({ kind: 'window', startUs: -1e9, endUs: 1e9 }), {
      startUs: 0,
      endUs: durationUs,
    });
  });

  it('has some length even before anything happened', () => {
    const { startUs, endUs } = windowOf({ kind: 'fit' }, 0);
    assert(endUs > startUs);
  });

  it('becomes the whole run again when it is zoomed out far enough', () => {
    const view = zoomed({ startUs: 400_000, endUs: 600_000 }, 0.1, 500_000, durationUs);
    assert.deepEqual(view, { kind: 'fit' });
  });

  it('keeps the time under the pointer where it is, wherever that does not leave the run', () => {
    const inside = fc.tuple(
      fc.double({ min: 0.3, max: 0.7, noNaN: true }),
      fc.double({ min: 1, max: 20, noNaN: true }),
    );
    fc.assert(
      fc.property(inside, ([share, factor]) => {
        const window = { startUs: 300_000, endUs: 700_000 };
        const aroundUs = window.startUs + share * 400_000;
        const next = within(zoomed(window, factor, aroundUs, durationUs));
        const shareAfter = (aroundUs - next.startUs) / (next.endUs - next.startUs);
        assert(Math.abs(shareAfter - share) < 1e-6);
      }),
    );
  });

  it('moves by as much as asked and stops at the ends', () => {
    const window = { startUs: 400_000, endUs: 600_000 };
    assert.deepEqual(panned(window, 100_000, durationUs), {
      kind: 'window',
      startUs: 500_000,
      endUs: 700_000,
    });
    assert.deepEqual(panned(window, 9e9, durationUs), {
      kind: 'window',
      startUs: 800_000,
      endUs: durationUs,
    });
  });

  it('stays the same object when it shows a stretch already, and shows it afterwards otherwise', () => {
    const window = { startUs: 400_000, endUs: 600_000 };
    assert.equal(revealing(window, { startUs: 450_000, endUs: 500_000 }, durationUs), window);
    const moved = revealing(window, { startUs: 100_000, endUs: 390_000 }, durationUs);
    assert(moved.startUs <= 100_000 && moved.endUs >= 390_000);
  });

  it('asks for half as much again on either side, as far as the run goes', () => {
    const wide = overscanned({ startUs: 400_000, endUs: 600_000, widthPx: 500 }, durationUs);
    assert.deepEqual(wide, { startUs: 300_000, endUs: 700_000, widthPx: 1000 });
    const whole = { startUs: 0, endUs: durationUs, widthPx: 500 };
    assert.deepEqual(overscanned(whole, durationUs), whole);
  });

  it('maps times to pixels and back', () => {
    const viewport = { startUs: 100, endUs: 300, widthPx: 50 };
    assert.equal(xAt(viewport, 200), 25);
    assert.equal(timeAt(viewport, 25), 200);
  });
});

describe('the time axis', () => {
  const anyViewport = fc.record({
    startUs: fc.double({ min: 0, max: 1e9, noNaN: true }),
    spanUs: fc.double({ min: 10, max: 1e10, noNaN: true }),
    widthPx: fc.integer({ min: 200, max: 4000 }),
  });

  it('has round ticks, inside the viewport, with room for their labels', () => {
    fc.assert(
      fc.property(anyViewport, ({ startUs, spanUs, widthPx }) => {
        const viewport = { startUs, endUs: startUs + spanUs, widthPx };
        const { stepUs, atUs } = axisTicks(viewport, 80);
        assert.match(stepUs.toExponential(0), /^[125]/);
        assert((stepUs / spanUs) * widthPx >= 79.99);
        const slack = stepUs * 1e-6;
        assert(atUs.every((tick) => tick >= viewport.startUs - slack && tick <= viewport.endUs + slack));
      }),
    );
  });

  it('numbers a second in tenths where there is room', () => {
    assert.deepEqual(axisTicks({ startUs: 0, endUs: 1_000_000, widthPx: 1000 }, 80), {
      stepUs: 100_000,
      atUs: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((tick) => tick * 100_000),
    });
  });
});
