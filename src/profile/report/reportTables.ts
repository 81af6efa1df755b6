import type { Finding } from '../findings/finding.ts';
import { functionGroupOf, functionGroupWords } from '../functionKind.ts';
import type { FunctionRow } from '../functionTable.ts';
import type { LaneFigures } from '../laneFigures.ts';
import type { MessageRow } from '../messageTable.ts';
import { isOfProgram } from '../sampledPlaces.ts';
import type { LaneRow, Timeline } from '../timeline.ts';
import { waitNames, type WaitRow } from '../waitTable.ts';
import { counted } from './counted.ts';
import { escapeHtml } from './escapeHtml.ts';

/** More rows than anybody reads, in each group. */
const functionLimit = 100;
const callerLimit = 3;
const messageLimit = 200;
const waitLimit = 600;

interface Column<Row> {
  readonly title: string;
  readonly isNumber?: boolean;
  readonly isPlace?: boolean;
  cell(row: Row): string;
  /** What is said when a person points at it, where the cell itself is shortened. */
  whole?(row: Row): string;
}

interface Group<Row> {
  /** '' for one that needs no heading. */
  readonly title: string;
  readonly rows: readonly Row[];
}

interface LaneWithFigures {
  readonly lane: LaneRow;
  readonly figure: LaneFigures | undefined;
}

function laneMs(title: string, of: (figure: LaneFigures) => number): Column<LaneWithFigures> {
  const cell = ({ figure }: LaneWithFigures): string =>
    figure === undefined ? '' : milliseconds(of(figure));
  return { title, isNumber: true, cell };
}

/** Heap and what it holds on to outside. */
function laneMb(title: string, of: (lane: LaneRow) => number): Column<LaneWithFigures> {
  const cell = ({ lane }: LaneWithFigures): string =>
    Number.isNaN(of(lane)) ? '–' : String(Math.round(of(lane) / 2 ** 20));
  return { title, isNumber: true, cell };
}

function functionMs(title: string, of: (row: FunctionRow) => number): Column<FunctionRow> {
  return { title, isNumber: true, cell: (row) => milliseconds(of(row)) };
}

export function lanesTable({ lanes }: Timeline, figures: readonly LaneFigures[]): string {
  const rows = lanes.map((lane, index): LaneWithFigures => ({ lane, figure: figures[index] }));
  return table(`${counted(lanes.length, 'lane')}, in ms`, rows, [
    { title: 'Lane', cell: ({ lane }) => lane.name },
    { title: 'Id', cell: ({ lane }) => lane.id },
    { title: 'Tasks', isNumber: true, cell: ({ lane }) => String(lane.taskCount) },
    laneMs('Running', ({ runningMs }) => runningMs),
    laneMs('JavaScript', ({ javascriptMs }) => javascriptMs),
    laneMs('Node or native code', ({ nativeMs }) => nativeMs),
    laneMs('GC', ({ garbageMs }) => garbageMs),
    laneMs('Waiting for a core', ({ waitingForCoreMs }) => waitingForCoreMs),
    laneMs('Blocked', ({ blockedMs }) => blockedMs),
    laneMs('Idle', ({ idleMs }) => idleMs),
    laneMs('Longest delay of the event loop', ({ longestDelayMs }) => longestDelayMs),
    laneMs('Minor GC', ({ garbage }) => (garbage?.minorUs ?? Number.NaN) / 1000),
    laneMs('Major GC', ({ garbage }) =>
      garbage === undefined
        ? Number.NaN
        : (garbage.majorUs + garbage.incrementalUs + garbage.weakCallbackUs) / 1000,
    ),
    {
      title: 'Loop utilisation (%)',
      isNumber: true,
      cell: ({ lane }) =>
        Number.isNaN(lane.loopUtilization) ? '–' : String(Math.round(lane.loopUtilization * 100)),
    },
    laneMb('Memory (MB)', ({ memoryBytes }) => memoryBytes),
    laneMb('Most memory (MB)', ({ mostMemoryBytes }) => mostMemoryBytes),
    laneMb('Growth (MB)', ({ memoryGrowthBytes }) => memoryGrowthBytes),
    laneMb('Process (MB)', ({ rssBytes }) => rssBytes),
  ]);
}

/** In groups, what a person can do something about first. */
export function functionsTable({ lanes }: Timeline, functions: readonly FunctionRow[]): string {
  const groups = Object.entries(functionGroupWords).map(([group, title]) => {
    const rows = functions.filter((row) => functionGroupOf(row) === group);
    const shown = rows.slice(0, functionLimit);
    const more = shown.length < rows.length ? `: the ${functionLimit} of ${rows.length} with most time` : '';
    return { title: `${title}${more}`, rows: shown };
  });
  return groupedTable(`${counted(functions.length, 'function')}, in ms`, groups, [
    { title: 'Function', cell: nameOf },
    {
      title: 'Where',
      isPlace: true,
      cell: ({ url, line }) => (line > 0 ? `${lastFolders(url)}:${line}` : url),
      whole: ({ url }) => url,
    },
    functionMs('Self', ({ self }) => self.wallMs),
    functionMs('Total', ({ total }) => total.wallMs),
    functionMs('On a core', ({ total }) => total.cpuMs),
    functionMs('Of it in the system', ({ total }) => total.systemMs),
    functionMs('Waiting for a core', ({ total }) => total.waitingForCoreMs),
    functionMs('Blocked', ({ total }) => total.blockedMs),
    functionMs('GC', ({ total }) => total.gcMs),
    functionMs('Awaited, estimated', ({ awaited }) => awaited?.waitedMs ?? Number.NaN),
    { title: 'Samples', isNumber: true, cell: ({ total }) => String(total.sampleCount) },
    {
      title: 'Kind',
      cell: ({ url, measured: { kind, confidence } }) =>
        !isOfProgram(url) ? '' : confidence > 0 ? `${kind}, ${Math.round(confidence * 100)} % sure` : kind,
    },
    {
      title: 'Lanes',
      cell: ({ lanes: inLanes }) => inLanes.map(({ lane }) => lanes[lane]?.name ?? '').join(', '),
    },
    {
      title: 'Called by',
      cell: ({ callers }) =>
        callers
          .slice(0, callerLimit)
          .map(({ row, totalMs }) => `${nameOf(functions[row])} ${milliseconds(totalMs)}`)
          .join(', '),
    },
  ]);
}

export function messagesTable({ lanes }: Timeline, messages: readonly MessageRow[]): string {
  const rows = [...messages].sort((a, b) => b.cloneMs - a.cloneMs).slice(0, messageLimit);
  const title =
    rows.length < messages.length
      ? `The ${messageLimit} of ${messages.length} directions in which most was cloned`
      : `${counted(messages.length, 'direction')}, most cloned first`;
  return table(title, rows, [
    { title: 'From', cell: ({ from }) => lanes[from]?.name ?? '' },
    { title: 'To', cell: ({ to }) => lanes[to]?.name ?? 'not known' },
    { title: 'Messages', isNumber: true, cell: ({ count }) => String(count) },
    { title: 'About KB', isNumber: true, cell: ({ bytes }) => (bytes / 1000).toFixed(1) },
    { title: 'Cloned for (ms)', isNumber: true, cell: ({ cloneMs }) => milliseconds(cloneMs) },
  ]);
}

export function waitsTable({ lanes }: Timeline, waits: readonly WaitRow[]): string {
  return table('Waits, which go on side by side', waits.slice(0, waitLimit), [
    { title: 'Lane', cell: ({ lane }) => lanes[lane]?.name ?? '' },
    { title: 'For', cell: ({ kind }) => waitNames[kind] },
    { title: 'Times', isNumber: true, cell: ({ count }) => String(count) },
    { title: 'Waited in all (ms)', isNumber: true, cell: ({ waitedMs }) => milliseconds(waitedMs) },
    { title: 'Longest (ms)', isNumber: true, cell: ({ longestMs }) => milliseconds(longestMs) },
    {
      title: 'Counted',
      cell: ({ countedShare }) =>
        countedShare > 0.99 ? 'always' : `${Math.round(countedShare * 100)} % of the time`,
    },
  ]);
}

export function findingsList({ lanes }: Timeline, findings: readonly Finding[]): string {
  if (findings.length === 0) return '<p>Nothing stands out.</p>';
  const items = findings.map(({ message, advice, lanes: shown }) => {
    const names = shown.slice(0, 20).map((lane) => lanes[lane]?.name ?? '');
    return `<li>${escapeHtml(`${message} ${advice}`)} <small>Seen on ${escapeHtml(names.join(', '))}.</small></li>`;
  });
  return `<ul>${items.join('')}</ul>`;
}

function nameOf(row: FunctionRow | undefined): string {
  return row === undefined || row.name === '' ? '(no name)' : row.name;
}

function milliseconds(ms: number): string {
  return Number.isNaN(ms) ? '–' : ms.toFixed(ms < 10 ? 1 : 0);
}

/** The name of a file with the folders that tell it from others of that name. */
function lastFolders(url: string): string {
  return /[^\\/]*[\\/][^\\/]*$/.exec(url)?.[0] ?? url;
}

function table<Row>(caption: string, rows: readonly Row[], columns: readonly Column<Row>[]): string {
  return groupedTable(caption, [{ title: '', rows }], columns);
}

/** The first column heads its row. A wide table scrolls in a region of its own, which the keyboard reaches. */
function groupedTable<Row>(
  caption: string,
  groups: readonly Group<Row>[],
  columns: readonly Column<Row>[],
): string {
  const head = columns.map((column) => `<th scope="col"${classOf(column)}>${escapeHtml(column.title)}</th>`);
  const filled = groups.filter(({ rows }) => rows.length > 0);
  const bodies = filled.map(({ title, rows }) => {
    const heading =
      title === ''
        ? ''
        : `<tr class="group"><th scope="rowgroup" colspan="${columns.length}">${escapeHtml(title)}</th></tr>\n`;
    return `<tbody>${heading}${rows.map((row) => rowOf(row, columns)).join('\n')}</tbody>`;
  });
  const label = escapeHtml(caption);
  return `<div class="scroll" role="region" tabindex="0" aria-label="${label}"><table><caption>${label}</caption>
<thead><tr>${head.join('')}</tr></thead>
${bodies.join('\n')}</table></div>`;
}

function rowOf<Row>(row: Row, columns: readonly Column<Row>[]): string {
  const cells = columns.map((column, index) => {
    const text = escapeHtml(column.cell(row));
    const whole = column.whole === undefined ? '' : ` title="${escapeHtml(column.whole(row))}"`;
    return index === 0 ? `<th scope="row">${text}</th>` : `<td${classOf(column)}${whole}>${text}</td>`;
  });
  return `<tr>${cells.join('')}</tr>`;
}

function classOf<Row>({ isNumber = false, isPlace = false }: Column<Row>): string {
  return isNumber ? ' class="number"' : isPlace ? ' class="place"' : '';
}
