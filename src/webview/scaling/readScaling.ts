import type {
  BreakEvenSize,
  CallFigures,
  ComparedResult,
  Estimate,
  FunctionMeasurement,
  PoolFigures,
  PoolLimit,
  PoolRefusal,
  SizeFigures,
  WorkersFigures,
} from '../../measure/scaling.ts';
import type { HostToScaling, ScalingState } from '../../protocol/index.ts';
import {
  fail,
  readFields,
  readFlag,
  readList,
  readMessage,
  readNumber,
  readOneOf,
  readText,
  type Fields,
} from '../shared/readShape.ts';

const pools = ['threads', 'processes'] as const;
const actions = [
  'thread-pool',
  'process-pool',
  'async-api',
  'bounded-concurrency',
  'split',
  'leave',
  'measure',
] as const;

/** Reads one message from the extension; a message of another shape is a value with the reason. */
export function readScalingMessage(
  value: unknown,
): { readonly ok: true; readonly message: HostToScaling } | { readonly ok: false; readonly reason: string } {
  return readMessage((): HostToScaling => {
    const fields = readFields(value, 'message');
    const type = readOneOf(fields['type'], 'message.type', ['scaling', 'gone']);
    return type === 'gone'
      ? { type, name: readText(fields['name'], 'name'), message: readText(fields['message'], 'message') }
      : {
          type,
          measurement: readMeasurement(fields['measurement'], 'measurement'),
          state: fields['state'] === null ? null : readState(fields['state'], 'state'),
        };
  });
}

function readState(value: unknown, where: string): ScalingState {
  const { kept, name, uri } = readFields(value, where);
  return {
    uri: readText(uri, `${where}.uri`),
    name: readText(name, `${where}.name`),
    kept: readText(kept, `${where}.kept`),
  };
}

function readMeasurement(value: unknown, where: string): FunctionMeasurement {
  const fields = readFields(value, where);
  const at = (name: string): string => `${where}.${name}`;
  if (fields['version'] !== 1) return fail(at('version'), '1', fields['version']);
  const { what: sizeOf, sizes } = readArguments(fields['arguments'], at('arguments'));
  return {
    version: 1,
    status: readOneOf(fields['status'], at('status'), ['measured']),
    file: readText(fields['file'], at('file')),
    name: readText(fields['name'], at('name')),
    advice: readAdvice(fields['advice'], at('advice')),
    cautions: readList(fields['cautions'], at('cautions'), readText),
    results: readList(fields['results'], at('results'), readResult),
    refusals: readList(fields['refusals'], at('refusals'), readRefusal),
    machine: readMachine(fields['machine'], at('machine')),
    arguments: { sizeOf, sizes },
    isAsync: readFlag(fields['isAsync'], at('isAsync')),
    direct: readCalls(readFields(fields['direct'], at('direct')), at('direct')),
    together: fields['together'] === null ? null : readTogether(fields['together'], at('together')),
    pools: readList(fields['pools'], at('pools'), readPool),
  };
}

function readAdvice(value: unknown, where: string): FunctionMeasurement['advice'] {
  const { action, reason, workers } = readFields(value, where);
  return {
    action: readOneOf(action, `${where}.action`, actions),
    reason: readText(reason, `${where}.reason`),
    workers: readNumberOrNull(workers, `${where}.workers`),
  };
}

function readArguments(
  value: unknown,
  where: string,
): { readonly what: string; readonly sizes: readonly SizeFigures[] } {
  const { sizeOf, sizes } = readFields(value, where);
  return {
    what: readText(sizeOf, `${where}.sizeOf`),
    sizes: readList(sizes, `${where}.sizes`, (item, place) => {
      const fields = readFields(item, place);
      return {
        size: readNumber(fields['size'], `${place}.size`),
        bytes: readNumber(fields['bytes'], `${place}.bytes`),
        directMs: readEstimate(fields['directMs'], `${place}.directMs`),
        speedUps: readList(fields['speedUps'], `${place}.speedUps`, (each, inner) => {
          const { pool, speedUp } = readFields(each, inner);
          return {
            pool: readOneOf(pool, `${inner}.pool`, pools),
            speedUp: readEstimate(speedUp, `${inner}.speedUp`),
          };
        }),
      };
    }),
  };
}

function readResult(value: unknown, where: string): ComparedResult {
  const { comparison, list, pool } = readFields(value, where);
  return {
    pool: readOneOf(pool, `${where}.pool`, pools),
    list: readNumber(list, `${where}.list`),
    comparison: readOneOf(comparison, `${where}.comparison`, ['equal', 'different', 'varies']),
  };
}

/** Only what is shown of it: which codes there are is the engine's. */
function readRefusal(value: unknown, where: string): PoolRefusal {
  const { code, message, pool } = readFields(value, where);
  return {
    code: readText(code, `${where}.code`),
    message: readText(message, `${where}.message`),
    ...(pool === undefined ? {} : { pool: readOneOf(pool, `${where}.pool`, pools) }),
  } as PoolRefusal;
}

function readMachine(value: unknown, where: string): FunctionMeasurement['machine'] {
  const fields = readFields(value, where);
  const text = (name: string): string => readText(fields[name], `${where}.${name}`);
  const [before = 0, after = 0] = readList(fields['load'], `${where}.load`, readNumber);
  return {
    cores: readNumber(fields['cores'], `${where}.cores`),
    cpuModel: text('cpuModel'),
    node: text('node'),
    platform: text('platform'),
    load: [before, after],
    waitedShare: readNumberOrNull(fields['waitedShare'], `${where}.waitedShare`),
  };
}

function readCalls(fields: Fields, where: string): CallFigures {
  return {
    callMs: readEstimate(fields['callMs'], `${where}.callMs`),
    cpuMs: readNumberOrNull(fields['cpuMs'], `${where}.cpuMs`),
    heldMs: readNumber(fields['heldMs'], `${where}.heldMs`),
    calls: readNumber(fields['calls'], `${where}.calls`),
    rounds: readNumber(fields['rounds'], `${where}.rounds`),
  };
}

function readTogether(value: unknown, where: string): NonNullable<FunctionMeasurement['together']> {
  const fields = readFields(value, where);
  return { ...readCalls(fields, where), speedUp: readEstimate(fields['speedUp'], `${where}.speedUp`) };
}

function readPool(value: unknown, where: string): PoolFigures {
  const fields = readFields(value, where);
  return {
    pool: readOneOf(fields['pool'], `${where}.pool`, pools),
    points: readList(fields['points'], `${where}.points`, readPoint),
    firstCallMs: readNumber(fields['firstCallMs'], `${where}.firstCallMs`),
    overheadMs: readNumber(fields['overheadMs'], `${where}.overheadMs`),
    limit: fields['limit'] === null ? null : readLimit(fields['limit'], `${where}.limit`),
    breakEvenCallMs: readNumberOrNull(fields['breakEvenCallMs'], `${where}.breakEvenCallMs`),
    breakEvenSize: readBreakEven(fields['breakEvenSize'], `${where}.breakEvenSize`),
  };
}

function readPoint(value: unknown, where: string): WorkersFigures {
  const fields = readFields(value, where);
  return {
    ...readCalls(fields, where),
    workers: readNumber(fields['workers'], `${where}.workers`),
    speedUp: readEstimate(fields['speedUp'], `${where}.speedUp`),
    efficiency: readNumber(fields['efficiency'], `${where}.efficiency`),
    predictedSpeedUp: readNumberOrNull(fields['predictedSpeedUp'], `${where}.predictedSpeedUp`),
    outcome: readOneOf(fields['outcome'], `${where}.outcome`, ['faster', 'slower', 'not-enough-data']),
  };
}

function readLimit(value: unknown, where: string): PoolLimit {
  const { parallelMs, serialMs, speedUp, worstResidual } = readFields(value, where);
  const { best, high, low } = readFields(speedUp, `${where}.speedUp`);
  return {
    serialMs: readNumber(serialMs, `${where}.serialMs`),
    parallelMs: readNumber(parallelMs, `${where}.parallelMs`),
    worstResidual: readNumber(worstResidual, `${where}.worstResidual`),
    speedUp: {
      best: readNumber(best, `${where}.speedUp.best`),
      low: readNumber(low, `${where}.speedUp.low`),
      high: readNumber(high, `${where}.speedUp.high`),
    },
  };
}

function readBreakEven(value: unknown, where: string): BreakEvenSize {
  const { kind, size } = readFields(value, where);
  const read = readOneOf(kind, `${where}.kind`, ['at', 'from-smallest', 'not-reached', 'not-enough-data']);
  return read === 'at' ? { kind: read, size: readNumber(size, `${where}.size`) } : { kind: read };
}

function readEstimate(value: unknown, where: string): Estimate {
  const { high, low, median } = readFields(value, where);
  return {
    median: readNumber(median, `${where}.median`),
    low: readNumber(low, `${where}.low`),
    high: readNumber(high, `${where}.high`),
  };
}

function readNumberOrNull(value: unknown, where: string): number | null {
  return value === null ? null : readNumber(value, where);
}
