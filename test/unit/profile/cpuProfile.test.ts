import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import * as fc from 'fast-check';
import { TimelineBuilder, toCpuProfile } from '../../../src/profile/index.ts';
import type { CpuProfile, ProfileRecord } from '../../../src/profile/index.ts';
import { cpuProfileSchema } from './cpuProfileSchema.ts';
import { header, lane, records } from './records.ts';

const validate = new Ajv({ allErrors: true }).compile(cpuProfileSchema);

const profilesOf = (given: readonly ProfileRecord[]): CpuProfile[] => {
  const builder = new TimelineBuilder();
  for (const record of given) builder.add(record);
  return [...builder.lanes.values()].flatMap(({ samples }) => toCpuProfile(samples) ?? []);
};

const samples = (startUs: number): ProfileRecord => ({
  type: 'samples',
  lane: '100-0',
  startUs,
  atUs: startUs + 2_000,
  nodes: [1],
  counts: [2],
  lengthsUs: [2_000],
});

describe('toCpuProfile', () => {
  it('is what the DevTools protocol calls a Profile, whose samples and children are all there', () => {
    fc.assert(
      fc.property(records, (given) => {
        for (const profile of profilesOf(given)) {
          assert.ok(validate(profile), JSON.stringify(validate.errors));
          const ids = new Set(profile.nodes.map(({ id }) => id));
          assert.equal(ids.size, profile.nodes.length);
          const children = profile.nodes.flatMap((node) => node.children);
          assert.deepEqual(
            [...children].sort((a, b) => a - b),
            [...ids].filter((id) => id !== 1).sort((a, b) => a - b),
          );
          assert.ok(profile.samples.every((id) => ids.has(id)));
          const hits = profile.nodes.reduce((sum, { hitCount }) => sum + hitCount, 0);
          assert.equal(hits, profile.samples.length);
          assert.ok(profile.endTime >= profile.startTime + profile.timeDeltas.reduce((a, b) => a + b, 0) - 1);
        }
      }),
    );
  });

  it('has each sample at its moment, with lines from 0, and the root where nothing is known', () => {
    const place = { lane: '100-0', atUs: 1_004_000 };
    const [profile] = profilesOf([
      header,
      lane(100, 0, 1_000_000),
      {
        type: 'functions',
        ...place,
        first: 0,
        names: ['a', 'b'],
        urls: ['file:///a.js', ''],
        lines: [7, 0],
        columns: [3, 0],
      },
      { type: 'call-nodes', ...place, first: 0, functions: [0, 1], parents: [-1, 0] },
      samples(1_001_000),
      samples(1_005_000),
    ]);
    assert.deepEqual(profile, {
      nodes: [
        { id: 1, callFrame: frame('(root)', '', -1, -1), hitCount: 1, children: [2] },
        { id: 2, callFrame: frame('a', 'file:///a.js', 6, 2), hitCount: 0, children: [3] },
        { id: 3, callFrame: frame('b', '', -1, -1), hitCount: 4, children: [] },
      ],
      startTime: 1_001_000,
      endTime: 1_007_000,
      samples: [3, 3, 1, 3, 3],
      timeDeltas: [0, 1_000, 1_000, 2_000, 1_000],
    });
  });
});

function frame(functionName: string, url: string, lineNumber: number, columnNumber: number): object {
  return { functionName, scriptId: '0', url, lineNumber, columnNumber };
}
