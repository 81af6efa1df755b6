import { taskOutcomes, type Timeline } from '../timeline.ts';
import { medianOf } from '../median.ts';
import type { ComparedRun } from './comparedRun.ts';
import { distance, figure, type ComparedTasks } from './comparison.ts';

/** More names than a person reads. */
const nameLimit = 100;

interface TasksOfName {
  count: number;
  failed: number;
  readonly waitedMs: number[];
  readonly ranMs: number[];
  readonly answeredMs: number[];
}

/** Tasks by their names. */
export function compareTasks(before: ComparedRun, after: ComparedRun): ComparedTasks[] {
  const [a, b] = [tasksByName(before.facts.timeline), tasksByName(after.facts.timeline)];
  const compared = [...new Set([...a.keys(), ...b.keys()])].map((name) => {
    const [one, other] = [a.get(name), b.get(name)];
    const figures = [
      figure('tasks', 'count', one?.count ?? 0, other?.count ?? 0),
      figure('failed-tasks', 'count', one?.failed, other?.failed),
      figure('task-waited', 'ms', median(one?.waitedMs), median(other?.waitedMs)),
      figure('task-ran', 'ms', median(one?.ranMs), median(other?.ranMs)),
      figure('task-answered', 'ms', median(one?.answeredMs), median(other?.answeredMs)),
    ];
    const ran = figure('total', 'ms', total(one), total(other));
    return { name, figures, apart: distance(ran) };
  });
  return compared
    .sort((x, y) => y.apart - x.apart || (x.name < y.name ? -1 : 1))
    .slice(0, nameLimit)
    .map(({ name, figures }) => ({ name, figures }));
}

function tasksByName({ tasks }: Timeline): ReadonlyMap<string, TasksOfName> {
  const byName = new Map<string, TasksOfName>();
  for (let index = 0; index < tasks.count; index += 1) {
    const name = tasks.names[tasks.nameIndex[index] ?? -1] ?? '';
    const known = byName.get(name) ?? { count: 0, failed: 0, waitedMs: [], ranMs: [], answeredMs: [] };
    byName.set(name, known);
    const outcome = taskOutcomes[tasks.outcome[index] ?? 0];
    const at = (column: Float64Array): number => column[index] ?? Number.NaN;
    known.count += 1;
    if (outcome === 'failed' || outcome === 'lost') known.failed += 1;
    known.waitedMs.push((at(tasks.startedUs) - at(tasks.queuedUs)) / 1000);
    known.ranMs.push((at(tasks.endedUs) - at(tasks.startedUs)) / 1000);
    known.answeredMs.push((at(tasks.settledUs) - at(tasks.queuedUs)) / 1000);
  }
  return byName;
}

function median(values: readonly number[] | undefined): number | undefined {
  return values === undefined ? undefined : medianOf(values);
}

function total(tasks: TasksOfName | undefined): number {
  return (tasks?.ranMs ?? []).reduce((sum, ms) => (Number.isNaN(ms) ? sum : sum + ms), 0);
}
