import type { TemplateResult } from 'lit';
import { taskOutcomes, type Timeline } from '../../../profile/timeline.ts';
import {
  formatBytes,
  formatDuration,
  formatShare,
  formatTime,
  notKnown,
  notYet,
} from '../../shared/words.ts';
import { growth, growthSentence } from '../memoryWords.ts';
import { taskFacts, type LaneTotals } from '../taskFacts.ts';

/** One column of a table over numbered rows. */
export interface TableColumn {
  readonly id: string;
  readonly label: string;
  readonly isNumber: boolean;
  /** CSS width. */
  readonly width: string;
  readonly text: (row: number) => string;
  /** What the heading means, where its word alone does not say. */
  readonly hint?: string;
  /** Stays in sight while the others are scrolled. */
  readonly isSticky?: boolean;
  /** A class of the cell, for what must not be overlooked; its word says it too. */
  readonly mark?: (row: number) => string;
  /** Stands behind the text, less loud. */
  readonly detail?: (row: number) => string;
  /** What is drawn in place of the bare text; it says the same. */
  readonly draw?: (row: number) => TemplateResult;
  /** What the pointer is told; the text where it is not said. */
  readonly title?: (row: number) => string;
  /** Whether the text is a link that opens the row. */
  readonly isLink?: (row: number) => boolean;
  /** 0…1: a bar beside the text that shows the same as it. */
  readonly bar?: (row: number) => number;
  /** What the column is sorted by; `NaN` and 'not known' come last in both directions. */
  readonly key: (row: number) => number | string;
}

const timeStepUs = 100;
const roleWords = {
  main: 'main thread',
  thread: 'worker thread',
  process: 'child process',
  helpers: 'helper threads',
} as const;
const endWords = { running: 'running', exit: 'ended', lost: 'lost' } as const;

/** A column of words. */
export function words(id: string, label: string, width: string, text: (row: number) => string): TableColumn {
  return { id, label, isNumber: false, width, text, key: text };
}

/** A column of numbers. */
export function figures(
  id: string,
  label: string,
  width: string,
  key: (row: number) => number,
  show: (value: number) => string,
): TableColumn {
  return { id, label, isNumber: true, width, text: (row) => show(key(row)), key };
}

const showTime = (atUs: number) => formatTime(atUs, timeStepUs);
const showBytes = (bytes: number) => (Number.isFinite(bytes) ? formatBytes(bytes) : notKnown);
const showCount = (value: number) => value.toLocaleString('en');

export function taskColumns(timeline: Timeline): readonly TableColumn[] {
  const facts = (row: number) => taskFacts(timeline, row);
  const columns = [
    { ...words('task', 'Task', '20%', (row) => facts(row).name), isSticky: true },
    words('outcome', 'Outcome', '9%', (row) => facts(row).outcome),
    words('from', 'From', '12%', (row) => facts(row).caller),
    words('on', 'On', '12%', (row) => facts(row).worker),
    figures('queued', 'Queued at', '12%', (row) => facts(row).queuedUs, showTime),
    figures('waited', 'Waited', '12%', (row) => facts(row).waitedUs, formatDuration),
    figures('ran', 'Ran', '12%', (row) => facts(row).ranUs, formatDuration),
    figures('reply', 'Reply', '11%', (row) => facts(row).replyUs, formatDuration),
  ];
  return columns.map((column) => ({
    ...column,
    text: (row) => sayWhenNotYet(timeline, row, column.text(row)),
  }));
}

/** A task that is under way will have what a task that was lost will never have. */
function sayWhenNotYet({ tasks }: Timeline, task: number, text: string): string {
  const outcome = taskOutcomes[tasks.outcome[task] ?? -1];
  return text === notKnown && (outcome === 'queued' || outcome === 'running') ? notYet : text;
}

export function laneColumns({ lanes }: Timeline, totals: readonly LaneTotals[]): readonly TableColumn[] {
  return [
    { ...words('lane', 'Lane', '140px', (row) => lanes[row]?.name ?? notKnown), isSticky: true },
    words('role', 'Role', '120px', (row) => roleWords[lanes[row]?.role ?? 'thread']),
    figures('pid', 'Process', '80px', (row) => lanes[row]?.pid ?? NaN, String),
    figures('busy', 'Busy', '75px', (row) => lanes[row]?.busyShare ?? NaN, formatShare),
    figures('tasks', 'Tasks', '70px', (row) => lanes[row]?.taskCount ?? NaN, showCount),
    figures('running', 'Running', '95px', (row) => totals[row]?.runningUs ?? NaN, formatDuration),
    figures('javascript', 'JavaScript', '95px', (row) => totals[row]?.javascriptUs ?? NaN, formatDuration),
    {
      ...figures('native', 'Node or native', '125px', (row) => totals[row]?.nativeUs ?? NaN, formatDuration),
      hint: 'Running code without JavaScript source, or of Node itself: V8 counts what its bindings do to it.',
    },
    {
      ...figures('garbage', 'GC', '85px', (row) => totals[row]?.garbageUs ?? NaN, formatDuration),
      hint: 'Running V8’s garbage collector, as samples saw it.',
    },
    figures('waiting', 'Waiting for a core', '140px', (row) => totals[row]?.waitingUs ?? NaN, formatDuration),
    figures('blocked', 'Blocked', '90px', (row) => totals[row]?.blockedUs ?? NaN, formatDuration),
    figures(
      'delay',
      'Longest loop delay',
      '150px',
      (row) => totals[row]?.maxLoopDelayUs ?? NaN,
      formatDuration,
    ),
    {
      ...figures(
        'utilization',
        'Loop busy',
        '95px',
        (row) => lanes[row]?.loopUtilization ?? NaN,
        formatShare,
      ),
      hint: 'Part of its life in which its event loop did not wait for events. Sampling disturbs what Node counts of that: of a sampled thread, idle time is what its samples say, where that is more.',
    },
    {
      ...figures('memory', 'Memory', '160px', (row) => lanes[row]?.memoryBytes ?? NaN, showBytes),
      hint: 'At last: V8’s heap of the thread, and what its objects hold on to outside of it, such as buffers.',
      detail: (row) => growth(lanes[row]?.memoryGrowthBytes ?? NaN),
      title: (row) =>
        growthSentence(lanes[row]?.memoryGrowthBytes ?? NaN) || showBytes(lanes[row]?.memoryBytes ?? NaN),
    },
    figures('most-memory', 'Most memory', '110px', (row) => lanes[row]?.mostMemoryBytes ?? NaN, showBytes),
    {
      ...figures('rss', 'Process memory', '130px', (row) => lanes[row]?.rssBytes ?? NaN, showBytes),
      hint: 'At last: what the whole process has of the machine’s memory (RSS), told by its main thread.',
    },
    words('end', 'End', '85px', (row) => endWords[lanes[row]?.endReason ?? 'running']),
  ];
}
