/** Records of lanes that samples found in a handful of functions. */
import type { ProfileRecord } from '../../../src/profile/index.ts';
import { lane, usage } from './records.ts';

export const startUs = 1_000_000;
export const stepUs = 20_000;

/** What a lane did in one step of 20 ms: where samples found it, and how long it was on a core and waited for one. */
export interface Step {
  readonly node: number;
  readonly cpuMs: number;
  readonly waitingMs?: number;
}

const names = ['main', 'compute', 'readConfig', 'readFileSync', '(garbage collector)', '(idle)'];
const urls = ['file:///app.js', 'file:///app.js', 'file:///app.js', 'node:fs', '', ''];
/** Nodes: main; main > compute; main > readConfig; main > readConfig > readFileSync; GC; idle; main > compute > compute. */
const functions = [0, 1, 2, 3, 4, 5, 1];
const parents = [-1, 0, 0, 2, -1, -1, 1];
export const [inMain, inCompute, , inRead, inGc, idle, deeper] = [0, 1, 2, 3, 4, 5, 6];

/** The lane's own records, and 20 samples a step. */
export function recordsOf(steps: readonly Step[], laneId = '100-0'): ProfileRecord[] {
  const threadId = Number(laneId.split('-')[1]);
  let [cpuUs, waitingForCoreUs] = [0, 0];
  const made: ProfileRecord[] = [
    lane(100, threadId, startUs),
    {
      type: 'functions',
      lane: laneId,
      atUs: startUs,
      first: 0,
      names,
      urls,
      lines: names.map((_, index) => index + 1),
      columns: names.map(() => 1),
    },
    { type: 'call-nodes', lane: laneId, atUs: startUs, first: 0, functions, parents },
    usage(laneId, startUs, { cpuUs, waitingForCoreUs }),
  ];
  for (const [index, { node, cpuMs, waitingMs = 0 }] of steps.entries()) {
    cpuUs += cpuMs * 1_000;
    waitingForCoreUs += waitingMs * 1_000;
    const fromUs = startUs + index * stepUs;
    const place = { lane: laneId, startUs: fromUs, atUs: fromUs + stepUs };
    made.push({ type: 'samples', ...place, nodes: [node], counts: [20], lengthsUs: [stepUs] });
    made.push(usage(laneId, fromUs + stepUs, { cpuUs, waitingForCoreUs }));
  }
  return made;
}

export const times = <T>(count: number, of: readonly T[]): T[] =>
  Array.from({ length: count }, () => of).flat();
