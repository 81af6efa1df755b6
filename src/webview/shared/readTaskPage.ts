import { taskOrders, type TaskPage, type TaskPageRequest } from '../../profile/index.ts';
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
