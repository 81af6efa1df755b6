import { callTreeOrders, type CallTreeOrder } from '../../profile/index.ts';
import { readFields, readList, readMessage, readNumber, readOneOf, readText } from '../shared/readShape.ts';
import type { TaskKey, View } from './layout/index.ts';

export const tabs = ['functions', 'tasks', 'lanes', 'messages', 'charts'] as const;
export type Tab = (typeof tabs)[number];

export const messagesAs = ['matrix', 'table'] as const;
export type MessagesAs = (typeof messagesAs)[number];

/** What outlives the page while it is hidden. */
export interface SavedState {
  readonly version: 2;
  readonly view: View;
  readonly tab: Tab;
  readonly filter: string;
  /** Height of the lanes in pixels; 0 for as high as fits. */
  readonly lanesHeight: number;
  /** Order of the flame chart. */
  readonly order: CallTreeOrder;
  /** How messages are shown, where both are possible. */
  readonly messagesAs: MessagesAs;
  /** Ids. */
  readonly selectedLanes: readonly string[];
  readonly selectedTask: TaskKey | null;
}

export const freshState: SavedState = {
  version: 2,
  view: { kind: 'fit' },
  tab: 'functions',
  filter: '',
  lanesHeight: 0,
  order: 'sum',
  messagesAs: 'matrix',
  selectedLanes: [],
  selectedTask: null,
};

/** What an earlier life of the page saved; `freshState` if that was another version, or nothing, or nonsense. */
export function readSavedState(value: unknown): SavedState {
  const read = readMessage((): SavedState => {
    const fields = readFields(value, 'state');
    if (fields['version'] !== 2) return freshState;
    return {
      version: 2,
      view: readView(fields['view']),
      tab: readOneOf(fields['tab'], 'state.tab', tabs),
      filter: readText(fields['filter'], 'state.filter'),
      lanesHeight: readNumber(fields['lanesHeight'], 'state.lanesHeight'),
      // Pages of earlier versions did not keep it.
      messagesAs: readOneOf(fields['messagesAs'] ?? freshState.messagesAs, 'state.messagesAs', messagesAs),
      order: readOneOf(fields['order'], 'state.order', callTreeOrders),
      selectedLanes: readList(fields['selectedLanes'], 'state.selectedLanes', readText),
      selectedTask: fields['selectedTask'] === null ? null : readTaskKey(fields['selectedTask']),
    };
  });
  return read.ok ? read.message : freshState;
}

function readView(value: unknown): View {
  const fields = readFields(value, 'state.view');
  const kind = readOneOf(fields['kind'], 'state.view.kind', ['fit', 'follow', 'window']);
  switch (kind) {
    case 'fit':
      return { kind };
    case 'follow':
      return { kind, spanUs: readNumber(fields['spanUs'], 'state.view.spanUs') };
    case 'window':
      return {
        kind,
        startUs: readNumber(fields['startUs'], 'state.view.startUs'),
        endUs: readNumber(fields['endUs'], 'state.view.endUs'),
      };
    default:
      return kind satisfies never;
  }
}

function readTaskKey(value: unknown): TaskKey {
  const fields = readFields(value, 'state.selectedTask');
  return {
    caller: readText(fields['caller'], 'state.selectedTask.caller'),
    name: readText(fields['name'], 'state.selectedTask.name'),
    queuedUs: readNumber(fields['queuedUs'], 'state.selectedTask.queuedUs'),
  };
}
