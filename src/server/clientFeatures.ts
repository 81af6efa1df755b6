import type { InitializeParams } from 'vscode-languageserver/node';
import type { ServerInitializationOptions } from '../protocol/languageServer.ts';
import { editSupportOf, type EditSupport } from './wrapEdit.ts';

/** What the editor on the other side can do, as it said when it connected. */
export interface ClientFeatures {
  /** VS Code with our extension: knows our notifications and commands. */
  readonly extended: boolean;
  readonly configuration: boolean;
  readonly workspaceFolders: boolean;
  readonly watchesFiles: boolean;
  readonly refreshesLenses: boolean;
  readonly disabledActions: boolean;
  /** Code actions may be completed when they are chosen. */
  readonly resolvesEdits: boolean;
  readonly relatedInformation: boolean;
  readonly edits: EditSupport;
}

export function clientFeaturesOf(
  { capabilities }: InitializeParams,
  options: ServerInitializationOptions,
): ClientFeatures {
  const { workspace, textDocument } = capabilities;
  const actions = textDocument?.codeAction;
  const extended = options.extended === true;
  return {
    extended,
    configuration: workspace?.configuration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    disabledActions: actions?.disabledSupport === true,
    resolvesEdits:
      actions?.dataSupport === true && (actions.resolveSupport?.properties ?? []).includes('edit'),
    relatedInformation: textDocument?.publishDiagnostics?.relatedInformation === true,
    edits: editSupportOf(capabilities, extended),
  };
}
