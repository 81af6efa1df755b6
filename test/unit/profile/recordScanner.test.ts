import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  buildTimeline,
  LineParser,
  parseRecord,
  readProfile,
  TimelineBuilder,
} from '../../../src/profile/index.ts';
import type { ProfileRecord } from '../../../src/profile/index.ts';
import { RecordScanner } from '../../../src/profile/recordScanner.ts';
import { header, records } from './records.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

// One for all lines, as for a file: each has a cache of words.
const scanner = new RecordScanner();
const parser = new LineParser();

async function* only(text: string): AsyncGenerator<Uint8Array> {
  yield bytesOf(text);
}

/** Nothing that JSON escapes and nothing but ASCII. */
function isPlainTask(record: ProfileRecord): boolean {
  return record.type.startsWith('task-') && /^[ -[\]-~]*$/.test(JSON.stringify(record));
}

function fail(): never {
  assert.fail('It was taken.');
}

/** What the scanner makes of a line in the middle of others. */
function scan(line: string): ProfileRecord | undefined {
  const bytes = bytesOf(`{"x":1}\n${line}\n{"y":2}`);
  return scanner.scan(bytes, 8, 8 + bytesOf(line).length);
}

const frequent: readonly ProfileRecord[] = [
  { type: 'task-queued', lane: '1-0', task: '1-0-7', name: 'resize', pool: 'threads', atUs: 0 },
  { type: 'task-queued', lane: '1-0', task: 'a b', name: '', pool: 'processes', atUs: 5, argumentBytes: 12 },
  { type: 'task-started', lane: '1-1', task: '1-0-7', atUs: 999_999_999_999_999 },
  { type: 'task-ended', lane: '1234567890-1234567890', task: '1-0-7', atUs: 10, ok: true },
  { type: 'task-settled', lane: '1-0', task: '1-0-7', atUs: 10, ok: false },
  { type: 'usage', lane: '1-0', atUs: 1, cpuUs: 2, waitingForCoreUs: 3, loopActiveUs: 4, loopIdleUs: 5 },
  { type: 'usage', lane: '1-0', atUs: 1, loopIdleUs: 5 },
  { type: 'usage', lane: '1-0', atUs: 1, cpuUs: 2, waitingForCoreUs: 3, systemUs: 1 },
  { type: 'usage', lane: '1-0', atUs: 1 },
  { type: 'loop-delay', lane: '1-0', atUs: 1, maxDelayUs: 7 },
  {
    type: 'samples',
    lane: '1-0',
    startUs: 1,
    atUs: 9,
    nodes: [4, -1, 0],
    counts: [1, 2, 3],
    lengthsUs: [1, 2, 5],
  },
  { type: 'samples', lane: '1-0', startUs: 1, atUs: 9, everyUs: 3, nodes: [], counts: [], lengthsUs: [] },
  { type: 'memory', lane: '1-0', atUs: 1, heapUsedBytes: 5, externalBytes: 0 },
  { type: 'memory', lane: '1-0', atUs: 1, heapUsedBytes: 5, externalBytes: 0, rssBytes: 7 },
];

const samplesOf = (nodes: string, counts = '[1]', lengthsUs = '[1]'): string =>
  `{"type":"samples","lane":"1-0","startUs":1,"atUs":9,"nodes":${nodes},"counts":${counts},"lengthsUs":${lengthsUs}}`;

describe('the record scanner', () => {
  it('reads what stands as we write it', () => {
    for (const record of frequent) assert.deepEqual(scan(JSON.stringify(record)), record);
  });

  it('leaves to the parser what stands otherwise', () => {
    const lines = [
      '{"type":"usage","lane":"1-0","atUs":1.5}',
      '{"type":"usage","lane":"1-0","atUs":-1}',
      '{"type":"usage","lane":"1-0","atUs":01}',
      '{"type":"usage","lane":"1-0","atUs":1e3}',
      '{"type":"usage","lane":"1-0","atUs":1234567890123456}',
      '{"type":"usage","lane":"1-0","atUs":}',
      '{"type":"usage","lane":"1-0","atUs":1',
      '{"type":"usage","lane":"1-0","atUs":1}}',
      '{"type":"usage","lane":"1-0","atUs":1} ',
      '{"type":"usage","lane":"1-0","atUs":1,"more":2}',
      '{"type":"usage","atUs":1,"lane":"1-0"}',
      '{"type":"usage","lane":"1-","atUs":1}',
      '{"type":"usage","lane":"1-0-0","atUs":1}',
      '{"type":"usage","lane":"12345678901-0","atUs":1}',
      '{"type":"task-started","lane":"1-0","task":"é","atUs":1}',
      String.raw`{"type":"task-started","lane":"1-0","task":"a\"b","atUs":1}`,
      '{"type":"task-started","lane":"1-0","task":"a\tb","atUs":1}',
      `{"type":"task-started","lane":"1-0","task":"${'a'.repeat(1_001)}","atUs":1}`,
      '{"type":"task-queued","lane":"1-0","task":"a","name":"n","pool":"rivers","atUs":1}',
      '{"type":"task-ended","lane":"1-0","task":"a","atUs":1,"ok":1}',
      samplesOf('[1'),
      samplesOf('[1,'),
      samplesOf('[1,]'),
      samplesOf('[,1]'),
      samplesOf('[1 ]'),
      samplesOf('[1]]'),
      samplesOf('1'),
      samplesOf('[-2]'),
      samplesOf('[-1.5]'),
      samplesOf('[1]', '[-1]'),
      samplesOf('[1]', '[1]', '[0.5]'),
      samplesOf(`[${Array.from({ length: 10_001 }, () => 1).join(',')}]`),
      '{"type":"samples","lane":"1-0","startUs":1,"atUs":9,"nodes":[1',
      '{"type":"samples","lane":"1-0","startUs":1,"atUs":9,"nodes":[',
      '{"type":"memory","lane":"1-0","atUs":1,"heapUsedBytes":5,"externalBytes":0.5}',
      '{"type":"task-',
      '{"type":"',
      '',
    ];
    for (const line of lines) assert.equal(scan(line), undefined, line);
  });

  it('accepts nothing that the parser does not, and makes the same of it', () => {
    const line = fc.constantFrom(...frequent).map((record) => JSON.stringify(record));
    const edits = fc.array(
      fc.tuple(
        fc.nat(),
        fc.constantFrom('', '0', '9', '-', '.', '"', ',', '}', '\\', 'e', ' ', 'é', '\u0001'),
      ),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(line, edits, (whole, changes) => {
        let text = whole;
        for (const [at, put] of changes) {
          const cut = at % (text.length + 1);
          text = text.slice(0, cut) + put + text.slice(cut + (at % 2));
        }
        const record = scan(text);
        if (record !== undefined) assert.deepEqual(parseRecord(text), { kind: 'record', record });
        const bytes = bytesOf(text);
        assert.deepEqual(parser.parse(bytes, 0, bytes.length), parseRecord(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it('builds the same timeline of moments as of records', async () => {
    await fc.assert(
      fc.asyncProperty(records, async (written) => {
        const builder = new TimelineBuilder();
        const text = written.map((record) => `${JSON.stringify(record)}\n`).join('');
        let moments = 0;
        await readProfile(
          only(text),
          (record) => builder.add(record),
          (moment) => {
            moments += 1;
            builder.addMoment(moment);
          },
        );
        assert.equal(moments, written.filter(isPlainTask).length);
        assert.equal(builder.revision, written.length);
        assert.deepEqual(builder.snapshot(false), buildTimeline(written));
      }),
    );
  });

  it('takes no moment before there was a header', async () => {
    const text = `${JSON.stringify(frequent[0])}\n${JSON.stringify(header)}\n`;
    const reading = await readProfile(only(text), fail, fail);
    assert.deepEqual(reading, { kind: 'refused', why: { reason: 'not-a-profile' } });
  });
});
