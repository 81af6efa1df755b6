import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { filterTasks, taskOrders, TaskPages } from '../../../src/profile/layout/index.ts';
import type { TaskListAnswer } from '../../../src/protocol/index.ts';
import { taskColumns } from '../../../src/webview/panel/tables/columns.ts';
import { sortRows } from '../../../src/webview/panel/tables/sortRows.ts';
import { TaskList } from '../../../src/webview/panel/tables/taskList.ts';
import { simulatedRun } from '../../webview/support/simulatedRun.ts';

const run = simulatedRun();
const all = { filter: '', isDescending: false, first: 0, count: run.tasks.count };

describe('the list of all tasks', () => {
  it('is in the order in which a page puts its own, whatever it is ordered by', () => {
    const anyList = fc.record({
      order: fc.option(fc.constantFrom(...taskOrders), { nil: undefined }),
      isDescending: fc.boolean(),
      filter: fc.constantFrom('', 'resize', 'failed', 'worker 1', 'no such task'),
    });
    const pages = new TaskPages(run);
    fc.assert(
      fc.property(anyList, ({ order, isDescending, filter }) => {
        const sort =
          order === undefined
            ? undefined
            : ({ column: order, direction: isDescending ? 'descending' : 'ascending' } as const);
        const expected = sortRows(run.tasks.count, filterTasks(run, filter), taskColumns(run), sort);
        const asked = { ...all, filter, isDescending, ...(order === undefined ? {} : { order }) };
        const { total, tasks } = pages.page(asked);
        assert.equal(total, expected.length);
        assert.deepEqual(
          [...tasks.queuedUs],
          Array.from(expected, (task) => run.tasks.queuedUs[task]),
        );
      }),
    );
  });

  it('is handed out part by part', () => {
    const pages = new TaskPages(run);
    const whole = pages.page(all).tasks;
    const part = pages.page({ ...all, first: 10, count: 5 });
    assert.equal(part.total, run.tasks.count);
    assert.deepEqual(part.tasks.startedUs, whole.startedUs.slice(10, 15));
    assert.equal(pages.page({ ...all, first: 1_000, count: 5 }).tasks.count, 0);
  });
});

/** A page's list, and a service that answers when it is told to. */
function start() {
  const asked: TaskListAnswer['list'][] = [];
  const outline = { ...run, taskTotal: run.tasks.count };
  const list = new TaskList(outline, (one) => asked.push(one));
  const pages = new TaskPages(run);
  const answer = () => {
    const newest = asked.at(-1);
    assert(newest !== undefined);
    return list.receive({ kind: 'tasks', list: newest, page: pages.page(newest) });
  };
  const name = (row: number) => list.columns[0]?.text(row);
  return { asked, list, answer, name };
}

describe('the page’s list of the tasks of a large run', () => {
  it('asks for what comes into sight, once, and says so until it is there', () => {
    const { asked, answer, name } = start();
    assert.deepEqual([name(0), name(1)], ['…', '…']);
    assert.equal(asked.length, 1);
    assert(answer());
    assert.equal(name(0), run.tasks.names[run.tasks.nameIndex[0] ?? 0]);
    assert.equal(asked.length, 1);
  });

  it('takes no answer to another list than the one that is shown', () => {
    const { list, answer, name } = start();
    name(0);
    assert(list.show('resize', undefined));
    assert.equal(list.total, undefined);
    const stale = { filter: '', isDescending: false, first: 0, count: 200 };
    const page = new TaskPages(run).page(stale);
    assert.equal(list.receive({ kind: 'tasks', list: stale, page }), false);
    assert(answer());
    assert.equal(list.total, filterTasks(run, 'resize')?.filter((match) => match === 1).length);
  });
});
