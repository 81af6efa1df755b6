import assert from 'node:assert/strict';
import { lookUp } from '../../../src/catalog/index.ts';

describe('names that declarations have for what programs know otherwise', () => {
  it('lists members of a default export as the module itself', () => {
    assert.equal(lookUp('express', 'e.json'), lookUp('express', 'json'));
    assert.equal(lookUp('express', 'e'), lookUp('express', 'default'));
    assert.equal(lookUp('multer', 'multer.memoryStorage')?.effect, 'light');
  });

  it('lets several classes of a package stand for one', () => {
    const use = lookUp('express', 'Application.use');
    assert.ok(use);
    assert.equal(lookUp('express-serve-static-core', 'IRouter.use'), use);
  });

  it('finds the parts of a client by their class and by the path that leads to them', () => {
    const byPath = lookUp('openai', 'OpenAI.chat.completions.create');
    assert.equal(byPath?.effect, 'io-async');
    assert.equal(lookUp('openai', 'Completions.create')?.effect, 'io-async');
  });

  it('does not take what every emitter has for a command of a client', () => {
    assert.equal(lookUp('@aws-sdk/client-s3', 'S3.getObject')?.effect, 'io-async');
    assert.equal(lookUp('@aws-sdk/client-s3', 'S3.on')?.effect, 'light');
  });
});
