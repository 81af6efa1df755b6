import type { Evidence, FileReport, FunctionReport, PathStep } from '../../core/index.ts';
import type { MeasuredVerdict } from '../../protocol/languageServer.ts';
import type { Translate } from '../contributions.ts';

/** What is known of one file. */
export interface KnownFile {
  readonly report: FileReport;
  readonly measured: readonly MeasuredVerdict[];
}

/**
 * What the side bar's tree shows, without VS Code: what was measured otherwise than predicted, then groups by what functions
 * cost the event loop, most first.
 */
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
  readonly measured: MeasuredVerdict | undefined;
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

const groupOrder = [
  'measured-otherwise',
  'computes-on-loop',
  'waits-on-loop',
  'unknown',
  'off-loop',
  'light',
] as const;
export type GroupId = (typeof groupOrder)[number];

/** The group of a function. Not seeing into a function is worse news than knowing that it waits. */
export function groupOf({ kind, blocking }: FunctionReport, measured?: MeasuredVerdict): GroupId {
  if (measured !== undefined && measured.disagreement !== null) return 'measured-otherwise';
  if (kind === 'light') return 'light';
  if (kind === 'unknown') return 'unknown';
  if (blocking === false) return 'off-loop';
  if (kind === 'io') return 'waits-on-loop';
  return 'computes-on-loop';
}

function groupLabel(id: GroupId, t: Translate): string {
  switch (id) {
    case 'measured-otherwise':
      return t('Measured otherwise than predicted');
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

/** Builds the tree of all known files, keyed by URI. Groups without functions are left out. */
export function buildFunctionsModel(files: ReadonlyMap<string, KnownFile>, t: Translate): GroupNode[] {
  const functions = [...files].flatMap(([uri, { report: file, measured }]) => {
    const measuredOf = new Map(measured.map((one) => [one.name, one]));
    return file.functions.map((report) => functionNode(uri, report, measuredOf.get(report.name)));
  });
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

function functionNode(
  uri: string,
  report: FunctionReport,
  measured: MeasuredVerdict | undefined,
): FunctionNode {
  const id = functionId(uri, report.name);
  const evidence = report.evidence.map((one, index) => evidenceNode(id, one, index));
  return { type: 'function', id, group: groupOf(report, measured), uri, report, measured, evidence };
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

/**
 * By how long it was measured to hold a main thread, then in all; what was not measured follows, by how long a call is
 * predicted to hold the event loop; among equals, what is surer comes first.
 */
function byCostThenPlace(a: FunctionNode, b: FunctionNode): number {
  return (
    Number(b.measured !== undefined) - Number(a.measured !== undefined) ||
    (b.measured?.mainMs ?? 0) - (a.measured?.mainMs ?? 0) ||
    (b.measured?.wallMs ?? 0) - (a.measured?.wallMs ?? 0) ||
    b.report.loopMs - a.report.loopMs ||
    b.report.confidence - a.report.confidence ||
    a.uri.localeCompare(b.uri) ||
    a.report.line - b.report.line ||
    a.report.column - b.report.column
  );
}
