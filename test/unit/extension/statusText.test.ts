import assert from 'node:assert/strict';
import type { Translate } from '../../../src/extension/contributions.ts';
import { statusText } from '../../../src/extension/functions/statusText.ts';
import { fileReport, functionReport } from '../server/reportFixtures.ts';

const fillIn: Translate = (message, ...args) =>
  message.replaceAll(/\{(\d)\}/g, (_, index) => String(args[Number(index)]));

describe('the status bar text', () => {
  it('counts the functions of the active file that hold the event loop', () => {
    const report = fileReport([
      functionReport(),
      functionReport({ blocking: false }),
      functionReport({ blocking: null }),
    ]);
    const { text, tooltip } = statusText({ state: 'ready' }, report, fillIn);
    assert.equal(text, '1 blocking');
    assert.equal(tooltip, '1 of 3 functions in this file holds the event loop.');
  });

  it('adds what kept a file from being analysed', () => {
    const report = { ...fileReport([]), problems: [{ file: '/a.ts', message: 'Line 3 does not parse.' }] };
    assert.match(statusText({ state: 'ready' }, report, fillIn).tooltip, /Line 3 does not parse\./);
  });

  it('says what failed, as an error, whatever is known of the file', () => {
    const failed = statusText(
      { state: 'failed', message: 'It fell over.' },
      fileReport([functionReport()]),
      fillIn,
    );
    assert.equal(failed.severity, 'error');
    assert.equal(failed.tooltip, 'It fell over.');
  });

  it('turns while the server is busy', () => {
    assert.equal(statusText({ state: 'busy', message: 'Analyzing' }, undefined, fillIn).icon, 'loading~spin');
  });
});
