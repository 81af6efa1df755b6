import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { applyEdits, type TextEdit } from '../../../src/core/index.ts';
import { createdDiff, unifiedDiff } from '../../../src/wrap/output/unifiedDiff.ts';

describe('a unified diff of edits', () => {
  it('turns the old text into the new one when it is applied', () => {
    const text = Array.from({ length: 40 }, (_, line) => `line ${line}\n`).join('');
    const at = (line: number): number => text.indexOf(`line ${line}\n`);
    const edits: TextEdit[] = [
      { file: 'x', start: 0, end: 0, text: 'top\n' },
      { file: 'x', start: at(10), end: at(11), text: '' },
      { file: 'x', start: at(12) + 4, end: at(12) + 5, text: '\n\n' },
      { file: 'x', start: at(30), end: at(30) + 4, text: 'LINE' },
      { file: 'x', start: text.length, end: text.length, text: 'bottom' },
    ];
    assert.equal(patched(text, unifiedDiff('file.txt', text, edits)), applyEdits(text, edits));
  });

  it('does so for any edits of any lines', () => {
    const line = fc.constantFrom('a', 'b', 'cc', '');
    const text = fc.array(line, { minLength: 1, maxLength: 30 }).map((lines) => lines.join('\n'));
    const cuts = fc.array(fc.nat(80), { maxLength: 6 });
    fc.assert(
      fc.property(text, cuts, fc.constantFrom('', 'x', '\n', 'y\nz\n'), (before, points, inserted) => {
        const places = [...new Set(points)].filter((point) => point <= before.length).sort((a, b) => a - b);
        const edits = places.map((start, index) => ({
          file: 'x',
          start,
          end: Math.min(start + (index % 3), places[index + 1] ?? before.length, before.length),
          text: inserted,
        }));
        assert.equal(patched(before, unifiedDiff('file.txt', before, edits)), applyEdits(before, edits));
      }),
    );
  });

  it('shows a created file from nothing', () => {
    assert.equal(createdDiff('a.ts', 'x\ny\n'), '--- /dev/null\n+++ b/a.ts\n@@ -0,0 +1,2 @@\n+x\n+y\n');
  });
});

/** What `patch` makes of a diff: strict about every line that the diff says is there. */
function patched(text: string, diff: string): string {
  const old = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const out: string[] = [];
  let at = 0;
  const [, , ...lines] = diff.match(/[^\n]*\n/g) ?? [];
  for (const [index, line] of lines.entries()) {
    const head = /^@@ -(\d+),(\d+) \+(\d+),(\d+) @@\n$/.exec(line);
    const content = lines[index + 1]?.startsWith('\\') === true ? line.slice(1, -1) : line.slice(1);
    if (head !== null) {
      const [, from, count, to, newCount] = head.map(Number);
      const body = lines.slice(index + 1, next(lines, index + 1));
      assert.equal(body.filter((one) => /^[ -]/.test(one)).length, count, 'old lines of a hunk');
      assert.equal(body.filter((one) => /^[ +]/.test(one)).length, newCount, 'new lines of a hunk');
      assert.ok(count !== newCount || body.some((one) => /^[+-]/.test(one)), 'a hunk changes something');
      const start = (from ?? 0) - (count === 0 ? 0 : 1);
      out.push(...old.slice(at, start));
      assert.equal((to ?? 0) - (newCount === 0 ? 0 : 1), out.length, 'the new place of a hunk');
      at = start;
    } else if (line.startsWith('+')) out.push(content);
    else if (!line.startsWith('\\')) {
      assert.equal(old[at], content, 'an old line');
      if (line.startsWith(' ')) out.push(content);
      at += 1;
    }
  }
  return [...out, ...old.slice(at)].join('');
}

/** The index of the next hunk's head, from an index on. */
function next(lines: readonly string[], from: number): number {
  const found = lines.findIndex((line, index) => index >= from && line.startsWith('@@'));
  return found === -1 ? lines.length : found;
}
