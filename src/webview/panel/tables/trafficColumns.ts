import { waitNames } from '../../../profile/index.ts';
import type { Traffic } from '../../../protocol/index.ts';
import { formatBytes, formatDuration, formatShare, notKnown } from '../../shared/words.ts';
import { figures, words, type TableColumn } from './columns.ts';

/** What a lane is called, by its id. */
export type NameOf = (lane: string) => string;

const showCount = (value: number) => value.toLocaleString('en');
const showMs = (ms: number) => formatDuration(ms * 1000);
/** So little is missing that nothing is said of it. */
const nearlyAll = 0.99;

/** Who sent to whom, one row a direction. */
export function messageColumns({ messages, cloneMs }: Traffic, nameOf: NameOf): readonly TableColumn[] {
  const share = (row: number) => (cloneMs > 0 ? (messages[row]?.cloneMs ?? NaN) / cloneMs : NaN);
  const estimated = (column: TableColumn): TableColumn => ({
    ...column,
    title: (row) => {
      const measured = messages[row]?.measuredShare ?? 1;
      const text = column.text(row);
      return measured > nearlyAll ? text : `${text}, estimated from ${formatShare(measured)} of the messages`;
    },
  });
  return [
    words('from', 'From', '19%', (row) => nameOf(messages[row]?.from ?? '')),
    words('to', 'To', '19%', (row) => nameOf(messages[row]?.to ?? '')),
    figures('count', 'Messages', '12%', (row) => messages[row]?.count ?? NaN, showCount),
    {
      ...estimated(figures('bytes', 'Bytes', '13%', (row) => messages[row]?.bytes ?? NaN, formatBytes)),
      hint: 'Estimated: strings a byte a character, buffers as long as they are, nothing for what is transferred or shared',
    },
    {
      ...estimated(figures('clone', 'Clone time', '14%', (row) => messages[row]?.cloneMs ?? NaN, showMs)),
      hint: 'How long the sender was held by it; what reading the message costs the receiver is not known',
    },
    {
      ...figures('share', 'Share', '23%', share, formatShare),
      hint: 'Part of the clone time of all messages',
      bar: share,
    },
  ];
}

/** What each lane waited for, one row a kind. */
export function waitColumns({ waits }: Traffic, nameOf: NameOf): readonly TableColumn[] {
  return [
    words('lane', 'Lane', '23%', (row) => nameOf(waits[row]?.lane ?? '')),
    words('kind', 'Waited for', '22%', (row) => waitName(waits[row])),
    figures('count', 'Waits', '13%', (row) => waits[row]?.count ?? NaN, showCount),
    {
      ...figures('waited', 'In all', '14%', (row) => waits[row]?.waitedMs ?? NaN, showMs),
      hint: 'Waits go on side by side: together they may be longer than the run',
    },
    figures('longest', 'Longest', '14%', (row) => waits[row]?.longestMs ?? NaN, showMs),
    {
      ...figures('counted', 'Counted', '14%', (row) => waits[row]?.countedShare ?? NaN, showCounted),
      hint: 'Part of the time in which waits were counted; not while too many begin at once',
    },
  ];
}

export function waitName(wait: Traffic['waits'][number] | undefined): string {
  return wait === undefined ? notKnown : waitNames[wait.kind];
}

function showCounted(share: number): string {
  return share > nearlyAll ? 'always' : formatShare(share);
}
