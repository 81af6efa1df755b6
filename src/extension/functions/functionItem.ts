import path from 'node:path';
import * as vscode from 'vscode';
import type { FunctionReport, Kind } from '../../core/index.ts';
import type { MeasuredVerdict } from '../../protocol/languageServer.ts';
import { internalCommands, treeItems } from '../contributions.ts';
import { functionTooltip } from './functionTooltip.ts';
import type { EvidenceNode, FunctionNode, FunctionsNode, GroupNode, StepNode } from './functionsModel.ts';

/** How each node of the tree looks. */
export function treeItem(node: FunctionsNode): vscode.TreeItem {
  switch (node.type) {
    case 'group':
      return groupItem(node);
    case 'function':
      return functionItem(node);
    case 'evidence':
      return evidenceItem(node);
    case 'step':
      return stepItem(node);
    default:
      return node satisfies never;
  }
}

const kindIcons: Readonly<Record<Kind, string>> = {
  cpu: 'flame',
  io: 'watch',
  mixed: 'combine',
  light: 'circle-outline',
  unknown: 'question',
};

function groupItem({ id, label, functions }: GroupNode): vscode.TreeItem {
  const state =
    id === 'light' ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.Expanded;
  const item = new vscode.TreeItem(label, state);
  item.id = id;
  item.description = String(functions.length);
  return item;
}

function functionItem({ id, uri, report, measured, evidence }: FunctionNode): vscode.TreeItem {
  const item = new vscode.TreeItem(
    report.name,
    evidence.length === 0 ? vscode.TreeItemCollapsibleState.None : vscode.TreeItemCollapsibleState.Collapsed,
  );
  const place = vscode.Uri.parse(uri);
  const holds = report.blocking === true && report.kind !== 'light';
  item.id = id;
  item.description = describe(`${path.posix.basename(place.path)}:${report.line}`, report, measured);
  item.iconPath = new vscode.ThemeIcon(
    kindIcons[report.kind],
    holds ? new vscode.ThemeColor('editorWarning.foreground') : undefined,
  );
  item.tooltip = tooltip(report, measured);
  item.contextValue = treeItems.function;
  item.command = openPlace(place, report.line, report.column);
  return item;
}

function evidenceItem({ id, evidence, steps }: EvidenceNode): vscode.TreeItem {
  const item = new vscode.TreeItem(
    evidence.detail,
    steps.length === 0 ? vscode.TreeItemCollapsibleState.None : vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.id = id;
  item.description = placeName(evidence.file, evidence.line);
  item.tooltip = `${evidence.signal}: ${evidence.detail}`;
  item.command = openPlace(vscode.Uri.file(evidence.file), evidence.line, 1);
  return item;
}

function stepItem({ id, step }: StepNode): vscode.TreeItem {
  const item = new vscode.TreeItem(`${step.name}()`);
  item.id = id;
  item.description = placeName(step.file, step.line);
  item.iconPath = new vscode.ThemeIcon('arrow-small-right');
  item.command = openPlace(vscode.Uri.file(step.file), step.line, 1);
  return item;
}

/** What was measured comes before the place: there is little room. The predicted kind is in the icon. */
function describe(place: string, { cost }: FunctionReport, measured: MeasuredVerdict | undefined): string {
  if (measured !== undefined) return `${measured.disagreement ?? measured.brief} · ${place}`;
  return cost === 'unknown' ? place : `${place} · ${cost}`;
}

/** Names come from the program and must not become markup, so everything is added as text. */
function tooltip(report: FunctionReport, measured: MeasuredVerdict | undefined): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  for (const [index, paragraph] of functionTooltip(report, measured, vscode.l10n.t, placeName).entries()) {
    if (index > 0) text.appendMarkdown('\n\n');
    text.appendText(paragraph);
  }
  return text;
}

function placeName(file: string, line: number): string {
  return `${vscode.workspace.asRelativePath(vscode.Uri.file(file))}:${line}`;
}

function openPlace(uri: vscode.Uri, line: number, column: number): vscode.Command {
  return {
    command: internalCommands.openPlace,
    title: vscode.l10n.t('Open'),
    arguments: [uri, line, column],
  };
}
