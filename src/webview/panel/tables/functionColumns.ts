import type { FunctionColumns } from '../../../profile/index.ts';
import { formatDuration, formatShare } from '../../shared/words.ts';
import { functionFullPlace, functionName, functionPlace, hasSource } from '../functionWords.ts';
import type { Predictions } from '../predictions.ts';
import { figures, type TableColumn } from './columns.ts';
import { verdictColumns } from './functionVerdicts.ts';

const nowhere = { name: '', url: '', line: 0, column: 0 };

/** Said where the platform does not tell, or samples are too few to tell. */
const dash = '–';

/** A column of times. Milliseconds come in; words go out. */
function time(id: string, label: string, width: string, hint: string, column: Float64Array): TableColumn {
  return { ...figures(id, label, width, (row) => column[row] ?? Number.NaN, showMs), hint };
}

/** The columns of the functions table, what is looked at first on the left. */
export function functionTableColumns(
  columns: FunctionColumns,
  predictions: Predictions,
): readonly TableColumn[] {
  const { functions, self, total, heldMs, awaitedMs, awaitedCount, lookedAtCount } = columns;
  const fn = (row: number) => functions[row] ?? nowhere;
  return [
    {
      id: 'function',
      label: 'Function',
      isNumber: false,
      isSticky: true,
      width: 'auto',
      text: (row) => functionName(fn(row)),
      key: (row) => functionName(fn(row)).toLowerCase(),
      detail: (row) => functionPlace(fn(row)),
      title: (row) =>
        [functionName(fn(row)), functionFullPlace(fn(row))].filter((part) => part !== '').join('\n'),
      isLink: (row) => hasSource(fn(row)),
    },
    ...verdictColumns(columns, predictions),
    time('self', 'Self', '66px', 'Time in the function itself', self.wallMs),
    time('total', 'Total', '66px', 'Time in the function and in what it called', total.wallMs),
    time(
      'held',
      'Held',
      '66px',
      'For how long at most, without a break, it held an event loop that others wait for: that of a thread that runs no tasks of a pool',
      heldMs,
    ),
    {
      ...time('cpu', 'On core', '66px', 'Part of the total that was on a core', total.cpuMs),
      title: (row) => onCoreText(total.cpuMs[row] ?? Number.NaN, total.systemMs[row] ?? Number.NaN),
    },
    time(
      'blocked',
      'Blocked',
      '66px',
      'Part of the total that was neither on a core nor waiting for one',
      total.blockedMs,
    ),
    time(
      'waiting',
      'Waiting',
      '66px',
      'Part of the total that was waiting for a core',
      total.waitingForCoreMs,
    ),
    {
      ...time(
        'awaited',
        'Awaited',
        '66px',
        'How long waits went on that it began, side by side, in the whole run: requests, files, timers and processes, as far as Node tells who began them',
        awaitedMs,
      ),
      title: (row) =>
        awaitedText(awaitedMs[row] ?? Number.NaN, awaitedCount[row] ?? 0, lookedAtCount[row] ?? 0),
    },
    {
      ...figures(
        'gc',
        'GC',
        '44px',
        (row) => (total.gcMs[row] ?? Number.NaN) / (total.wallMs[row] ?? Number.NaN),
        (share) => (Number.isFinite(share) ? formatShare(share) : dash),
      ),
      hint: 'Part of the total in which garbage was collected',
    },
    {
      ...figures(
        'samples',
        'Samples',
        '62px',
        (row) => total.sampleCount[row] ?? Number.NaN,
        (value) => value.toLocaleString('en'),
      ),
      hint: 'How many samples found the function, itself or below it',
    },
  ];
}

function showMs(ms: number): string {
  return Number.isNaN(ms) ? dash : formatDuration(ms * 1000);
}

/** Says of how many waits it is an estimate. */
function awaitedText(ms: number, count: number, lookedAt: number): string {
  if (Number.isNaN(ms)) return 'No wait is known that it began';
  const all = count.toLocaleString('en');
  const what = count === 1 ? 'wait' : 'waits';
  const some =
    lookedAt < count ? `estimated from ${lookedAt.toLocaleString('en')} of about ${all}` : `of ${all}`;
  return `${showMs(ms)}, ${some} ${what}`;
}

/** Says of the time on a core how much of it the kernel took. */
function onCoreText(cpuMs: number, systemMs: number): string {
  if (Number.isNaN(cpuMs)) return 'How long it was on a core is not available here';
  if (Number.isNaN(systemMs)) return `${showMs(cpuMs)}; how much of it in the system is not available here`;
  return `${showMs(cpuMs)}, of which ${showMs(systemMs)} in the system`;
}
