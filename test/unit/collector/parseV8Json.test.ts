import assert from 'node:assert/strict';
import { parseV8Json } from '../../../src/collector/parseV8Json.ts';

/** As V8 writes it: names and files as they are. */
const written = (frames: readonly (readonly [name: string, url: string])[]): string =>
  `{"nodes":[${frames
    .map(
      ([name, url], index) =>
        `{"id":${index + 1},"hitCount":0,"callFrame":{"functionName":"${name}","lineNumber":-1,"columnNumber":4,"scriptId":0,"url":"${url}"},"children":[2]}`,
    )
    .join(',')}],"startTime":1}`;
const read = (text: string): unknown[] =>
  (parseV8Json(text) as { nodes: { callFrame: { functionName: string; url: string } }[] }).nodes.map(
    ({ callFrame }) => [callFrame.functionName, callFrame.url],
  );

describe('parseV8Json', () => {
  it('reads names and files with anything in them', () => {
    const frames = [
      ['(root)', ''],
      ['RegExp: ^(\\w+\\s?)*"\\x24$', ''],
      ['C:\\not\\a\\file', String.raw`C:\Users\new\table.js`],
      ['two\nlines, "quoted"', 'file:///a b.js'],
    ] as const;
    assert.deepEqual(read(written(frames)), frames);
  });

  it('leaves what is JSON as it is', () => {
    const frames = [['RegExp: \\\\w \\"', 'file:///app.js']] as const;
    assert.deepEqual(read(written(frames)), [['RegExp: \\w "', 'file:///app.js']]);
  });

  it('throws where something else is broken', () => {
    assert.throws(() => parseV8Json('{"nodes":['), SyntaxError);
  });
});
