import { measuredKinds } from '../../profile/index.ts';
import type { PredictedFile, PredictedFunction } from '../../protocol/index.ts';
import { fail, readFields, readList, readNumber, readOneOf, readText } from './readShape.ts';

const statuses = [
  'analysed',
  'changed',
  'version-not-known',
  'under-way',
  'not-analysed',
] as const satisfies readonly PredictedFile['status'][];
const kinds = [
  'cpu',
  'io',
  'mixed',
  'light',
  'unknown',
] as const satisfies readonly PredictedFunction['kind'][];

/** Checks what the language server said of files. Throws `ShapeError`. */
export function readPredictions(value: unknown, where: string): readonly PredictedFile[] {
  return readList(value, where, (item, place) => {
    const fields = readFields(item, place);
    return {
      urls: readList(fields['urls'], `${place}.urls`, readText),
      status: readOneOf(fields['status'], `${place}.status`, statuses),
      reason: readText(fields['reason'], `${place}.reason`),
      functions: readList(fields['functions'], `${place}.functions`, readFunction),
    };
  });
}

function readFunction(value: unknown, where: string): PredictedFunction {
  const fields = readFields(value, where);
  const blocking = fields['blocking'];
  const disagreement = fields['disagreement'];
  return {
    name: readText(fields['name'], `${where}.name`),
    line: readNumber(fields['line'], `${where}.line`),
    column: readNumber(fields['column'], `${where}.column`),
    kind: readOneOf(fields['kind'], `${where}.kind`, kinds),
    blocking:
      blocking === null || typeof blocking === 'boolean'
        ? blocking
        : fail(`${where}.blocking`, 'true, false or null', blocking),
    confidence: readNumber(fields['confidence'], `${where}.confidence`),
    disagreement: disagreement === null ? null : readDisagreement(disagreement, `${where}.disagreement`),
  };
}

function readDisagreement(value: unknown, where: string): PredictedFunction['disagreement'] {
  const { measured, text } = readFields(value, where);
  return {
    measured: readOneOf(measured, `${where}.measured`, measuredKinds),
    text: readText(text, `${where}.text`),
  };
}
