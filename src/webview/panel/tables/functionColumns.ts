import { measuredKinds, type FunctionColumns } from '../../../profile/index.ts';
import { formatDuration, formatShare, notEnough } from '../../shared/words.ts';
import { functionFullPlace, functionName, functionPlace, hasSource } from '../functionWords.ts';
import { figures, type TableColumn } from './columns.ts';

const nowhere = { name: '', url: '', line: 0, column: 0 };

/** Said where the platform does not tell, or samples are too few to tell. */
const dash = '–';

/** A column of times. Milliseconds come in; words go out. */
function time(id: string, label: string, width: string, hint: string, column: Float64Array): TableColumn {
  return { ...figures(id, label, width, (row) => column[row] ?? Number.NaN, showMs), hint };
}

/** The columns of the functions table. */
export function functionTableColumns({
  functions,
  self,
  total,
  kind,
  confidence,
}: FunctionColumns): readonly TableColumn[] {
  const fn = (row: number) => functions[row] ?? nowhere;
  return [
    {
      id: 'function',
      label: 'Function',
      isNumber: false,
      width: 'auto',
      text: (row) => functionName(fn(row)),
      key: (row) => functionName(fn(row)).toLowerCase(),
      detail: (row) => functionPlace(fn(row)),
      title: (row) =>
        [functionName(fn(row)), functionFullPlace(fn(row))].filter((part) => part !== '').join('\n'),
      isLink: (row) => hasSource(fn(row)),
    },
    time('self', 'Self', '66px', 'Time in the function itself', self.wallMs),
    time('total', 'Total', '66px', 'Time in the function and in what it called', total.wallMs),
    {
      ...time('cpu', 'On a core', '74px', 'Part of the total that was on a core', total.cpuMs),
      title: (row) => onCoreText(total.cpuMs[row] ?? Number.NaN, total.systemMs[row] ?? Number.NaN),
    },
    time(
      'waiting',
      'Waiting',
      '66px',
      'Part of the total that was waiting for a core',
      total.waitingForCoreMs,
    ),
    time(
      'blocked',
      'Blocked',
      '66px',
      'Part of the total that was neither on a core nor waiting for one',
      total.blockedMs,
    ),
    {
      ...figures(
        'gc',
        'GC',
        '46px',
        (row) => (total.gcMs[row] ?? Number.NaN) / (total.wallMs[row] ?? Number.NaN),
        (share) => (Number.isFinite(share) ? formatShare(share) : dash),
      ),
      hint: 'Part of the total in which garbage was collected',
    },
    {
      ...figures(
        'samples',
        'Samples',
        '64px',
        (row) => total.sampleCount[row] ?? Number.NaN,
        (value) => value.toLocaleString('en'),
      ),
      hint: 'How many samples found the function, itself or below it',
    },
    {
      id: 'measured',
      label: 'Measured',
      isNumber: false,
      width: '130px',
      hint: 'What its time went into, and how sure that is',
      text: (row) => measuredText(kind[row], confidence[row]),
      key: (row) => measuredText(kind[row], confidence[row]),
    },
  ];
}

function showMs(ms: number): string {
  return Number.isNaN(ms) ? dash : formatDuration(ms * 1000);
}

/** Says of the time on a core how much of it the kernel took. */
function onCoreText(cpuMs: number, systemMs: number): string {
  if (Number.isNaN(cpuMs)) return 'How long it was on a core is not available here';
  if (Number.isNaN(systemMs)) return `${showMs(cpuMs)}; how much of it in the system is not available here`;
  return `${showMs(cpuMs)}, of which ${showMs(systemMs)} in the system`;
}

/** `cpu, 97 % sure`, or that there is not enough data. */
function measuredText(kind: number | undefined, confidence: number | undefined): string {
  const word = measuredKinds[kind ?? 0] ?? notEnough;
  return word === notEnough ? word : `${word}, ${formatShare(confidence ?? Number.NaN)} sure`;
}
