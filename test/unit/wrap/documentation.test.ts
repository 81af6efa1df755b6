import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { noteSentences, refusalSentences, warningSentences } from '../../../src/wrap/index.ts';
import { wrapCases } from './wrapCase.ts';

const file = fileURLToPath(new URL('../../../docs/wrap.md', import.meta.url));

/** A section of the documentation as the tables in the code have it. */
function section(name: string, sentences: Readonly<Record<string, string>>): string {
  const rows = Object.entries(sentences).map(([code, sentence]) => `- \`${code}\`: ${sentence}`);
  return `<!-- ${name}:begin -->\n\n${rows.join('\n')}\n\n<!-- ${name}:end -->`;
}

describe('docs/wrap.md', () => {
  const sections = [
    section('refusals', refusalSentences),
    section('warnings', warningSentences),
    section('notes', noteSentences),
  ];

  it('lists every refusal, warning and note with its sentence', () => {
    if (process.env['POOLWRIGHT_UPDATE_GOLDEN'] === '1') {
      const written = sections.reduce(
        (text, one) => {
          const name = /<!-- (\w+):begin/.exec(one)?.[1] ?? '';
          return text.replace(new RegExp(`<!-- ${name}:begin -->[^]*<!-- ${name}:end -->`), () => one);
        },
        readFileSync(file, 'utf8'),
      );
      writeFileSync(file, written);
    }
    const text = readFileSync(file, 'utf8');
    for (const one of sections)
      assert.ok(text.includes(one), `run with POOLWRIGHT_UPDATE_GOLDEN=1: ${one.slice(0, 40)}`);
  });

  it('is backed by a fixture for each of them', () => {
    const met = new Set(
      wrapCases().flatMap(({ folder }) => {
        const plan = JSON.parse(readFileSync(`${folder}/expected/plan.json`, 'utf8')) as {
          readonly refusals?: readonly string[];
          readonly warnings: readonly string[];
          readonly notes?: readonly string[];
        };
        return [...(plan.refusals ?? []), ...plan.warnings, ...(plan.notes ?? [])].map(
          (reason) => reason.split(' ')[0],
        );
      }),
    );
    // These need a program that was wrapped before, a folder without package.json, or a verdict; tests of their own make them.
    const elsewhere = ['already-pooled', 'pool-files-changed', 'light', 'async-io', 'callers-unseen'];
    const codes = [refusalSentences, warningSentences, noteSentences].flatMap((all) => Object.keys(all));
    assert.deepEqual(
      codes.filter((code) => !met.has(code) && !elsewhere.includes(code)),
      [],
    );
  });

  it('is backed by more than thirty fixtures, a quarter of them refusals', () => {
    const all = wrapCases();
    const refused = all.filter(({ folder }) =>
      readFileSync(`${folder}/expected/plan.json`, 'utf8').includes('"status": "refused"'),
    );
    assert.ok(all.length >= 30 && refused.length * 4 >= all.length);
  });
});
