import {
  taskOrders,
  type TaskKey,
  type TaskPage,
  type TaskPageRequest,
  type TaskSteps,
  type TaskStepsRequest,
} from '../../profile/index.ts';
import { readFields, readFlag, readNumber, readOneOf, readText } from './readShape.ts';
import { readTasks } from './readTimeline.ts';

/** Checks a part of the list of tasks that came over the border. `laneLimit` is above every lane's index. Throws `ShapeError`. */
export function readTaskPage(value: unknown, laneLimit: number): TaskPage {
  const fields = readFields(value, 'answer.page');
  return {
    total: Math.max(0, Math.floor(readNumber(fields['total'], 'answer.page.total'))),
    tasks: readTasks(fields['tasks'], laneLimit),
  };
}

export function readTaskList(value: unknown): TaskPageRequest {
  const fields = readFields(value, 'answer.list');
  const order = fields['order'] ?? undefined;
  return {
    filter: readText(fields['filter'], 'answer.list.filter'),
    ...(order === undefined ? {} : { order: readOneOf(order, 'answer.list.order', taskOrders) }),
    isDescending: readFlag(fields['isDescending'], 'answer.list.isDescending'),
    first: readNumber(fields['first'], 'answer.list.first'),
    count: readNumber(fields['count'], 'answer.list.count'),
  };
}

export function readTaskSteps(value: unknown, laneLimit: number): TaskSteps {
  const fields = readFields(value, 'answer.found');
  return {
    stepped: readNumber(fields['stepped'], 'answer.found.stepped'),
    tasks: readTasks(fields['tasks'], laneLimit),
  };
}

export function readTaskWalk(value: unknown): TaskStepsRequest {
  const fields = readFields(value, 'answer.walk');
  const window = readFields(fields['window'], 'answer.walk.window');
  return {
    selected: fields['selected'] === null ? null : readTaskKey(fields['selected']),
    steps: readNumber(fields['steps'], 'answer.walk.steps'),
    lane: readNumber(fields['lane'], 'answer.walk.lane'),
    filter: readText(fields['filter'], 'answer.walk.filter'),
    window: {
      startUs: readNumber(window['startUs'], 'answer.walk.window.startUs'),
      endUs: readNumber(window['endUs'], 'answer.walk.window.endUs'),
    },
  };
}

function readTaskKey(value: unknown): TaskKey {
  const fields = readFields(value, 'answer.walk.selected');
  return {
    caller: readText(fields['caller'], 'answer.walk.selected.caller'),
    name: readText(fields['name'], 'answer.walk.selected.name'),
    queuedUs: readNumber(fields['queuedUs'], 'answer.walk.selected.queuedUs'),
  };
}
