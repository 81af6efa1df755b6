import * as vscode from 'vscode';
import { internalCommands, views } from '../contributions.ts';
import { openPlace } from '../openPlace.ts';
import { treeItem } from './functionItem.ts';
import {
  buildFunctionsModel,
  findFirstOf,
  findFunctionNode,
  type FunctionsNode,
  type GroupNode,
} from './functionsModel.ts';
import type { Verdicts } from './verdicts.ts';

/** A scan reports many files a second; the tree follows at this pace. */
const refreshPauseMs = 200;

/** Shows a function in the tree, or the first one of a file, and leaves the focus where it is. */
export type RevealFunction = (uri: vscode.Uri, name?: string) => Promise<void>;

/** The side bar's tree of functions. */
export function registerFunctionsView(verdicts: Verdicts): {
  reveal: RevealFunction;
  disposable: vscode.Disposable;
} {
  const provider = new FunctionsTree(verdicts);
  const view = vscode.window.createTreeView(views.functions, {
    treeDataProvider: provider,
    showCollapseAll: true,
  });
  const reveal: RevealFunction = async (uri, name) => {
    const groups = provider.refresh();
    const node =
      name === undefined
        ? findFirstOf(groups, uri.toString())
        : findFunctionNode(groups, uri.toString(), name);
    if (node !== undefined)
      await view.reveal(node, { select: true, focus: false, expand: name !== undefined });
  };
  const open = vscode.commands.registerCommand(
    internalCommands.openPlace,
    async (uri: vscode.Uri, line: number, column: number) => openPlace(uri, line, column),
  );
  return { reveal, disposable: vscode.Disposable.from(view, provider, open) };
}

class FunctionsTree implements vscode.TreeDataProvider<FunctionsNode>, vscode.Disposable {
  readonly #verdicts: Verdicts;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  #groups: readonly GroupNode[] = [];
  #timer: NodeJS.Timeout | undefined;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(verdicts: Verdicts) {
    this.#verdicts = verdicts;
    this.#subscription = verdicts.onDidChange(() => {
      this.#timer ??= setTimeout(() => this.refresh(), refreshPauseMs);
    });
  }

  /** Builds the tree of what is known now, and returns it. */
  refresh(): readonly GroupNode[] {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#groups = buildFunctionsModel(this.#verdicts.files, vscode.l10n.t);
    this.#changed.fire();
    return this.#groups;
  }

  getTreeItem(node: FunctionsNode): vscode.TreeItem {
    return treeItem(node);
  }

  getChildren(node?: FunctionsNode): FunctionsNode[] {
    return [...childrenOf(node, this.#groups)];
  }

  getParent(node: FunctionsNode): FunctionsNode | undefined {
    switch (node.type) {
      case 'group':
        return undefined;
      case 'function':
        return this.#groups.find(({ id }) => id === node.group);
      case 'evidence':
        return this.#functions().find(({ id }) => id === node.function);
      case 'step':
        return this.#functions()
          .flatMap(({ evidence }) => evidence)
          .find(({ id }) => id === node.evidence);
      default:
        return node satisfies never;
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #functions() {
    return this.#groups.flatMap(({ functions }) => functions);
  }
}

function childrenOf(node: FunctionsNode | undefined, groups: readonly GroupNode[]): readonly FunctionsNode[] {
  switch (node?.type) {
    case undefined:
      return groups;
    case 'group':
      return node.functions;
    case 'function':
      return node.evidence;
    case 'evidence':
      return node.steps;
    case 'step':
      return [];
    default:
      return node satisfies never;
  }
}
