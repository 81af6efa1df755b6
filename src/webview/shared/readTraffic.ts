import { waitKinds } from '../../profile/index.ts';
import type { PanelMessages, PanelWaits, Traffic } from '../../protocol/index.ts';
import { readFields, readList, readNumber, readOneOf, readText } from './readShape.ts';

/** Checks what lanes sent and waited for. Throws `ShapeError`. */
export function readTraffic(value: unknown): Traffic {
  const where = 'answer.traffic';
  const fields = readFields(value, where);
  return {
    messages: readList(fields['messages'], `${where}.messages`, readMessages),
    directionCount: readNumber(fields['directionCount'], `${where}.directionCount`),
    cloneMs: readNumber(fields['cloneMs'], `${where}.cloneMs`),
    waits: readList(fields['waits'], `${where}.waits`, readWaits),
    waitCount: readNumber(fields['waitCount'], `${where}.waitCount`),
  };
}

function readMessages(value: unknown, where: string): PanelMessages {
  const fields = readFields(value, where);
  return {
    from: readText(fields['from'], `${where}.from`),
    to: readText(fields['to'], `${where}.to`),
    count: readNumber(fields['count'], `${where}.count`),
    bytes: readNumber(fields['bytes'], `${where}.bytes`),
    cloneMs: readNumber(fields['cloneMs'], `${where}.cloneMs`),
    measuredShare: readNumber(fields['measuredShare'], `${where}.measuredShare`),
  };
}

function readWaits(value: unknown, where: string): PanelWaits {
  const fields = readFields(value, where);
  return {
    lane: readText(fields['lane'], `${where}.lane`),
    kind: readOneOf(fields['kind'], `${where}.kind`, waitKinds),
    count: readNumber(fields['count'], `${where}.count`),
    waitedMs: readNumber(fields['waitedMs'], `${where}.waitedMs`),
    longestMs: readNumber(fields['longestMs'], `${where}.longestMs`),
    countedShare: readNumber(fields['countedShare'], `${where}.countedShare`),
  };
}
