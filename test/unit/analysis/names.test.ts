import assert from 'node:assert/strict';
import type { Analyzer } from '../../../src/analysis/index.ts';
import type { CompilerSession } from '../../../src/compiler/index.ts';
import { fixtureRoot, functionIn, startAnalyzer } from './fixtures.ts';

describe('names of functions', () => {
  let session: CompilerSession;
  let analyzer: Analyzer;
  const names = `${fixtureRoot}/names/names.ts`;

  before(() => {
    ({ session, analyzer } = startAnalyzer());
  });
  after(() => {
    session.dispose();
  });

  const find = (file: string, name: string): string => {
    const found = analyzer.findFunction(`${fixtureRoot}/names/${file}`, name);
    return typeof found === 'string' ? found : found.name;
  };

  it('follow the forms of the documentation, one for each function-like with a body', () => {
    assert.deepEqual(
      analyzer.analyzeFile(names).functions.map((report) => report.name),
      [
        '<module>',
        'Report.constructor',
        'Report.build',
        'Report.static build',
        'Report.get size',
        'Report.set size',
        'Report.static get shared',
        'Report.#hidden',
        'Report.[Symbol.iterator]',
        'Report.quoted name',
        'Report.<static@30:3>',
        'Report.field',
        'Report.static helper',
        'outer',
        'outer/inner',
        'outer/inner/deep',
        'outer/<arrow@44:21>',
        'outer/<function@44:53>',
        'arrow',
        'config.read',
        'config.write',
        'config.get size',
        'config.part.close',
        'twice',
        'twice~2',
        'overloaded',
        'Made.method',
        'visit',
      ],
    );
  });

  it('stand at the name, or at the first token of what has none', () => {
    const report = analyzer.analyzeFile(names);
    const text = session.projectOf(names)?.sourceFile(names)?.text ?? '';
    const wordAt = (name: string): string => {
      const { nameStart, nameEnd, line, column } = functionIn(report, name);
      const lineStart =
        text
          .split('\n')
          .slice(0, line - 1)
          .join('\n').length + (line > 1 ? 1 : 0);
      assert.equal(nameStart, lineStart + column - 1, name);
      return text.slice(nameStart, nameEnd);
    };
    assert.equal(wordAt('Report.static build'), 'build');
    assert.equal(wordAt('Report.#hidden'), '#hidden');
    assert.equal(wordAt('outer/inner/deep'), 'deep');
    assert.equal(wordAt('overloaded'), 'overloaded');
    assert.equal(wordAt('outer/<function@44:53>'), 'function');
    assert.equal(wordAt('outer/<arrow@44:21>'), '(');
  });

  it('are found whole, shortened as long as they fit one function, and as default', () => {
    assert.equal(find('names.ts', 'outer/inner'), 'outer/inner');
    assert.equal(find('names.ts', 'inner'), 'outer/inner');
    assert.equal(find('names.ts', 'Report.shared'), 'Report.static get shared');
    assert.equal(find('names.ts', 'shared'), 'Report.static get shared');
    assert.equal(find('names.ts', 'close'), 'config.part.close');
    assert.equal(find('names.ts', 'Report.build'), 'Report.build');
    assert.equal(find('names.ts', 'build'), 'ambiguous');
    assert.equal(find('names.ts', 'size'), 'ambiguous');
    assert.equal(find('names.ts', 'twice'), 'twice');
    assert.equal(find('names.ts', 'nothing'), 'none');
    assert.equal(find('default-arrow.ts', 'default'), 'default');
    assert.equal(find('default-function.ts', 'default'), 'named');
    assert.equal(find('default-function.ts', 'named'), 'named');
    assert.equal(find('default-specifier.ts', 'default'), 'chosen');
  });

  it('lead to the innermost function around an offset', () => {
    const text = session.projectOf(names)?.sourceFile(names)?.text ?? '';
    const at = (marker: string): string | undefined =>
      analyzer.functionAt(names, text.indexOf(marker) + marker.length)?.name;
    assert.equal(at('const deep = (): number => va'), 'outer/inner/deep');
    assert.equal(at('return dee'), 'outer/inner');
    assert.equal(at('export const arr'), 'arrow');
    assert.equal(at('get sha'), 'Report.static get shared');
    assert.equal(at('declare function amb'), '<module>');
    assert.equal(analyzer.functionAt(`${fixtureRoot}/names/default-specifier.ts`, 75), undefined);
  });
});
