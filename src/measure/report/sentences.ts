import { assertNever } from '../../core/index.ts';
import type { CallFigures, FunctionMeasurement, PoolFigures, PoolRefusal } from '../measurement.ts';
import { counted, duration, percent, poolName, sizeText, times, timesWithin } from '../words.ts';

/** What a reader has to know to believe the figures: with which machine, how often, and how the ways took turns. */
export function circumstances({ direct, machine }: FunctionMeasurement): string {
  const { cores, cpuModel, load, node, platform, waitedShare } = machine;
  const waited =
    waitedShare === null ? '' : `; direct calls waited for a core ${percent(waitedShare)} of the time`;
  return `${counted(cores, 'core')} (${cpuModel}), ${platform}, Node ${node}, load ${load[0].toFixed(1)} before and ${load[1].toFixed(1)} after${waited}. ${counted(direct.rounds, 'round')}, in each of them all ways in turn; medians, with the interval in which they lie with 95 %.`;
}

/** Whether all that was compared is the same. Differences stand in the advice. */
export function resultsSentence({ arguments: { sizes }, pools, results }: FunctionMeasurement): string {
  const lists = sizes.length > 1 ? `, with all ${sizes.length} argument lists` : '';
  const where = ['directly', ...pools.map(({ pool }) => `in ${pool}`)];
  const ways = `${where.slice(0, -1).join(', ')} and ${where.at(-1) ?? ''}`;
  if (results.some(({ comparison }) => comparison === 'different'))
    return 'Results differ: see the first sentence.';
  if (results.some(({ comparison }) => comparison === 'varies'))
    return 'Results differ from call to call even directly, so they could not be compared.';
  return `Results are the same ${ways}${lists}.`;
}

/** Why a pool was not measured. */
export function leftOutSentence({ code, message, pool }: PoolRefusal): string {
  return `Not measured${pool === undefined ? '' : ` in a ${poolName[pool]}`} (${code}): ${message}`;
}

/** What can be said of a pool beside its figures. */
export function poolSentences(measurement: FunctionMeasurement, figures: PoolFigures): readonly string[] {
  const { breakEvenCallMs, firstCallMs, limit, overheadMs } = figures;
  const later =
    overheadMs > 0
      ? `later ones take ${duration(overheadMs)} more than a direct call`
      : 'later ones took no longer than direct calls';
  const sentences = [
    `The first call takes ${duration(firstCallMs)}, for a worker starts and loads the module; ${later}.`,
  ];
  if (limit === null)
    sentences.push('A limit cannot be fitted: that needs two numbers of workers that the cores can run.');
  else sentences.push(limitSentence(limit));
  if (breakEvenCallMs === null)
    sentences.push('With one call at a time there is no duration from which on it is faster.');
  else
    sentences.push(
      `With these arguments all workers together are faster from ${duration(breakEvenCallMs)} a call on.`,
    );
  const size = sizeSentence(measurement, figures);
  return size === undefined ? sentences : [...sentences, size];
}

function limitSentence({
  serialMs,
  speedUp: { best, high, low },
}: NonNullable<PoolFigures['limit']>): string {
  if (!(high <= low * 3))
    return `Not enough data for a limit: with more cores the most would be somewhere from ${times(low)} to ${times(high)}.`;
  return `However many cores there were, it would get no more than ${times(best)} as fast (${times(low)} to ${times(high)}): ${duration(serialMs)} of a call cannot be shared out.`;
}

function sizeSentence(
  { arguments: { sizeOf, sizes } }: FunctionMeasurement,
  { breakEvenSize }: PoolFigures,
): string | undefined {
  const [smallest, largest] = [sizes.at(0), sizes.at(-1)];
  if (sizes.length < 2 || smallest === undefined || largest === undefined) return undefined;
  switch (breakEvenSize.kind) {
    case 'at':
      return `It is faster from a size of about ${sizeText(breakEvenSize.size)} on (${sizeOf}).`;
    case 'from-smallest':
      return `It is faster at all sizes that were measured, from ${sizeText(smallest.size)} on (${sizeOf}).`;
    case 'not-reached':
      return `It is not faster up to the largest size that was measured, ${sizeText(largest.size)} (${sizeOf}).`;
    case 'not-enough-data':
      return `Not enough data for the size from which on it is faster (${sizeOf} from ${sizeText(smallest.size)} to ${sizeText(largest.size)}).`;
    default:
      return assertNever(breakEvenSize);
  }
}

/** A row of the table: a way to call. */
export interface WayRow {
  readonly name: string;
  readonly call: string;
  readonly cpu: string;
  readonly held: string;
  readonly speedUp: string;
  readonly efficiency: string;
  readonly predicted: string;
}

export const wayHeadings: Readonly<Record<keyof WayRow, string>> = {
  name: '',
  call: 'a call',
  cpu: 'CPU',
  held: 'loop held',
  speedUp: 'speed-up',
  efficiency: 'efficiency',
  predicted: 'predicted',
};

function figuresOf({ callMs, cpuMs, heldMs }: CallFigures): Pick<WayRow, 'call' | 'cpu' | 'held'> {
  return {
    call: duration(callMs.median),
    cpu: cpuMs === null ? 'not known' : duration(cpuMs),
    held: duration(heldMs),
  };
}

/** What the columns mean. */
export const wayLegend =
  'a call: wall time of a batch ÷ its calls. CPU: of all threads and processes. loop held: how long the calling thread’s event loop was busy. efficiency: speed-up ÷ workers. predicted: from one worker’s times.';

export function wayRows({ direct, pools, together }: FunctionMeasurement): readonly WayRow[] {
  const none = '–';
  const rest = { efficiency: none, predicted: none };
  return [
    { name: 'directly', ...figuresOf(direct), speedUp: none, ...rest },
    ...(together === null
      ? []
      : [
          {
            name: 'directly, started together',
            ...figuresOf(together),
            speedUp: timesWithin(together.speedUp),
            ...rest,
          },
        ]),
    ...pools.flatMap(({ points, pool }) =>
      points.map((point) => ({
        name: `${poolName[pool]}, ${counted(point.workers, 'worker')}`,
        ...figuresOf(point),
        speedUp:
          point.outcome === 'not-enough-data'
            ? `${timesWithin(point.speedUp)}, not enough data`
            : timesWithin(point.speedUp),
        efficiency: percent(point.efficiency),
        predicted: point.predictedSpeedUp === null ? none : times(point.predictedSpeedUp),
      })),
    ),
  ];
}
