import assert from 'node:assert/strict';
import { functionAtSignature, functionNamedAt } from '../../../src/server/functionPlaces.ts';
import { fileReport, functionReport } from './reportFixtures.ts';

// 0         10        20        30        40
// export function outer(a) {                    line 1, name at 16..21
//   return a.map((x) => x * 2);                 line 2, arrow from 41, nested
const outer = functionReport({ name: 'outer', line: 1, start: 0, end: 80, nameStart: 16, nameEnd: 21 });
const inner = functionReport({
  name: 'outer/<arrow@2:16>',
  line: 2,
  start: 41,
  end: 55,
  nameStart: 41,
  nameEnd: 42,
});
const file = fileReport([outer, inner]);

const at = (offset: number, line: number) => ({ start: offset, end: offset, startLine: line - 1 });

describe('finding a function at a place', () => {
  it('takes the function whose name is pointed at, its ends included', () => {
    assert.equal(functionNamedAt(file, 16), outer);
    assert.equal(functionNamedAt(file, 21), outer);
    assert.equal(functionNamedAt(file, 22), undefined);
  });

  it('takes the first line as the signature, but not the body', () => {
    assert.equal(functionAtSignature(file, at(24, 1)), outer);
    assert.equal(functionAtSignature(file, at(70, 3)), undefined);
  });

  it('takes the innermost function when several have a signature there', () => {
    assert.equal(functionAtSignature(file, at(45, 2)), inner);
  });

  it('takes a function whose signature a selection crosses', () => {
    assert.equal(functionAtSignature(file, { start: 10, end: 60, startLine: 5 }), outer);
  });
});
