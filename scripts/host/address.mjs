/**
 * @typedef {object} AddressParts
 * @property {string} authority `host:port` of the server
 * @property {string} [token] the connection token
 * @property {string} [folder] what to open, absolute; nothing is opened without it
 * @property {string} [extension] an extension in development, absolute; needs a server with the test driver
 * @property {string} [tests] a module whose `run()` is called in the extension host, absolute; likewise
 */

/**
 * The address of the editor: what to open and which extension to load stand in it.
 *
 * @param {AddressParts} parts
 * @returns {string}
 */
export function editorAddress({ authority, token, folder, extension, tests }) {
  const remote = (/** @type {string} */ file) => `vscode-remote://${authority}${file}`;
  const payload = [
    ...(extension === undefined ? [] : [['extensionDevelopmentPath', remote(extension)]]),
    ...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]]),
  ];
  const query = new URLSearchParams();
  if (token !== undefined) query.set('tkn', token);
  if (folder !== undefined) query.set('folder', folder);
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://${authority}/?${query.toString()}`;
}
