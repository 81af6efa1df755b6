import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { recordShapes } from '../../../src/profile/index.ts';

describe('docs/profile-format.md', () => {
  it('has a section for every record type, and in it every property with its mark of being optional', async () => {
    const text = await readFile(new URL('../../../docs/profile-format.md', import.meta.url), 'utf8');
    const sections = text.split(/^### /m).slice(1);
    for (const [type, shape] of Object.entries(recordShapes)) {
      const section = sections.find((candidate) => candidate.split('\n', 1)[0]?.includes(`\`${type}\``));
      assert.ok(section !== undefined, `no section for ${type}`);
      for (const [property, { optional }] of Object.entries(shape)) {
        const named = `\`${property}${optional ? '?' : ''}\``;
        assert.ok(section.includes(named), `${named} is not named in the section on ${type}`);
      }
    }
  });

  it('has no section for a record type that does not exist', async () => {
    const text = await readFile(new URL('../../../docs/profile-format.md', import.meta.url), 'utf8');
    const titles = [...text.matchAll(/^### (`.*)$/gm)].flatMap(([, title = '']) => title.split(', '));
    assert.deepEqual(
      titles.map((title) => title.replaceAll('`', '')).sort(),
      Object.keys(recordShapes).sort(),
    );
  });
});
