/** How the comparison says figures, differences and what they mean: one place, for eyes and screen readers alike. */
import { differenceOf } from '../../../profile/index.ts';
import type {
  ComparedFigure,
  ComparedFinding,
  ComparedLanes,
  Comparison,
  FigureId,
} from '../../../profile/index.ts';
import { formatBytes, formatCount, formatDuration, notKnown } from '../../shared/words.ts';

const space = '\u00a0';

export const figureWords: Readonly<Record<FigureId, string>> = {
  duration: 'Duration',
  'main-running': 'Main thread on a core',
  'longest-delay': 'Longest event-loop delay',
  running: 'On a core',
  'waiting-for-core': 'Waiting for a core',
  blocked: 'Blocked',
  idle: 'Idle',
  garbage: 'Collecting garbage',
  'most-heap': 'Largest heap',
  lanes: 'Threads',
  tasks: 'Tasks',
  'failed-tasks': 'Failed or lost',
  'task-waited': 'Waited in the queue (median)',
  'task-ran': 'Ran (median)',
  'task-answered': 'From call to answer (median)',
  total: 'In all lanes',
  'on-main': 'On main threads',
  'on-core': 'On a core',
};

/** Of these, less is neither better nor worse. */
const neutral: ReadonlySet<FigureId> = new Set(['lanes', 'tasks', 'idle']);

export const roleWords: Readonly<Record<ComparedLanes['role'], string>> = {
  main: 'Main thread',
  thread: 'Worker threads',
  process: 'Child processes',
  helpers: 'Helper threads',
};

export const stateWords: Readonly<Record<ComparedFinding['state'], string>> = {
  gone: 'Gone',
  new: 'New',
  still: 'Still there',
};

export function formatFigure(value: number | null, unit: ComparedFigure['unit']): string {
  if (value === null) return notKnown;
  switch (unit) {
    case 'ms':
      return formatDuration(value * 1000);
    case 'bytes':
      return formatBytes(value);
    case 'count':
      return value.toLocaleString('en');
    default:
      return unit satisfies never;
  }
}

export interface DifferenceWords {
  /** `38 % less`, `about the same`, `3.1 × as much`, `only after`, `cannot be compared`. */
  readonly text: string;
  /** Whether that is good news. */
  readonly tone: 'better' | 'worse' | 'neutral';
}

export function differenceWords(figure: ComparedFigure): DifferenceWords {
  const difference = differenceOf(figure);
  switch (difference.kind) {
    case 'not known':
      return { text: oneSided(figure), tone: 'neutral' };
    case 'same': {
      const isEqual = figure.before === figure.after;
      return { text: isEqual ? 'the same' : 'about the same', tone: 'neutral' };
    }
    case 'less':
    case 'more': {
      const { kind, by, share } = difference;
      const tone = neutral.has(figure.id) ? 'neutral' : kind === 'less' ? 'better' : 'worse';
      const amount = `${formatFigure(by, figure.unit)} ${kind}`;
      if (share === null || figure.unit === 'count') return { text: amount, tone };
      return {
        text: kind === 'more' && share >= 1 ? `${times(1 + share)} as much` : `${percent(share)} ${kind}`,
        tone,
      };
    }
    default:
      return difference satisfies never;
  }
}

/** Where one run, or both, do not tell. */
function oneSided({ before, after }: ComparedFigure): string {
  if (before === null && after === null) return 'cannot be compared';
  return before === null ? 'only after' : 'only before';
}

/** One sentence about the whole: what a person who compares wants to know first. */
export function verdictOf({ figures }: Comparison): string {
  const duration = figures.find(({ id }) => id === 'duration');
  const delay = figures.find(({ id }) => id === 'longest-delay');
  const sentences: string[] = [];
  if (duration !== undefined && duration.before !== null && duration.after !== null) {
    const { text } = differenceWords(duration);
    const [before, after] = [formatFigure(duration.before, 'ms'), formatFigure(duration.after, 'ms')];
    sentences.push(`The run took ${after} instead of ${before}: ${text}.`);
  }
  if (delay !== undefined && delay.before !== null && delay.after !== null) {
    const [before, after] = [formatFigure(delay.before, 'ms'), formatFigure(delay.after, 'ms')];
    sentences.push(`Its event loop was held for ${after} at most, instead of ${before}.`);
  }
  return sentences.join(' ');
}

export function functionCountWords(shown: number, all: number): string {
  const functions = formatCount(all, 'function', 'functions');
  return shown < all ? `${functions}, of which those that differ most are shown` : functions;
}

function times(factor: number): string {
  return `${factor.toFixed(factor < 10 ? 1 : 0)}${space}×`;
}

function percent(share: number): string {
  const value = Math.round(share * 100);
  return `${share < 1 && value === 100 ? 99 : value}${space}%`;
}
