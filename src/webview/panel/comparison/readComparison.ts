import type {
  ComparedFigure,
  ComparedFinding,
  ComparedFunction,
  Comparison,
  LaneStrip,
  RunSummary,
  SampledFunction,
} from '../../../profile/index.ts';
import type { ComparedProfile, HostToComparison } from '../../../protocol/index.ts';
import {
  fail,
  readFields,
  readList,
  readMessage,
  readNumber,
  readOneOf,
  readText,
} from '../../shared/readShape.ts';
import { readSampledFunction } from '../../shared/readAnswer.ts';
import { profileStatuses } from '../../shared/readTimeline.ts';
import { figureWords } from './words.ts';

const roles = ['main', 'thread', 'process', 'helpers'] as const;
const kinds = ['not enough data', 'cpu', 'io', 'mixed'] as const;

/** Reads one message from the extension; a message of another shape is a value with the reason. */
export function readComparisonMessage(
  value: unknown,
):
  | { readonly ok: true; readonly message: HostToComparison }
  | { readonly ok: false; readonly reason: string } {
  return readMessage((): HostToComparison => {
    const fields = readFields(value, 'message');
    const type = readOneOf(fields['type'], 'message.type', ['comparison', 'problem']);
    if (type === 'problem') return { type, message: readText(fields['message'], 'message.message') };
    return {
      type,
      before: readProfile(fields['before'], 'before'),
      after: readProfile(fields['after'], 'after'),
      comparison: readComparison(fields['comparison'], 'comparison'),
    };
  });
}

function readProfile(value: unknown, where: string): ComparedProfile {
  const { title, file } = readFields(value, where);
  return { title: readText(title, `${where}.title`), file: readText(file, `${where}.file`) };
}

function readComparison(value: unknown, where: string): Comparison {
  const fields = readFields(value, where);
  const at = (name: string): string => `${where}.${name}`;
  return {
    before: readRun(fields['before'], at('before')),
    after: readRun(fields['after'], at('after')),
    remarks: readList(fields['remarks'], at('remarks'), readText),
    figures: readFigures(fields['figures'], at('figures')),
    lanes: readList(fields['lanes'], at('lanes'), (item, place) => {
      const { role, figures } = readFields(item, place);
      return { role: readOneOf(role, `${place}.role`, roles), figures: readFigures(figures, place) };
    }),
    tasks: readList(fields['tasks'], at('tasks'), (item, place) => {
      const { name, figures } = readFields(item, place);
      return { name: readText(name, `${place}.name`), figures: readFigures(figures, place) };
    }),
    functions: readList(fields['functions'], at('functions'), readFunction),
    functionCount: readNumber(fields['functionCount'], at('functionCount')),
    findings: readList(fields['findings'], at('findings'), readFinding),
  };
}

function readRun(value: unknown, where: string): RunSummary {
  const fields = readFields(value, where);
  const number = (name: string): number => readNumber(fields[name], `${where}.${name}`);
  const text = (name: string): string => readText(fields[name], `${where}.${name}`);
  return {
    command: text('command'),
    startedAtMs: number('startedAtMs'),
    status: readOneOf(fields['status'], `${where}.status`, profileStatuses),
    durationMs: number('durationMs'),
    coreCount: number('coreCount'),
    nodeVersion: text('nodeVersion'),
    laneCount: number('laneCount'),
    taskCount: number('taskCount'),
    binCount: number('binCount'),
    strips: readList(fields['strips'], `${where}.strips`, readStrip),
  };
}

function readStrip(value: unknown, where: string): LaneStrip {
  const fields = readFields(value, where);
  const shares = (name: string): readonly number[] => readList(fields[name], `${where}.${name}`, readNumber);
  return {
    name: readText(fields['name'], `${where}.name`),
    role: readOneOf(fields['role'], `${where}.role`, roles),
    running: shares('running'),
    waiting: shares('waiting'),
    blocked: shares('blocked'),
  };
}

function readFigures(value: unknown, where: string): readonly ComparedFigure[] {
  return readList(value, where, (item, place) => {
    const { id, unit, before, after } = readFields(item, place);
    const known = typeof id === 'string' && Object.hasOwn(figureWords, id);
    return {
      id: known ? (id as ComparedFigure['id']) : fail(`${place}.id`, 'a figure', id),
      unit: readOneOf(unit, `${place}.unit`, ['ms', 'bytes', 'count']),
      before: readNumberOrNull(before, `${place}.before`),
      after: readNumberOrNull(after, `${place}.after`),
    };
  });
}

function readFunction(value: unknown, where: string): ComparedFunction {
  const fields = readFields(value, where);
  const text = (name: string): string => readText(fields[name], `${where}.${name}`);
  const source = (name: string): SampledFunction | null =>
    fields[name] === null ? null : readSampledFunction(fields[name], `${where}.${name}`);
  const kind = (name: string): ComparedFunction['kindBefore'] =>
    fields[name] === null ? null : readOneOf(fields[name], `${where}.${name}`, kinds);
  return {
    name: text('name'),
    placeBefore: text('placeBefore'),
    placeAfter: text('placeAfter'),
    before: source('before'),
    after: source('after'),
    kindBefore: kind('kindBefore'),
    kindAfter: kind('kindAfter'),
    figures: readFigures(fields['figures'], `${where}.figures`),
  };
}

function readFinding(value: unknown, where: string): ComparedFinding {
  const { code, state, message, advice } = readFields(value, where);
  return {
    // Which codes there are is the service's; nothing here depends on it.
    code: readText(code, `${where}.code`) as ComparedFinding['code'],
    state: readOneOf(state, `${where}.state`, ['gone', 'new', 'still']),
    message: readText(message, `${where}.message`),
    advice: readText(advice, `${where}.advice`),
  };
}

function readNumberOrNull(value: unknown, where: string): number | null {
  return value === null ? null : readNumber(value, where);
}
