import type { FunctionRow } from '../functionTable.ts';
import { medianOf } from '../median.ts';
import { isOfProgram } from '../sampledPlaces.ts';
import type { Timeline } from '../timeline.ts';
import type { PooledCalls } from './measurement.ts';

/**
 * The calls of each function that tasks ran. A task says the name of its function and not its place, so they are told only
 * where one function of that name was seen in the lanes of the tasks.
 */
export function pooledCalls(
  functions: readonly FunctionRow[],
  { tasks }: Timeline,
): ReadonlyMap<FunctionRow, PooledCalls> {
  const ran = new Map<string, { readonly lanes: Set<number>; readonly ms: number[] }>();
  for (let index = 0; index < tasks.count; index += 1) {
    const ms = ((tasks.endedUs[index] ?? Number.NaN) - (tasks.startedUs[index] ?? Number.NaN)) / 1000;
    const name = tasks.names[tasks.nameIndex[index] ?? -1];
    if (Number.isNaN(ms) || name === undefined) continue;
    const ofName = ran.get(name) ?? { lanes: new Set(), ms: [] };
    ran.set(name, ofName);
    ofName.lanes.add(tasks.workerLane[index] ?? -1);
    ofName.ms.push(ms);
  }
  const calls = new Map<FunctionRow, PooledCalls>();
  for (const [name, { lanes, ms }] of ran) {
    const called = functions.filter(
      (row) => row.name === name && isOfProgram(row.url) && row.lanes.some(({ lane }) => lanes.has(lane)),
    );
    const [row] = called;
    if (row !== undefined && called.length === 1)
      calls.set(row, { count: ms.length, medianMs: medianOf(ms) });
  }
  return calls;
}
