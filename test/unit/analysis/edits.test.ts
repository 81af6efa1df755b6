import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { Analyzer } from '../../../src/analysis/index.ts';
import { CompilerSession } from '../../../src/compiler/index.ts';
import { fixtureRoot } from './fixtures.ts';

/** How many edits are made in all; `npm run test:full` makes thousands. */
const runs = Number(process.env['POOLWRIGHT_EDITS'] ?? 240);

const cases = [
  'interprocedural',
  'classes',
  'callbacks',
  'recursion',
  'hazards',
  'closures',
  'function-values',
  'function-sources',
  'implicit',
  'resolution',
  'assumed-sizes',
];
const files = cases.flatMap((name) =>
  Object.keys(
    JSON.parse(readFileSync(path.join(fixtureRoot, name, 'labels.json'), 'utf8')) as Record<string, unknown>,
  ).map((file) => path.posix.join(fixtureRoot, name, file)),
);

const snippets = [
  '\n',
  ' ',
  '// a remark\n',
  'for (const a of [1, 2, 3]) void a;\n',
  'for (let i = 0; i < 1e6; i++) Math.sqrt(i);\n',
  "await import('node:fs');\n",
  'const spare = (x: number): number => x + 1;\n',
  'export const shown = 1;\n',
  'function extra(values: number[]): number { return values.reduce((a, b) => a + b, 0); }\n',
  'return;\n',
  'return 1 as never;\n',
  '}',
  '{',
  '`',
  '/*',
  '"',
  ')',
  ', b: string',
  'async ',
  'if (true) { ',
  'JSON.parse("{}");',
];

interface Edit {
  readonly file: number;
  /** Place in the file, in ten-thousandths of its length. */
  readonly at: number;
  readonly removed: number;
  readonly snippet: number;
  /** At the start of a line, where people mostly type. */
  readonly isAtLine: boolean;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  file: fc.noBias(fc.nat(files.length - 1)),
  // All places alike, not the ends above all.
  at: fc.noBias(fc.nat(9999)),
  removed: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(40) }),
  snippet: fc.noBias(fc.nat(snippets.length - 1)),
  isAtLine: fc.boolean(),
});

function applied(text: string, { at, removed, snippet, isAtLine }: Edit): string {
  const offset = Math.floor((at / 10_000) * text.length);
  const start = isAtLine ? text.lastIndexOf('\n', offset) + 1 : offset;
  return text.slice(0, start) + (snippets[snippet] ?? '') + text.slice(start + removed);
}

describe('edits', () => {
  let session: CompilerSession;
  let analyzer: Analyzer;

  before(() => {
    session = new CompilerSession({ workingDirectory: fixtureRoot });
    analyzer = new Analyzer(session);
  });
  after(() => {
    session.dispose();
  });

  const assertAsFresh = (names: readonly string[]): void => {
    const fresh = new Analyzer(session);
    for (const file of names) assert.deepEqual(analyzer.analyzeFile(file), fresh.analyzeFile(file), file);
  };

  it(`leave verdicts as a fresh analysis has them, ${runs} at random`, function () {
    this.timeout(0);
    const perRun = 6;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: perRun }), fc.boolean(), (edits, isChecked) => {
        for (const file of files) session.setText(file, undefined);
        const texts = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
        assertAsFresh(files.slice(0, 2));
        for (const one of edits) {
          const file = files[one.file] ?? '';
          const text = applied(texts.get(file) ?? '', one);
          texts.set(file, text);
          session.setText(file, text);
          // Sometimes several edits come before anybody asks.
          if (isChecked) analyzer.analyzeFile(file);
          else continue;
          assertAsFresh([file, ...files.filter((other) => path.dirname(other) === path.dirname(file))]);
        }
        assertAsFresh(files);
      }),
      { numRuns: Math.ceil(runs / perRun), seed: 20261125 },
    );
  });

  it('are followed without asking about what they leave as it was', () => {
    for (const file of files) session.setText(file, undefined);
    const [file = ''] = files;
    analyzer.analyzeFile(file);
    const text = readFileSync(file, 'utf8');
    session.setText(file, `\n// moved down\n${text}`);
    assertAsFresh([file]);
  });
});
