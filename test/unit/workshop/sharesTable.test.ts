import assert from 'node:assert/strict';
import type { MeasuredShare } from '../../../bench/shares/measureShares.ts';
import { sharesTable } from '../../../bench/shares/sharesTable.ts';

const share = (known: Partial<MeasuredShare>): MeasuredShare => ({
  name: 'compute',
  trueShare: 0.9,
  share: 0.8,
  kind: 'cpu',
  wallRatio: 1,
  trueSystemShare: Number.NaN,
  systemShare: Number.NaN,
  ...known,
});

describe('the table of shares', () => {
  it('has one line a function, over all runs, without the errors of what is not said', () => {
    const text = sharesTable([
      share({}),
      share({ trueShare: 1, share: 0.95, wallRatio: 0.9 }),
      share({ share: 0.1, kind: 'not enough data' }),
      share({ name: 'read', share: Number.NaN, kind: 'not enough data' }),
    ]);
    const lines = text.split('\n').slice(2, 4);
    assert.deepEqual(lines, [
      '| `compute` | 0.90–1.00 | 0.80–0.95 | 0.08, 0.10 | `not enough data` 1, `cpu` 2 | 0.90–1.00 |',
      '| `read` | 0.90–0.90 | – | – | `not enough data` 1 | 1.00–1.00 |',
    ]);
  });

  it('counts the kinds that are those of the truth, and names the others', () => {
    const text = sharesTable([share({}), share({ name: 'rest', trueShare: 0.2, share: 0.5, kind: 'mixed' })]);
    assert.match(text, /Of 2: 1 have the kind of the true share, 1 another, 0 not enough data/);
    assert.match(text, /- `rest`: `mixed` \(0\.50\), but 0\.20/);
    assert.match(text, /median 0\.20, largest 0\.30/);
    assert.doesNotMatch(text, /in the system/);
    const known = sharesTable([share({ trueSystemShare: 0.5, systemShare: 0.4 }), share({})]);
    assert.match(known, /in the system of the time on a core, of 1: error median 0\.10, largest 0\.10/);
  });
});
