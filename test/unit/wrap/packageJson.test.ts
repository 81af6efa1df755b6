import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { applyEdits } from '../../../src/core/index.ts';
import { dependencyEdit } from '../../../src/wrap/output/packageJson.ts';

describe('adding a dependency to package.json', () => {
  it('keeps the order, the indentation and the line ends', () => {
    assert.equal(
      add('{\r\n\t"dependencies": {\r\n\t\t"a": "1",\r\n\t\t"z": "1"\r\n\t}\r\n}\r\n'),
      '{\r\n\t"dependencies": {\r\n\t\t"a": "1",\r\n\t\t"piscina": "^5.3.2",\r\n\t\t"z": "1"\r\n\t}\r\n}\r\n',
    );
  });

  it('makes the section where there is none, before devDependencies or at the end', () => {
    assert.equal(
      add('{\n    "name": "x",\n    "devDependencies": {}\n}\n'),
      '{\n    "name": "x",\n    "dependencies": {\n        "piscina": "^5.3.2"\n    },\n    "devDependencies": {}\n}\n',
    );
    assert.equal(
      add('{\n  "name": "x"\n}'),
      '{\n  "name": "x",\n  "dependencies": {\n    "piscina": "^5.3.2"\n  }\n}',
    );
    assert.deepEqual(JSON.parse(add('{}')), { dependencies: { piscina: '^5.3.2' } });
    assert.deepEqual(JSON.parse(add('{ "dependencies": {} }')), { dependencies: { piscina: '^5.3.2' } });
  });

  it('leaves one that is there and fits, and refuses another major version', () => {
    const there = '{"dependencies":{"piscina":"~5.1.0"}}';
    assert.equal(add(there), there);
    assert.equal(
      add('{"dependencies":{"piscina":"workspace:*"}}'),
      '{"dependencies":{"piscina":"workspace:*"}}',
    );
    assert.equal(add('{"dependencies":{"piscina":"^4.0.0"}}'), 'conflict');
    assert.equal(add('{"devDependencies":{"piscina":"4.0.0"}}'), 'conflict');
  });

  it('says so when the file cannot be read', () => {
    for (const broken of ['', '[]', 'null', '{ "name": ', '{ // no\n}'])
      assert.equal(add(broken), 'unreadable');
  });

  it('adds exactly one entry to any object', () => {
    const member = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.array(fc.string()), fc.object());
    const manifest = fc.record(
      {
        name: fc.string(),
        'odd " \\ key': member,
        dependencies: fc.dictionary(
          fc.string().filter((name) => !/^(piscina|__proto__)$/.test(name)),
          fc.string(),
        ),
        scripts: fc.object(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(manifest, fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        assert.deepEqual(JSON.parse(add(text)), {
          ...(JSON.parse(text) as object),
          dependencies: { ...value.dependencies, piscina: '^5.3.2' },
        });
      }),
    );
  });
});

/** The text with piscina added, or why it is not. */
function add(text: string): string {
  const edit = dependencyEdit('package.json', text, { name: 'piscina', range: '^5.3.2' });
  return edit.kind === 'edits' ? applyEdits(text, edit.edits) : edit.kind;
}
