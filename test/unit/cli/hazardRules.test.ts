import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hazardRules } from '../../../src/cli/analyze/hazardRules.ts';
import { hazardCodes } from '../../../src/cli/failOn.ts';
import { repository } from '../../support/repository.ts';

const pagesFile = path.join(repository, 'src/cli/analyze/hazardPages.json');

/** The sections of docs/hazards.md by code. */
function documentedPages(): Record<string, string> {
  const [, ...sections] = readFileSync(path.join(repository, 'docs/hazards.md'), 'utf8').split(/^## /m);
  return Object.fromEntries(
    sections.map((section) => {
      const [code = '', ...lines] = section.trim().split('\n');
      return [code, lines.join('\n').trim()];
    }),
  );
}

describe('the rules that SARIF tells of', () => {
  it('have the words of docs/hazards.md', () => {
    const text = `${JSON.stringify(documentedPages(), undefined, 2)}\n`;
    if (process.env['POOLWRIGHT_UPDATE_GOLDEN'] === '1') writeFileSync(pagesFile, text);
    assert.ok(existsSync(pagesFile), `${pagesFile} is missing; POOLWRIGHT_UPDATE_GOLDEN=1 writes it`);
    assert.equal(readFileSync(pagesFile, 'utf8'), text);
  });

  it('are the hazards of the document, in its order', () => {
    assert.deepEqual(Object.keys(documentedPages()), hazardCodes);
    assert.deepEqual(
      hazardRules.map(({ id }) => id),
      hazardCodes,
    );
  });

  it('say in a sentence what a hazard means, then more, then what to do', () => {
    for (const { id, shortDescription, fullDescription, help } of hazardRules) {
      assert.match(shortDescription?.text ?? '', /^[A-Z][^.:]+\.$/, id);
      assert.ok(fullDescription?.text.startsWith(shortDescription?.text.slice(0, -1) ?? '?'), id);
      assert.match(help?.text ?? '', /^What it means\. .+What makes it go away\. /s, id);
      assert.doesNotMatch(help?.text ?? '', /\*\*|`/, id);
      assert.match(help?.markdown ?? '', /^\*\*What it means\.\*\* /, id);
    }
  });
});
