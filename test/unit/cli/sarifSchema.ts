import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import type { Log } from 'sarif';
import { cliFixtures } from './golden.ts';

const schema = JSON.parse(
  readFileSync(path.join(cliFixtures, 'sarif-schema-2.1.0.json'), 'utf8'),
) as Readonly<Record<string, unknown>>;

const validate = new Ajv({
  allErrors: true,
  // The schema has a pattern that is none with the flag u, and properties without a type.
  unicodeRegExp: false,
  strict: false,
  formats: {
    uri: (text: string) => URL.canParse(text),
    // RFC 3986: no other characters, and a percent sign only in front of two digits.
    'uri-reference': /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[\da-f]{2})*$/i,
    'date-time': true,
  },
}).compile(schema);

/** What is wrong with a text by the SARIF 2.1.0 schema; none of it for a valid one. */
export function schemaErrors(log: unknown): readonly string[] {
  return validate(log)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** Parses SARIF that has to be valid. */
export function parseSarif(text: string): Log {
  const log: unknown = JSON.parse(text);
  assert.deepEqual(schemaErrors(log), []);
  return log as Log;
}
