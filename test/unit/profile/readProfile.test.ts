import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describeRefusedProfile, readProfile } from '../../../src/profile/index.ts';
import type { ProfileReading, ProfileRecord } from '../../../src/profile/index.ts';
import { header, records } from './records.ts';

const end: ProfileRecord = { type: 'end', endedUs: 2_000_000, exitCode: 0, signal: null };
const textOf = (written: readonly ProfileRecord[]): string =>
  written.map((record) => `${JSON.stringify(record)}\n`).join('');

/** Reads bytes that arrive in pieces of this size. */
async function read(
  bytes: Uint8Array,
  pieceBytes = 65_536,
): Promise<{ readonly reading: ProfileReading; readonly found: ProfileRecord[] }> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    // A stream may reuse its buffer, so each piece is overwritten once it was handed out.
    for (let offset = 0; offset < bytes.length; offset += pieceBytes) {
      const piece = Buffer.from(bytes.subarray(offset, offset + pieceBytes));
      yield piece;
      piece.fill(0x7b);
    }
  }
  const found: ProfileRecord[] = [];
  const reading = await readProfile(pieces(), (record) => found.push(record));
  return { reading, found };
}

async function refusal(text: string): Promise<string> {
  const { reading } = await read(Buffer.from(text));
  assert.equal(reading.kind, 'refused');
  return reading.kind === 'refused' ? describeRefusedProfile('run.poolprofile', reading.why) : '';
}

describe('readProfile', () => {
  it('reads all records, whatever pieces the file arrives in', async () => {
    await fc.assert(
      fc.asyncProperty(records, fc.integer({ min: 1, max: 300 }), async (written, pieceBytes) => {
        const { reading, found } = await read(Buffer.from(textOf(written)), pieceBytes);
        assert.deepEqual(found, written);
        const complete = written.some((record) => record.type === 'end');
        assert.deepEqual(reading, { kind: 'read', complete, skippedLines: 0 });
      }),
    );
  });

  it('opens a file that was cut off at any byte after the header, with all records before the cut', async () => {
    const headerBytes = Buffer.byteLength(JSON.stringify(header));
    await fc.assert(
      fc.asyncProperty(records, fc.double({ min: 0, max: 1, noNaN: true }), async (written, share) => {
        const bytes = Buffer.from(textOf(written));
        const cut = headerBytes + Math.floor(share * (bytes.length - headerBytes));
        const { reading, found } = await read(bytes.subarray(0, cut));
        assert.equal(reading.kind, 'read');
        assert.deepEqual(found, written.slice(0, found.length));
        const wholeLines = bytes.subarray(0, cut).toString().split('\n').length - 1;
        assert.ok(found.length === wholeLines || found.length === wholeLines + 1);
      }),
    );
  });

  it('says so when the cut is within the first line', async () => {
    const text = JSON.stringify(header);
    for (const length of [1, 10, 30, text.length - 1]) {
      assert.match(
        await refusal(text.slice(0, length)),
        /^run\.poolprofile was cut off within its first line/,
      );
    }
  });

  it('refuses an empty file, a file that is no profile and a newer version, each with one sentence', async () => {
    assert.match(await refusal(''), /is empty/);
    assert.match(await refusal('PK\u0003\u0004 this is a zip file\n'), /is not a Poolwright profile/);
    assert.match(await refusal('{"name":"package"}\n'), /is not a Poolwright profile/);
    assert.match(await refusal(textOf([end, header])), /is not a Poolwright profile/);
    const newer = `${JSON.stringify({ ...header, version: 2, more: true })}\n{"type":"sample"}\n`;
    assert.match(await refusal(newer), /has format version 2, .* Update Poolwright/);
    assert.match(
      await refusal(`{"type":"header","version":"<b>"}\n`),
      /has format version that is not a number/,
    );
  });

  it('skips broken lines and counts them', async () => {
    const text = `${textOf([header])}not json\n{"type":"usage","lane":1}\n\n{"type":"future"}\n${textOf([end])}`;
    const { reading, found } = await read(Buffer.from(text));
    assert.deepEqual(found, [header, end]);
    assert.deepEqual(reading, { kind: 'read', complete: true, skippedLines: 2 });
  });

  it('skips a line of 200 MB without holding it in memory', async () => {
    async function* pieces(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${textOf([header])}{"type":"notice","message":"`);
      const megabyte = Buffer.alloc(1024 * 1024, 0x61);
      for (let count = 0; count < 200; count += 1) yield megabyte;
      yield Buffer.from(`"}\n${textOf([end])}`);
    }
    const found: ProfileRecord[] = [];
    const before = process.memoryUsage().arrayBuffers;
    const reading = await readProfile(pieces(), (record) => found.push(record));
    assert.ok(process.memoryUsage().arrayBuffers - before < 50 * 1024 * 1024);
    assert.deepEqual(found, [header, end]);
    assert.deepEqual(reading, { kind: 'read', complete: true, skippedLines: 1 });
  });

  it('refuses a file whose first line never ends before it has read all of it', async () => {
    let given = 0;
    async function* pieces(): AsyncGenerator<Uint8Array> {
      for (; given < 200; given += 1) yield Buffer.alloc(1024 * 1024, 0x7b);
    }
    const reading = await readProfile(pieces(), () => assert.fail('there is no record in it'));
    assert.deepEqual(reading, { kind: 'refused', why: { reason: 'not-a-profile' } });
    assert.ok(given < 10);
  });
});
