/**
 * Everything that package.json contributes and code refers to by id, in one typed table. A unit test compares it with
 * package.json in both directions, so an id that is misspelt or left over fails there and not in someone's editor.
 */

/** Commands that a person can run; the titles are in package.nls.json. */
export const commands = {
  analyzeFunction: 'poolwright.analyzeFunction',
  analyzeFile: 'poolwright.analyzeFile',
  analyzeWorkspace: 'poolwright.analyzeWorkspace',
  runInThreadPool: 'poolwright.runInThreadPool',
  runInProcessPool: 'poolwright.runInProcessPool',
  measureFunction: 'poolwright.measureFunction',
  profileFile: 'poolwright.profileFile',
  profileProgram: 'poolwright.profileProgram',
  openProfiler: 'poolwright.openProfiler',
  openProfileFile: 'poolwright.openProfileFile',
  compareProfiles: 'poolwright.compareProfiles',
  showOutput: 'poolwright.showOutput',
  restartServer: 'poolwright.restartServer',
} as const;

/** Commands that only code runs: tree items, code actions of the server. They are not contributed. */
export const internalCommands = {
  openPlace: 'poolwright.openPlace',
  offerInstall: 'poolwright.offerInstall',
} as const;

/** The section of the settings, and its keys. */
export const settings = {
  section: 'poolwright',
  analyzeOnOpen: 'analyzeOnOpen',
  codeLens: 'codeLens',
  sampleEveryMs: 'profiler.sampleEveryMs',
} as const;

export const views = {
  container: 'poolwright',
  functions: 'poolwright.functions',
  live: 'poolwright.live',
} as const;

/** The view type of the profiler's panel, by which VS Code restores it. */
export const panelViewType = 'poolwright.profiler';

/** The same of a panel that compares two profiles. */
export const comparisonViewType = 'poolwright.comparison';

/** The same of the page that shows a measurement. */
export const scalingViewType = 'poolwright.scaling';

/** The view type of the editor that profiles on disk open in. */
export const profileEditorViewType = 'poolwright.profile';

/** `viewItem` values of the tree, which its context menu asks for. */
export const treeItems = {
  function: 'poolwright.function',
} as const;

/** The languages that are analysed; `activationEvents` and the language client's selector follow this list. */
export const languageIds = ['typescript', 'typescriptreact', 'javascript', 'javascriptreact'] as const;

/** Profiles on disk end so. */
export const profileExtension = 'poolprofile';

/** `vscode.l10n.t`, handed to code that must not import `vscode`. */
export type Translate = (message: string, ...args: (string | number)[]) => string;
