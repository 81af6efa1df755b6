import { taskOutcomes, type Timeline } from '../timeline.ts';
import { filterWords } from './filterWords.ts';

/**
 * Which tasks a filter lets through: 1 where every word of it stands in the task's name, its caller's or worker's name or
 * its outcome, whatever the case. Null for an empty filter. The words are looked up once a name, not once a task.
 */
export function filterTasks({ tasks, lanes }: Timeline, filter: string): Uint8Array | null {
  const words = filterWords(filter);
  if (words.length === 0) return null;
  const matches = new Uint8Array(tasks.count).fill(1);
  for (const word of words) {
    const has = (text: string) => text.toLowerCase().includes(word);
    const names = tasks.names.map(has);
    const laneNames = lanes.map(({ name }) => has(name));
    const outcomes = taskOutcomes.map(has);
    for (let task = 0; task < tasks.count; task += 1) {
      const isHit =
        names[tasks.nameIndex[task] ?? -1] === true ||
        laneNames[tasks.callerLane[task] ?? -1] === true ||
        laneNames[tasks.workerLane[task] ?? -1] === true ||
        outcomes[tasks.outcome[task] ?? -1] === true;
      if (!isHit) matches[task] = 0;
    }
  }
  return matches;
}

export function countMatches(matches: Uint8Array): number {
  return matches.reduce((sum, match) => sum + match, 0);
}
