import assert from 'node:assert/strict';
import { serialize } from 'node:v8';
import { messageBytes } from '../../../src/collector/messageBytes.ts';

/** What V8 writes, within this factor. */
const isAbout = (value: unknown, factor = 1.6): void => {
  const [estimated, exact] = [messageBytes(value), serialize(value).byteLength];
  assert.ok(estimated < exact * factor && estimated > exact / factor, `${estimated} for ${exact}`);
};

describe('messageBytes', () => {
  it('comes near to what V8 writes, of values of all kinds', () => {
    const rows = Array.from({ length: 10_000 }, (_, id) => ({
      id,
      name: `item ${id}`,
      price: id / 7,
      tags: ['a', 'b'],
    }));
    isAbout(rows);
    isAbout('x'.repeat(5000));
    isAbout(new Map(rows.slice(0, 3000).map((row) => [row.name, row])));
    isAbout(new Set(rows.slice(0, 3000).map(({ name }) => name)));
    isAbout(Array.from({ length: 5000 }, (_, index) => index / 3));
    isAbout({ data: new Uint8Array(100_000), text: 'short' });
    isAbout([new Date(), null, undefined, true, 12345678901234567890n, { deep: [[[{ er: 1.5 }]]] }], 3);
  });

  it('counts a buffer once, whole, and not when it is transferred or shared', () => {
    const buffer = new ArrayBuffer(1_000_000);
    const views = [new Uint8Array(buffer, 0, 10), new Uint8Array(buffer, 10, 10)];
    assert.ok(Math.abs(messageBytes(views) - 1_000_000) < 100);
    assert.ok(messageBytes(views, [buffer]) < 100);
    assert.ok(messageBytes(new Uint8Array(new SharedArrayBuffer(1_000_000))) < 100);
  });

  it('ends with cycles, and counts what comes again once', () => {
    const parent: { text: string; child?: unknown } = { text: 'x'.repeat(1000) };
    parent.child = { parent, again: parent };
    assert.ok(messageBytes(parent) < 1200);
  });

  it('runs no code of the program', () => {
    const ran: string[] = [];
    const value = {
      get computed() {
        ran.push('getter');
        return 1;
      },
      proxied: new Proxy(
        {},
        {
          ownKeys() {
            ran.push('trap');
            return [];
          },
        },
      ),
      map: new (class extends Map {
        override forEach(): void {
          ran.push('forEach');
        }
      })(),
    };
    assert.ok(messageBytes(value) > 0);
    assert.deepEqual(ran, []);
  });
});
