import { escapeHtml } from './escapeHtml.ts';

export interface HtmlPage {
  readonly title: string;
  /** The only style sheet. */
  readonly style: string;
  /** HTML, between the tags of the body. */
  readonly body: string;
  /** The base64 SHA-256 of a text. */
  readonly hash: (text: string) => string;
}

/** One HTML file, which opens without network: no script, no picture from elsewhere, and a policy that allows nothing but its style sheet. */
export function htmlPage({ title, style, body, hash }: HtmlPage): string {
  const policy = `default-src 'none'; style-src 'sha256-${hash(style)}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} – Poolwright</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
