import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** Where the pages' scripts are; webviews may load nothing from elsewhere. */
export function webviewFolder(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
}

export function webviewOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [webviewFolder(extensionUri)] };
}

/** The shell of the profiler panel; the head comment of src/webview/panel/main.ts states it. */
export function panelPage(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const script = (name: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(webviewFolder(extensionUri), name)).toString();
  return page({
    title: 'Poolwright Profiler',
    policy: (nonce) =>
      `default-src 'none'; script-src 'nonce-${nonce}'; worker-src blob:; connect-src ${webview.cspSource}`,
    bodyAttributes: ` data-layout-worker-url="${script('layoutWorker.js')}"`,
    script: script('panel.js'),
  });
}

/** The shell of the live view; the head comment of src/webview/live/main.ts states it. */
export function livePage(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  return page({
    title: 'Poolwright Live',
    policy: (nonce) => `default-src 'none'; script-src 'nonce-${nonce}'`,
    bodyAttributes: '',
    script: webview.asWebviewUri(vscode.Uri.joinPath(webviewFolder(extensionUri), 'live.js')).toString(),
  });
}

/** The shell of a comparison; the head comment of src/webview/panel/comparison/main.ts states it. */
export function comparisonPage(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  return plainPage(webview, extensionUri, 'comparison.js', 'Poolwright Comparison');
}

/** The same shell for a measurement (src/webview/scaling/main.ts). */
export function scalingPage(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  return plainPage(webview, extensionUri, 'scaling.js', 'Poolwright Scaling');
}

function plainPage(webview: vscode.Webview, extensionUri: vscode.Uri, file: string, title: string): string {
  const script = vscode.Uri.joinPath(webviewFolder(extensionUri), file);
  return page({
    title,
    policy: (nonce) => `default-src 'none'; script-src 'nonce-${nonce}'`,
    bodyAttributes: '',
    script: webview.asWebviewUri(script).toString(),
  });
}

interface Page {
  readonly title: string;
  readonly policy: (nonce: string) => string;
  readonly bodyAttributes: string;
  readonly script: string;
}

function page({ title, policy, bodyAttributes, script }: Page): string {
  const nonce = randomBytes(16).toString('hex');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy(nonce)}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
  </head>
  <body${bodyAttributes}>
    <script nonce="${nonce}" src="${script}"></script>
  </body>
</html>`;
}
