import assert from 'node:assert/strict';
import type { Refusal, RefusedWrap } from '../../../src/core/index.ts';
import { refusalText } from '../../../src/extension/commands/refusalText.ts';

const refusal: Refusal = {
  code: 'drops-rejection',
  message: 'The function on line 15 is not waited for; call it from one that awaits it.',
  file: '/project/src/server.ts',
  line: 15,
};
const refused = (...refusals: Refusal[]): RefusedWrap => ({
  status: 'refused',
  pool: 'threads',
  refusals,
  warnings: [],
});
const text = (plan: RefusedWrap) =>
  refusalText(
    plan,
    (file) => file.replace('/project/', ''),
    (message) => message,
  );

describe('what is said of a refused wrap', () => {
  it('names the file of each reason, which need not be the one in front', () => {
    assert.equal(
      text(refused(refusal)),
      'This cannot run in a thread pool, and nothing was changed. The function on line 15 is not waited for; ' +
        'call it from one that awaits it (src/server.ts:15).',
    );
  });

  it('says the same reason at the same place once', () => {
    assert.equal(text(refused(refusal, refusal)).match(/server\.ts/g)?.length, 1);
  });
});
