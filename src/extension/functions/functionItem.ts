import path from 'node:path';
import * as vscode from 'vscode';
import type { FunctionReport, Kind, RecommendedAction } from '../../core/index.ts';
import { internalCommands, treeItems } from '../contributions.ts';
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

function functionItem({ id, uri, report, evidence }: FunctionNode): vscode.TreeItem {
  const item = new vscode.TreeItem(
    report.name,
    evidence.length === 0 ? vscode.TreeItemCollapsibleState.None : vscode.TreeItemCollapsibleState.Collapsed,
  );
  const place = vscode.Uri.parse(uri);
  const holds = report.blocking === true && report.kind !== 'light';
  item.id = id;
  item.description = [`${path.posix.basename(place.path)}:${report.line}`, ...costOf(report)].join(' · ');
  item.iconPath = new vscode.ThemeIcon(
    kindIcons[report.kind],
    holds ? new vscode.ThemeColor('editorWarning.foreground') : undefined,
  );
  item.tooltip = tooltip(report);
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

/** The kind is in the icon. */
function costOf({ cost }: FunctionReport): string[] {
  return cost === 'unknown' ? [] : [cost];
}

function tooltip(report: FunctionReport): vscode.MarkdownString {
  const { kind, blocking, confidence, recommendation, evidence } = report;
  const text = new vscode.MarkdownString();
  const loop =
    blocking === null
      ? vscode.l10n.t('whether it holds the event loop cannot be told')
      : blocking
        ? vscode.l10n.t('holds the event loop')
        : vscode.l10n.t('leaves the event loop free');
  text.appendText(`${report.name}: ${kind}, ${loop}, ${Math.round(confidence * 100)} %`);
  text.appendMarkdown('\n\n');
  text.appendText(`${actionTitle(recommendation.action)}. ${recommendation.reason}`);
  for (const { detail, file, line } of evidence) {
    text.appendMarkdown('\n\n');
    text.appendText(`• ${detail} (${placeName(file, line)})`);
  }
  return text;
}

function actionTitle(action: RecommendedAction): string {
  switch (action) {
    case 'thread-pool':
      return vscode.l10n.t('Run it in a thread pool');
    case 'process-pool':
      return vscode.l10n.t('Run it in a process pool');
    case 'async-api':
      return vscode.l10n.t('Use the asynchronous API');
    case 'bounded-concurrency':
      return vscode.l10n.t('Start the calls together, bounded');
    case 'split':
      return vscode.l10n.t('Split computing from waiting');
    case 'leave':
      return vscode.l10n.t('Leave it as it is');
    case 'measure':
      return vscode.l10n.t('Measure it');
    default:
      return action satisfies never;
  }
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
