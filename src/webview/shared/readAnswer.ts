import {
  callTreeOrders,
  measuredKinds,
  type CallTree,
  type FunctionColumns,
  type SampledFunction,
  type TimeColumns,
} from '../../profile/index.ts';
import type { PanelAnswer, PanelFinding, PanelScope } from '../../protocol/index.ts';
import { readCharts } from './readCharts.ts';
import { columnsOf } from './readColumns.ts';
import { readExcerpt } from './readExcerpt.ts';
import { readTaskList, readTaskPage, readTaskSteps, readTaskWalk } from './readTaskPage.ts';
import { readTraffic } from './readTraffic.ts';
import { fail, readFields, readFlag, readList, readNumber, readOneOf, readText } from './readShape.ts';

const findingCodes = [
  'main-thread-held',
  'pool-starved',
  'oversubscribed',
  'machine-busy',
  'idle-while-queued',
  'cloning-costs-more',
  'one-worker-does-all',
  'tasks-too-small',
  'memory-grows',
  'libuv-pool-saturated',
] as const satisfies readonly PanelFinding['code'][];

/** As many as a profile may have; the page says 'not known' of one that it has not. */
const mostLanes = 10_000;

/** Checks an answer that came over the border, so that what draws it may trust every index. Throws `ShapeError`. */
export function readAnswer(value: unknown): PanelAnswer {
  const fields = readFields(value, 'answer');
  const kind = readOneOf(fields['kind'], 'answer.kind', [
    'excerpt',
    'task-steps',
    'findings',
    'messages',
    'functions',
    'call-tree',
    'charts',
    'tasks',
  ]);
  switch (kind) {
    case 'excerpt':
      return {
        kind,
        revision: readNumber(fields['revision'], 'answer.revision'),
        excerpt: readExcerpt(fields['excerpt']),
      };
    case 'task-steps':
      return {
        kind,
        revision: readNumber(fields['revision'], 'answer.revision'),
        walk: readTaskWalk(fields['walk']),
        found: readTaskSteps(fields['found'], mostLanes),
      };
    case 'findings':
      return { kind, findings: readList(fields['findings'], 'answer.findings', readFinding) };
    case 'messages':
      return { kind, traffic: readTraffic(fields['traffic']) };
    case 'functions':
      return { kind, scope: readScope(fields['scope']), functions: readFunctions(fields['functions']) };
    case 'call-tree':
      return { kind, scope: readScope(fields['scope']), tree: readTree(fields['tree']) };
    case 'charts':
      return { kind, scope: readScope(fields['scope']), ...readCharts(fields) };
    case 'tasks':
      return {
        kind,
        list: readTaskList(fields['list']),
        page: readTaskPage(fields['page'], mostLanes),
      };
    default:
      return kind satisfies never;
  }
}

function readScope(value: unknown): PanelScope {
  const fields = readFields(value, 'answer.scope');
  return {
    lanes: readList(fields['lanes'], 'answer.scope.lanes', readText),
    startUs: readNumber(fields['startUs'], 'answer.scope.startUs'),
    endUs: readNumber(fields['endUs'], 'answer.scope.endUs'),
  };
}

function readFinding(value: unknown, where: string): PanelFinding {
  const fields = readFields(value, where);
  const fn = fields['fn'] ?? undefined;
  return {
    code: readOneOf(fields['code'], `${where}.code`, findingCodes),
    message: readText(fields['message'], `${where}.message`),
    advice: readText(fields['advice'], `${where}.advice`),
    lanes: readList(fields['lanes'], `${where}.lanes`, readText),
    startUs: readNumber(fields['startUs'], `${where}.startUs`),
    endUs: readNumber(fields['endUs'], `${where}.endUs`),
    lostMs: readNumber(fields['lostMs'], `${where}.lostMs`),
    ...(fn === undefined ? {} : { fn: readSampledFunction(fn, `${where}.fn`) }),
  };
}

/** Throws `ShapeError`. */
export function readSampledFunction(value: unknown, where: string): SampledFunction {
  const fields = readFields(value, where);
  return {
    name: readText(fields['name'], `${where}.name`),
    url: readText(fields['url'], `${where}.url`),
    line: readNumber(fields['line'], `${where}.line`),
    column: readNumber(fields['column'], `${where}.column`),
  };
}

function readFunctions(value: unknown): FunctionColumns {
  const where = 'answer.functions';
  const { fields, count, column, indices } = columnsOf(value, where);
  const functions = readList(fields['functions'], `${where}.functions`, readSampledFunction);
  if (functions.length !== count) fail(`${where}.functions`, `as long as count (${count})`, functions.length);
  return {
    count,
    allCount: readNumber(fields['allCount'], `${where}.allCount`),
    sampleCount: readNumber(fields['sampleCount'], `${where}.sampleCount`),
    functions,
    self: readTimes(fields['self'], `${where}.self`, count),
    total: readTimes(fields['total'], `${where}.total`, count),
    kind: indices('kind', Uint8Array, measuredKinds.length),
    confidence: column('confidence', Float64Array),
    heldMs: column('heldMs', Float64Array),
    awaitedMs: column('awaitedMs', Float64Array),
    awaitedCount: column('awaitedCount', Float64Array),
    lookedAtCount: column('lookedAtCount', Float64Array),
  };
}

function readTimes(value: unknown, where: string, count: number): TimeColumns {
  const { column } = columnsOf({ ...readFields(value, where), count }, where);
  return {
    wallMs: column('wallMs', Float64Array),
    cpuMs: column('cpuMs', Float64Array),
    systemMs: column('systemMs', Float64Array),
    waitingForCoreMs: column('waitingForCoreMs', Float64Array),
    blockedMs: column('blockedMs', Float64Array),
    gcMs: column('gcMs', Float64Array),
    sampleCount: column('sampleCount', Float64Array),
  };
}

function readTree(value: unknown): CallTree {
  const where = 'answer.tree';
  const fields = readFields(value, where);
  const functions = readList(fields['functions'], `${where}.functions`, readSampledFunction);
  const { count, column, indices } = columnsOf(fields['boxes'], `${where}.boxes`);
  const parent = indices('parent', Int32Array, count, -1);
  const stray = parent.findIndex((box, index) => box >= index);
  if (stray >= 0) fail(`${where}.boxes.parent[${stray}]`, 'a box before this one', parent[stray]);
  return {
    order: readOneOf(fields['order'], `${where}.order`, callTreeOrders),
    startUs: readNumber(fields['startUs'], `${where}.startUs`),
    endUs: readNumber(fields['endUs'], `${where}.endUs`),
    sampleCount: readNumber(fields['sampleCount'], `${where}.sampleCount`),
    isCut: readFlag(fields['isCut'], `${where}.isCut`),
    functions,
    boxes: {
      count,
      depth: column('depth', Uint32Array),
      parent,
      fn: indices('fn', Uint32Array, functions.length),
      startUs: column('startUs', Float64Array),
      lengthUs: column('lengthUs', Float64Array),
      selfUs: column('selfUs', Float64Array),
      sampleCount: column('sampleCount', Uint32Array),
    },
  };
}
