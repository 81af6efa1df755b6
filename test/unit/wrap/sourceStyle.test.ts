import assert from 'node:assert/strict';
import { fileStyle, relativeSpecifier } from '../../../src/wrap/output/sourceStyle.ts';

describe('the style of a file', () => {
  it('is told from its imports, its statements and its indentation', () => {
    const plain = fileStyle("import a from 'a';\n\nexport function f() {\n  return \"it's\";\n}\n");
    assert.deepEqual(plain, { quotes: 'single', semicolons: true, indent: '  ', lineEnd: '\n', width: 80 });
    const other = fileStyle(
      'import a from "a"\r\n\r\nexport const f = () => {\r\n\tif (a)\r\n\t\treturn b\r\n}\r\n',
    );
    assert.deepEqual(other, {
      quotes: 'double',
      semicolons: false,
      indent: '\t',
      lineEnd: '\r\n',
      width: 80,
    });
    assert.equal(fileStyle('function f() {\n    return 1;\n}\n').indent, '    ');
  });

  it('reaches from one folder to another', () => {
    assert.equal(relativeSpecifier('/p/src/a.ts', '/p/src/pools.ts', 'ts'), './pools.ts');
    assert.equal(relativeSpecifier('/p/src/x/y/a.ts', '/p/src/pools.ts', 'js'), '../../pools.js');
    assert.equal(relativeSpecifier('/p/a.mts', '/p/src/pools.mts', 'js'), './src/pools.mjs');
    assert.equal(relativeSpecifier('/p/src/a.ts', '/p/lib/pools.ts', 'none'), '../lib/pools');
  });
});
