import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseRecord } from '../../../src/profile/index.ts';
import { header, records } from './records.ts';

const kindOf = (value: unknown): string => parseRecord(JSON.stringify(value)).kind;

describe('parseRecord', () => {
  it('gives back every record that was written', () => {
    fc.assert(
      fc.property(records, (written) => {
        for (const record of written) {
          assert.deepEqual(parseRecord(JSON.stringify(record)), { kind: 'record', record });
        }
      }),
    );
  });

  it('drops properties that it does not know', () => {
    const parsed = parseRecord(
      '{"type":"notice","atUs":1,"message":"m","later":{"deep":[1]},"__proto__":{"x":1}}',
    );
    assert.deepEqual(parsed, { kind: 'record', record: { type: 'notice', atUs: 1, message: 'm' } });
    assert.ok(parsed.kind === 'record' && !('x' in parsed.record));
  });

  it('skips record types that it does not know, also those named like properties of every object', () => {
    for (const type of ['heap-sample', 'constructor', '__proto__', 'toString']) {
      assert.equal(kindOf({ type, atUs: 1 }), 'unknown');
    }
  });

  it('names the version of a header of another version', () => {
    assert.deepEqual(parseRecord(JSON.stringify({ ...header, version: 2 })), { kind: 'version', version: 2 });
  });

  it('rejects what is no record', () => {
    for (const line of ['', 'null', '[]', '"text"', '{', '{"type":1}', '\u0000', '[['.repeat(100_000)]) {
      assert.equal(parseRecord(line).kind, 'malformed', line.slice(0, 20));
    }
  });

  it('rejects records with properties of another shape or beyond all bounds', () => {
    const samples = {
      type: 'samples',
      lane: '1-0',
      startUs: 1,
      atUs: 2,
      nodes: [],
      counts: [],
      lengthsUs: [],
    };
    assert.equal(kindOf(samples), 'record');
    const notice = { type: 'notice', atUs: 1, message: 'm' };
    for (const broken of [
      { ...notice, atUs: '1' },
      { ...notice, atUs: null },
      { ...notice, atUs: 1e300 },
      { ...notice, message: 'm'.repeat(4_001) },
      { ...notice, lane: '../../etc/passwd' },
      { ...notice, lane: 5 },
      { type: 'notice', message: 'm' },
      { type: 'usage', lane: '1-0', atUs: 1, cpuUs: -1 },
      { type: 'lane-ended', lane: '1-0', endedUs: 1, reason: 'bored' },
      { ...samples, nodes: 'all of them' },
      { ...samples, nodes: [1.5] },
      { ...samples, nodes: [-2] },
      { ...samples, lengthsUs: [-1] },
      { ...samples, counts: [null] },
      { ...samples, counts: Array.from({ length: 10_001 }, () => 1) },
      { ...header, command: 'node program.mjs' },
      { ...header, command: ['node', 5] },
      { ...header, coreCount: 1.5 },
    ]) {
      assert.equal(kindOf(broken), 'malformed', JSON.stringify(broken).slice(0, 100));
    }
    assert.equal(
      parseRecord(`{"type":"notice","atUs":1,"message":"m"${' '.repeat(1_000_000)}}`).kind,
      'malformed',
    );
  });
});
