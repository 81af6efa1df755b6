import { functionKey } from '../laneFunctions.ts';
import type { LaneSamples, SampledFunction, Span } from '../laneSamples.ts';
import { nodeTimes } from '../nodeTimes.ts';
import { boxColumns, boxLimit, depthLimit, FunctionNumbers } from './callTree.ts';
import type { CallTree, DraftBox } from './callTree.ts';

/** What V8 calls it when nothing else is on the stack; below a function it is what that function had to wait for. */
const garbageCollector: SampledFunction = { name: '(garbage collector)', url: '', line: 0, column: 0 };

interface Branch {
  readonly fn: SampledFunction;
  readonly key: string;
  readonly depth: number;
  readonly below: Map<string, Branch>;
  totalUs: number;
  selfUs: number;
  /** Of the branch and all below it. */
  sampleCount: number;
}

/**
 * Every way in which functions were called, with the time of all its calls in all lanes together. Boxes that would be
 * narrower than one of `columns` are left out.
 */
export function summedTree(lanes: readonly LaneSamples[], columns: number, span?: Span): CallTree {
  const root = makeBranch({ name: '', url: '', line: 0, column: 0 }, '', -1);
  for (const samples of lanes) {
    for (const [node, { us, count, gcUs, gcCount }] of nodeTimes(samples, span)) {
      const path = pathTo(samples, node);
      const leaf = addTime(root, path, us + gcUs, count + gcCount);
      leaf.selfUs += us;
      if (gcUs <= 0) continue;
      const gc = enter(leaf, garbageCollector);
      gc.totalUs += gcUs;
      gc.selfUs += gcUs;
      gc.sampleCount += gcCount;
    }
  }
  const functions = new FunctionNumbers();
  let leastUs = root.totalUs / Math.max(1, columns);
  let laid = layOut(root, leastUs, functions);
  while (laid.boxes.length >= boxLimit) {
    leastUs *= 2;
    laid = layOut(root, leastUs, functions);
  }
  return {
    order: 'sum',
    startUs: 0,
    endUs: root.totalUs,
    sampleCount: root.sampleCount,
    isCut: laid.isCut,
    functions: functions.list,
    boxes: boxColumns(laid.boxes),
  };
}

/** The functions that led to a node, its own last. */
function pathTo(samples: LaneSamples, node: number): SampledFunction[] {
  const path: SampledFunction[] = [];
  for (let at = node; at !== -1; at = samples.parentOf(at)) {
    const fn = samples.functionAt(at);
    if (fn !== undefined) path.push(fn);
  }
  return path.toReversed().slice(0, depthLimit);
}

function makeBranch(fn: SampledFunction, key: string, depth: number): Branch {
  return { fn, key, depth, below: new Map(), totalUs: 0, selfUs: 0, sampleCount: 0 };
}

function enter(above: Branch, fn: SampledFunction): Branch {
  const key = functionKey(fn);
  let branch = above.below.get(key);
  if (branch === undefined) {
    branch = makeBranch(fn, key, above.depth + 1);
    above.below.set(key, branch);
  }
  return branch;
}

function addTime(root: Branch, path: readonly SampledFunction[], us: number, count: number): Branch {
  let at = root;
  for (const fn of [undefined, ...path]) {
    if (fn !== undefined) at = enter(at, fn);
    at.totalUs += us;
    at.sampleCount += count;
  }
  return at;
}

/** Side by side, longest first; without recursion, for a profile can be as deep as it likes. */
function layOut(
  root: Branch,
  leastUs: number,
  functions: FunctionNumbers,
): { readonly boxes: readonly DraftBox[]; readonly isCut: boolean } {
  const boxes: DraftBox[] = [];
  let isCut = false;
  const open = [{ branch: root, startUs: 0, box: -1 }];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    let { startUs } = at;
    const sorted = [...at.branch.below.values()].sort(
      (a, b) => b.totalUs - a.totalUs || (a.key < b.key ? -1 : 1),
    );
    for (const branch of sorted) {
      const { fn, key, depth, totalUs, selfUs, sampleCount } = branch;
      if (totalUs < leastUs || boxes.length >= boxLimit) {
        isCut = true;
        break;
      }
      open.push({ branch, startUs, box: boxes.length });
      const number = functions.numberOf(key, fn);
      const size = { startUs, lengthUs: totalUs, selfUs, sampleCount };
      boxes.push({ depth, parent: at.box, fn: number, ...size });
      startUs += totalUs;
    }
  }
  return { boxes, isCut };
}
