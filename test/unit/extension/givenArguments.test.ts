import assert from 'node:assert/strict';
import { givenArguments } from '../../../src/extension/measure/givenArguments.ts';

const translate = (message: string, ...args: (string | number)[]): string =>
  message.replaceAll(/\{(\d)\}/g, (_, index: string) => String(args[Number(index)]));
const given = (text: string) => givenArguments(text, translate);

const message = (text: string): string => {
  const found = given(text);
  return found.kind === 'problem' ? found.message : 'nothing';
};

describe('the arguments that a person gives', () => {
  it('are a JSON list, each of which is handed on as JSON', () => {
    assert.deepEqual(given(' [640, "a b", {"c": [null]}] '), {
      kind: 'options',
      options: ['--args', '640', '"a b"', '{"c":[null]}'],
    });
    assert.deepEqual(given('[]'), { kind: 'options', options: ['--args'] });
  });

  it('or the path of a module', () => {
    for (const path of ['./sizes.mjs', 'test/sizes of work.ts', 'C:\\work\\sizes.cjs'])
      assert.deepEqual(given(path), { kind: 'options', options: ['--args-from', path] });
    // A text that ends so is a text.
    assert.deepEqual(given('["sizes.mjs"]'), { kind: 'options', options: ['--args', '"sizes.mjs"'] });
  });

  it('say what is wrong with them', () => {
    assert.equal(message('64'), 'Put the arguments into brackets: [64]');
    assert.match(message('[text]'), /^This is neither JSON \(.+\) nor the path of a module\./);
    assert.match(message(''), /^This is neither JSON/);
  });
});
