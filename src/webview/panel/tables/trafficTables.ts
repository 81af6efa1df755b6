import type { LaneRow } from '../../../profile/timeline.ts';
import type { Traffic } from '../../../protocol/index.ts';
import { formatDuration, notKnown } from '../../shared/words.ts';
import { countMatches, filterWords } from '../layout/index.ts';
import { MatrixTable } from './matrixTable.ts';
import { sortRows, type Sort } from './sortRows.ts';
import { messageColumns, waitColumns, waitName, type NameOf } from './trafficColumns.ts';
import { trafficMatrix } from './trafficMatrix.ts';
import { VirtualTable } from './virtualTable.ts';

export interface TrafficTablesActions {
  /** By their ids. */
  readonly showLanes: (lanes: readonly string[]) => void;
}

/** How many directions there are, and how many the filter lets through; undefined without one. */
export interface TrafficCounts {
  readonly directions: number;
  readonly matching: number | undefined;
  /** Whether as few lanes took part as a matrix shows. */
  readonly hasMatrix: boolean;
  /** What of either the tables do not have, in a sentence; '' for nothing. */
  readonly messagesLeftOut: string;
  readonly waitsLeftOut: string;
}

export interface TrafficHosts {
  readonly matrix: HTMLElement;
  readonly messages: HTMLElement;
  readonly waits: HTMLElement;
}

/** The tables of who sends to whom and of what each lane waits for. */
export class TrafficTables {
  readonly #messages: VirtualTable;
  readonly #waits: VirtualTable;
  readonly #matrix: MatrixTable;
  #traffic: Traffic | undefined;
  #lanes: readonly string[] = [];
  #names: ReadonlyMap<string, string> = new Map();
  #hasMatrix = false;
  #filter = '';
  #messageSort: Sort | undefined;
  #waitSort: Sort | undefined;
  /** Rows keep their place from answer to answer only by what they are of. */
  #selectedMessage = '';
  #selectedWait = '';

  constructor(hosts: TrafficHosts, { showLanes }: TrafficTablesActions) {
    this.#matrix = new MatrixTable(hosts.matrix, showLanes);
    this.#messages = new VirtualTable(hosts.messages, {
      select: (row) => {
        this.#selectedMessage = messageKey(this.#traffic?.messages[row]);
        this.#show();
        this.#messages.reveal(row);
      },
      open: (row) => {
        const { from = '', to = '' } = this.#traffic?.messages[row] ?? {};
        showLanes([from, to]);
      },
      sortBy: (sort) => {
        this.#messageSort = sort;
        this.#show();
      },
    });
    this.#waits = new VirtualTable(hosts.waits, {
      select: (row) => {
        this.#selectedWait = waitKey(this.#traffic?.waits[row]);
        this.#show();
        this.#waits.reveal(row);
      },
      open: (row) => showLanes([this.#traffic?.waits[row]?.lane ?? '']),
      sortBy: (sort) => {
        this.#waitSort = sort;
        this.#show();
      },
    });
  }

  get counts(): TrafficCounts | undefined {
    if (this.#traffic === undefined) return undefined;
    const matches = this.#messageMatches(this.#traffic);
    return {
      directions: this.#traffic.directionCount,
      matching: matches === null ? undefined : countMatches(matches),
      hasMatrix: this.#hasMatrix,
      ...leftOut(this.#traffic),
    };
  }

  setLanes(lanes: readonly LaneRow[]): void {
    this.#lanes = lanes.map(({ id }) => id);
    this.#names = new Map(lanes.map(({ id, name }) => [id, name]));
    this.#show();
  }

  setTraffic(traffic: Traffic): void {
    this.#traffic = traffic;
    this.#show();
  }

  setFilter(filter: string): void {
    this.#filter = filter;
    this.#show();
  }

  focus(): void {
    // Of the two, the one that is hidden takes no focus.
    this.#matrix.focus();
    this.#messages.focus();
  }

  readonly #nameOf: NameOf = (lane) => this.#names.get(lane) ?? notKnown;

  #messageMatches({ messages }: Traffic): Uint8Array | null {
    return matching(messages, this.#filter, ({ from, to }) => `${this.#nameOf(from)}\n${this.#nameOf(to)}`);
  }

  #show(): void {
    const traffic = this.#traffic;
    if (traffic === undefined) return;
    const { messages, waits } = traffic;
    const matrix = trafficMatrix(traffic, this.#lanes, this.#messageMatches(traffic));
    this.#hasMatrix = matrix !== undefined && messages.length > 0;
    this.#matrix.show(matrix === undefined ? undefined : { traffic, matrix, nameOf: this.#nameOf });
    const messageTable = messageColumns(traffic, this.#nameOf);
    this.#messages.show({
      label: 'Messages',
      id: 'message',
      columns: messageTable,
      rows: sortRows(messages.length, this.#messageMatches(traffic), messageTable, this.#messageSort),
      selected: messages.findIndex((row) => messageKey(row) === this.#selectedMessage),
      sort: this.#messageSort,
      empty: messages.length === 0 ? 'No lane has sent a message to another.' : 'No lane matches the filter.',
      rowClass: () => '',
    });
    const waitTable = waitColumns(traffic, this.#nameOf);
    const waitMatches = matching(waits, this.#filter, (row) => `${this.#nameOf(row.lane)}\n${waitName(row)}`);
    this.#waits.show({
      label: 'Waits',
      id: 'wait',
      columns: waitTable,
      rows: sortRows(waits.length, waitMatches, waitTable, this.#waitSort),
      selected: waits.findIndex((row) => waitKey(row) === this.#selectedWait),
      sort: this.#waitSort,
      empty:
        waits.length === 0
          ? 'No wait has ended. Files and timers are counted from Node 24 on.'
          : 'No wait matches the filter.',
      rowClass: () => '',
    });
  }
}

/** Says what a table does not have because it holds no more. */
function leftOut({ messages, directionCount, cloneMs, waits, waitCount }: Traffic) {
  const shownMs = messages.reduce((sum, row) => sum + row.cloneMs, 0);
  const left = directionCount - messages.length;
  const waitsLeft = waitCount - waits.length;
  return {
    messagesLeftOut:
      left > 0
        ? `${showCount(messages.length)} of ${showCount(directionCount)} directions are shown, those that were cloned for longest; all others together were for ${formatDuration(Math.max(0, cloneMs - shownMs) * 1000)} of ${formatDuration(cloneMs * 1000)}. The command line's JSON has all.`
        : '',
    waitsLeftOut:
      waitsLeft > 0
        ? `${showCount(waits.length)} of ${showCount(waitCount)} kinds of waits are shown, the longest in all.`
        : '',
  };
}

const showCount = (value: number) => value.toLocaleString('en');

const messageKey = (row: Traffic['messages'][number] | undefined) =>
  row === undefined ? '' : JSON.stringify([row.from, row.to]);
const waitKey = (row: Traffic['waits'][number] | undefined) =>
  row === undefined ? '' : JSON.stringify([row.lane, row.kind]);

/** 1 where every word of the filter stands in what is said of the row; null for an empty filter. */
function matching<Row>(rows: readonly Row[], filter: string, say: (row: Row) => string): Uint8Array | null {
  const wanted = filterWords(filter);
  if (wanted.length === 0) return null;
  return Uint8Array.from(rows, (row) => {
    const text = say(row).toLowerCase();
    return Number(wanted.every((word) => text.includes(word)));
  });
}
