/**
 * Everything that package.json contributes and code refers to by id, in one typed table. A unit test compares it with
 * package.json in both directions, so an id that is misspelt or left over fails there and not in someone's editor.
 */

/** Commands that a person can run; the titles are in package.nls.json. */
export const commands = {
  restartServer: 'poolwright.restartServer',
  showOutput: 'poolwright.showOutput',
} as const;

/** The section of the settings, and its keys. */
export const settings = {
  section: 'poolwright',
} as const;

/** The languages that are analysed; `activationEvents` and the language client's selector follow this list. */
export const languageIds = ['typescript', 'typescriptreact', 'javascript', 'javascriptreact'] as const;
