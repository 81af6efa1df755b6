import assert from 'node:assert/strict';
import {
  defaultSettings,
  readInitializationOptions,
  readSettings,
} from '../../../src/server/serverSettings.ts';

describe('settings from an editor', () => {
  it('are taken where they fit and fall back one by one where they do not', () => {
    assert.deepEqual(readSettings({ analyzeOnOpen: false, codeLens: 'everything' }), {
      analyzeOnOpen: false,
      codeLens: 'notLight',
    });
    for (const nothing of [undefined, null, 'text', 3, []])
      assert.deepEqual(readSettings(nothing), defaultSettings);
  });

  it('keep what was set before where a message leaves something out', () => {
    assert.deepEqual(readSettings({ codeLens: 'off' }, { analyzeOnOpen: false, codeLens: 'all' }), {
      analyzeOnOpen: false,
      codeLens: 'off',
    });
  });

  it('ignore deadlines that are no durations', () => {
    assert.deepEqual(readInitializationOptions({ deadlines: { answerMs: 5, firstAnswerMs: 10 } }).deadlines, {
      answerMs: 5,
      firstAnswerMs: 10,
    });
    for (const answerMs of [0, -1, '5', Number.NaN, 2 ** 40])
      assert.equal(
        readInitializationOptions({ deadlines: { answerMs, firstAnswerMs: 10 } }).deadlines,
        undefined,
      );
  });
});
