import type { Evidence, FileReport, FunctionReport, PathStep } from '../../core/index.ts';
import type { Translate } from '../contributions.ts';

/** What the side bar's tree shows, without VS Code: groups by what functions cost the event loop, most first. */
export type FunctionsNode = GroupNode | FunctionNode | EvidenceNode | StepNode;

export interface GroupNode {
  readonly type: 'group';
  readonly id: GroupId;
  readonly label: string;
  readonly functions: readonly FunctionNode[];
}

export interface FunctionNode {
  readonly type: 'function';
  /** The same function keeps its id from one report to the next, so that the tree keeps what is unfolded. */
  readonly id: string;
  readonly group: GroupId;
  readonly uri: string;
  readonly report: FunctionReport;
  readonly evidence: readonly EvidenceNode[];
}

export interface EvidenceNode {
  readonly type: 'evidence';
  readonly id: string;
  readonly function: string;
  readonly evidence: Evidence;
  readonly steps: readonly StepNode[];
}

export interface StepNode {
  readonly type: 'step';
  readonly id: string;
  readonly evidence: string;
  readonly step: PathStep;
}

export type GroupId = 'computes-on-loop' | 'waits-on-loop' | 'unknown' | 'off-loop' | 'light';

const groupOrder: readonly GroupId[] = ['computes-on-loop', 'waits-on-loop', 'unknown', 'off-loop', 'light'];

/** The group of a verdict. Not seeing into a function is worse news than knowing that it waits. */
export function groupOf({ kind, blocking }: FunctionReport): GroupId {
  if (kind === 'light') return 'light';
  if (kind === 'unknown') return 'unknown';
  if (blocking === false) return 'off-loop';
  if (kind === 'io') return 'waits-on-loop';
  return 'computes-on-loop';
}

function groupLabel(id: GroupId, t: Translate): string {
  switch (id) {
    case 'computes-on-loop':
      return t('Compute on the event loop');
    case 'waits-on-loop':
      return t('Wait and hold the event loop');
    case 'unknown':
      return t('Cannot be seen into');
    case 'off-loop':
      return t('Leave the event loop free');
    case 'light':
      return t('Light');
    default:
      return id satisfies never;
  }
}

/** Builds the tree of all known reports, keyed by URI. Groups without functions are left out. */
export function buildFunctionsModel(reports: ReadonlyMap<string, FileReport>, t: Translate): GroupNode[] {
  const functions = [...reports].flatMap(([uri, file]) =>
    file.functions.map((report) => functionNode(uri, report)),
  );
  return groupOrder.flatMap((id) => {
    const members = functions.filter((one) => one.group === id).sort(byCostThenPlace);
    return members.length === 0 ? [] : [{ type: 'group', id, label: groupLabel(id, t), functions: members }];
  });
}

/** Finds a function's node again, to reveal it. */
export function findFunctionNode(
  groups: readonly GroupNode[],
  uri: string,
  name: string,
): FunctionNode | undefined {
  const id = functionId(uri, name);
  return groups.flatMap((group) => group.functions).find((one) => one.id === id);
}

/** The function of a file that costs the event loop most. */
export function findFirstOf(groups: readonly GroupNode[], uri: string): FunctionNode | undefined {
  return groups.flatMap((group) => group.functions).find((one) => one.uri === uri);
}

function functionNode(uri: string, report: FunctionReport): FunctionNode {
  const id = functionId(uri, report.name);
  const evidence = report.evidence.map((one, index) => evidenceNode(id, one, index));
  return { type: 'function', id, group: groupOf(report), uri, report, evidence };
}

function evidenceNode(functionNodeId: string, evidence: Evidence, index: number): EvidenceNode {
  const id = `${functionNodeId}/${index}`;
  const steps = evidence.path.map((step, depth): StepNode => ({
    type: 'step',
    id: `${id}/${depth}`,
    evidence: id,
    step,
  }));
  return { type: 'evidence', id, function: functionNodeId, evidence, steps };
}

function functionId(uri: string, name: string): string {
  return `${uri}#${name}`;
}

/** By how long a call holds the event loop; among equals, what is surer comes first. */
function byCostThenPlace(a: FunctionNode, b: FunctionNode): number {
  return (
    b.report.loopMs - a.report.loopMs ||
    b.report.confidence - a.report.confidence ||
    a.uri.localeCompare(b.uri) ||
    a.report.line - b.report.line ||
    a.report.column - b.report.column
  );
}
