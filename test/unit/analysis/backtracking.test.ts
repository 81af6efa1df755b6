import assert from 'node:assert/strict';
import { backtracks } from '../../../src/analysis/summary/backtracking.ts';

describe('regular expressions that backtrack', () => {
  for (const literal of [
    String.raw`/^(\w+\s?)+$/`,
    '/(a|aa)+$/',
    '/^([a-z0-9]+)*@/',
    String.raw`/(?:\w|\d)*x/`,
    '/^((ab?)+c?)+$/i',
    String.raw`/(?:(?:"[^"]*"|[^",]+)*,?)*;/`,
  ]) {
    it(`${literal} does`, () => {
      assert.equal(backtracks(literal), true);
    });
  }

  for (const literal of [
    String.raw`/^\s*x\s*$/`,
    String.raw`/^(\d{1,3}\.){3}\d{1,3}$/`,
    String.raw`/"(?:[^"\\]|\\.)*"/`,
    String.raw`/(\d+\.)+/`,
    String.raw`/^(?:[a-z]+-)*[a-z]+$/`,
    '/(a+)+/',
    '/[/',
  ]) {
    it(`${literal} does not`, () => {
      assert.equal(backtracks(literal), false);
    });
  }
});
