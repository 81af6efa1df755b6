import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  buildTimeline,
  coreStates,
  laneFigures,
  laneStates,
  TimelineBuilder,
} from '../../../src/profile/index.ts';
import type { ProfileRecord } from '../../../src/profile/index.ts';
import { header, lane, usage } from './records.ts';

const startUs = 1_000_000;

/** Functions that stand alone on the stack: name and URL. */
const functions = {
  ofProgram: ['compute', 'file:///app.js'],
  ofPackage: ['parse', 'file:///node_modules/yaml/index.js'],
  wasm: ['wasm-function[3]', 'wasm://wasm/00a1'],
  ofNode: ['pbkdf2Sync', 'node:internal/crypto/pbkdf2'],
  binding: ['read', ''],
  pattern: ['RegExp: (a+)+b', ''],
  program: ['(program)', ''],
  garbage: ['(garbage collector)', ''],
  idle: ['(idle)', ''],
} as const;
type Place = keyof typeof functions;
const places = Object.keys(functions) as Place[];

/** What a lane's counters say (ms → totals in ms), and where samples found it for how long (ms). */
interface Plain {
  readonly counters: readonly (readonly [
    atMs: number,
    cpuMs: number,
    totals?: { waitingMs?: number; idleMs?: number },
  ])[];
  readonly sampled: readonly (readonly [Place, number])[];
  /** When samples begin. */
  readonly fromMs?: number;
}

function recordsOf({ counters, sampled, fromMs = 0 }: Plain): ProfileRecord[] {
  const at = { lane: '100-0', atUs: startUs };
  const lengthsUs = sampled.map(([, ms]) => ms * 1000);
  return [
    header,
    lane(100, 0, startUs),
    ...counters.map(([atMs, cpuMs, { waitingMs = 0, idleMs } = {}]) =>
      usage('100-0', startUs + atMs * 1000, {
        cpuUs: cpuMs * 1000,
        waitingForCoreUs: waitingMs * 1000,
        ...(idleMs === undefined ? {} : { loopIdleUs: idleMs * 1000 }),
      }),
    ),
    {
      type: 'functions',
      ...at,
      first: 0,
      names: places.map((place) => functions[place][0]),
      urls: places.map((place) => functions[place][1]),
      lines: places.map(() => 1),
      columns: places.map(() => 1),
    },
    {
      type: 'call-nodes',
      ...at,
      first: 0,
      functions: places.map((_, index) => index),
      parents: places.map(() => -1),
    },
    {
      type: 'samples',
      lane: '100-0',
      startUs: startUs + fromMs * 1000,
      atUs: startUs + fromMs * 1000 + lengthsUs.reduce((sum, us) => sum + us, 0),
      nodes: sampled.map(([place]) => places.indexOf(place)),
      counts: sampled.map(([, ms]) => Math.ceil(ms)),
      lengthsUs,
    },
  ];
}

function msByState(records: readonly ProfileRecord[]): Partial<Record<string, number>> {
  const { states } = buildTimeline(records);
  const ms: Partial<Record<string, number>> = {};
  for (let row = 0; row < states.count; row += 1) {
    const state = laneStates[states.state[row] ?? 0] ?? '';
    ms[state] = (ms[state] ?? 0) + ((states.endUs[row] ?? 0) - (states.startUs[row] ?? 0)) / 1000;
  }
  return Object.fromEntries(Object.entries(ms).map(([state, value]) => [state, Math.round(value ?? 0)]));
}

describe('what ran while a lane was on a core', () => {
  it('is JavaScript in functions of the program, of packages and in WebAssembly', () => {
    const counters = [[0, 0], [10, 10], [20, 20], [30, 30]] as const; // prettier-ignore
    const sampled = [['ofProgram', 10], ['ofPackage', 10], ['wasm', 10]] as const; // prettier-ignore
    assert.deepEqual(msByState(recordsOf({ counters, sampled })), { javascript: 30 });
  });

  it('is native in what has no source, and in Node’s own modules, to which V8 counts their bindings', () => {
    const counters = [[0, 0], [20, 20], [40, 40]] as const; // prettier-ignore
    const sampled = [['ofNode', 10], ['binding', 10], ['pattern', 10], ['program', 10]] as const; // prettier-ignore
    assert.deepEqual(msByState(recordsOf({ counters, sampled })), { native: 40 });
  });

  it('shares a window as samples saw it, and joins with what was before', () => {
    const records = recordsOf({
      counters: [[0, 0], [10, 10], [20, 20]],
      sampled: [['ofProgram', 6], ['garbage', 4], ['garbage', 2], ['ofProgram', 8]],
    }); // prettier-ignore
    const { states } = buildTimeline(records);
    const stretches = Array.from(states.state, (state, row) => [
      laneStates[state],
      states.startUs[row],
      states.endUs[row],
    ]);
    assert.deepEqual(stretches, [
      ['javascript', 0, 6_000],
      ['garbage-collection', 6_000, 12_000],
      ['javascript', 12_000, 20_000],
    ]);
  });

  it('takes what was blocked for native: samples go by the clock, and JavaScript does not block', () => {
    const counters = [[0, 0, { idleMs: 0 }], [10, 4, { idleMs: 0 }]] as const; // prettier-ignore
    const sampled = [['ofProgram', 4], ['binding', 6]] as const; // prettier-ignore
    assert.deepEqual(msByState(recordsOf({ counters, sampled })), { javascript: 4, blocked: 6 });
  });

  it('is not known before the first sample, and after the last', () => {
    const counters = [[0, 0], [10, 10], [20, 20], [30, 30], [40, 40]] as const; // prettier-ignore
    const sampled = [['ofProgram', 20]] as const; // prettier-ignore
    assert.deepEqual(msByState(recordsOf({ counters, sampled, fromMs: 10 })), {
      running: 20,
      javascript: 20,
    });
  });

  it('is looked at in longer parts where the lane does little now and then', () => {
    const counters = Array.from(
      { length: 11 },
      (_, index) => [index * 10, index, { idleMs: index * 9 }] as const,
    );
    const sampled = Array.from(
      { length: 10 },
      (_, index) =>
      index === 5 ? ([['ofProgram', 1], ['program', 1], ['idle', 8]] as const) : ([['idle', 10]] as const), // prettier-ignore
    ).flat();
    assert.deepEqual(msByState(recordsOf({ counters, sampled })), { javascript: 5, native: 5, idle: 90 });
  });

  it('adds up to the CPU time of the counters, whatever samples say', () => {
    const step = fc.tuple(
      fc.constantFrom(...places),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 0, max: 40 }),
    );
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 0, max: 60 }),
        (steps, fromMs) => {
          let [atMs, cpuMs] = [0, 0];
          const counters = [
            [0, 0] as const,
            ...steps.map(([, ms, ranMs]) => {
              atMs += ms;
              cpuMs += Math.min(ms, ranMs);
              return [atMs, cpuMs] as const;
            }),
          ];
          const records = recordsOf({ counters, sampled: steps.map(([place, ms]) => [place, ms]), fromMs });
          const builder = new TimelineBuilder();
          for (const record of records) builder.add(record);
          const [figures] = laneFigures(builder.overview().lanes);
          assert.ok(
            Math.abs((figures?.runningMs ?? Number.NaN) - cpuMs) < 1e-3,
            `${figures?.runningMs} ${cpuMs}`,
          );
          const { states } = builder.snapshot(false);
          const kinds = Array.from(states.state, (state) => laneStates[state] ?? 'idle');
          for (const [row, kind] of kinds.entries()) {
            if (coreStates.has(kind)) assert.ok((states.endUs[row] ?? 0) > (states.startUs[row] ?? 0));
            if (row > 0) assert.equal(states.startUs[row], states.endUs[row - 1]);
          }
        },
      ),
    );
  });

  it('is not known of a lane without samples', () => {
    const [figures] = figuresOf([header, lane(100, 0, startUs), ...[0, 10].map((ms) => usage('100-0', startUs + ms * 1000, { cpuUs: ms * 1000 }))]); // prettier-ignore
    assert.deepEqual([figures?.runningMs, figures?.javascriptMs, figures?.nativeMs, figures?.garbageMs], [10, Number.NaN, Number.NaN, Number.NaN]); // prettier-ignore
  });
});

function figuresOf(records: readonly ProfileRecord[]) {
  const builder = new TimelineBuilder();
  for (const record of records) builder.add(record);
  return laneFigures(builder.overview().lanes);
}
