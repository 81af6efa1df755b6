import { runsOf } from './laneSamples.ts';
import type { LaneSamples } from './laneSamples.ts';

/**
 * A CPU profile as V8 and the DevTools protocol have it (`Profiler.Profile`), which VS Code and Chrome open.
 * https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile
 */
export interface CpuProfile {
  readonly nodes: readonly CpuProfileNode[];
  /** µs of the host's monotonic clock. */
  readonly startTime: number;
  readonly endTime: number;
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

interface CpuProfileNode {
  readonly id: number;
  /** Lines and columns count from 0; -1 for none. */
  readonly callFrame: {
    readonly functionName: string;
    readonly scriptId: string;
    readonly url: string;
    readonly lineNumber: number;
    readonly columnNumber: number;
  };
  hitCount: number;
  readonly children: number[];
}

const rootId = 1;
/** More than an hour of one thread; what comes after it is left out. */
const sampleLimit = 5_000_000;

/** One lane's samples; `undefined` for a lane without any. Where nothing is known of a time, it is at the root. */
export function toCpuProfile(samples: LaneSamples): CpuProfile | undefined {
  const root = makeNode(rootId, '(root)', '', 0, 0);
  const nodes = new Map<number, CpuProfileNode>([[-1, root]]);
  const enter = (node: number): CpuProfileNode => {
    const path: number[] = [];
    let at = node;
    for (; !nodes.has(at); at = samples.parentOf(at)) path.push(at);
    let parent = nodes.get(at) ?? root;
    for (const next of path.toReversed()) {
      const { name, url, line, column } = samples.functionAt(next) ?? {
        name: '',
        url: '',
        line: 0,
        column: 0,
      };
      const child = makeNode(nodes.size + 1, name, url, line, column);
      parent.children.push(child.id);
      nodes.set(next, child);
      parent = child;
    }
    return parent;
  };

  const ids: number[] = [];
  const deltas: number[] = [];
  let [startUs, lastUs, knownUntilUs] = [Number.NaN, Number.NaN, Number.NaN];
  const sample = (node: CpuProfileNode, atUs: number): void => {
    node.hitCount += 1;
    ids.push(node.id);
    deltas.push(Math.round(atUs) - lastUs);
    lastUs = Math.round(atUs);
  };
  for (const run of runsOf(samples)) {
    if (ids.length >= sampleLimit) break;
    if (Number.isNaN(startUs)) [startUs, lastUs, knownUntilUs] = [run.startUs, run.startUs, run.startUs];
    if (run.startUs > knownUntilUs) sample(root, knownUntilUs);
    const node = enter(run.node);
    const count = Math.min(Math.max(1, run.count), sampleLimit);
    for (let index = 0; index < count; index += 1) {
      sample(node, run.startUs + ((run.endUs - run.startUs) * index) / count);
    }
    knownUntilUs = run.endUs;
  }
  if (ids.length === 0) return undefined;
  return {
    nodes: [...nodes.values()],
    startTime: startUs,
    endTime: knownUntilUs,
    samples: ids,
    timeDeltas: deltas,
  };
}

function makeNode(
  id: number,
  functionName: string,
  url: string,
  line: number,
  column: number,
): CpuProfileNode {
  const callFrame = { functionName, scriptId: '0', url, lineNumber: line - 1, columnNumber: column - 1 };
  return { id, callFrame, hitCount: 0, children: [] };
}
