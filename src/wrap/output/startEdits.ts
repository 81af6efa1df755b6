import { isExpressionStatement, SyntaxKind, type CallExpression, type Node } from '../../compiler/index.ts';
import type { TextEdit } from '../../core/index.ts';
import type { CommonJsStart } from '../callers/commonJsStart.ts';
import { walk } from '../target/functionLike.ts';
import { fileStyle } from './sourceStyle.ts';

/**
 * The one call that such a module ends with, which needs no `await`: an error ends the program as it did. `undefined`
 * where there is more to wait for.
 */
export function onlyCallOf({ first, last }: CommonJsStart): CallExpression | undefined {
  if (first !== last || !isExpressionStatement(first)) return undefined;
  return first.expression.kind === SyntaxKind.CallExpression
    ? (first.expression as CallExpression)
    : undefined;
}

/** Puts the end of a CommonJS module into an async function that is called on the spot. */
export function startEdits({ first, last, sourceFile }: CommonJsStart): TextEdit[] {
  const { fileName: file, text } = sourceFile;
  const { indent, lineEnd, semicolons } = fileStyle(text);
  const start = first.getStart(sourceFile, true);
  const insert = (at: number, inserted: string): TextEdit => ({ file, start: at, end: at, text: inserted });
  const fixed = multiLineTexts(sourceFile);
  const lines = [...text.matchAll(/\n(?=[^\r\n])/g)]
    .map(({ index }) => index + 1)
    .filter(
      (at) => at > start && at < last.end && !fixed.some((node) => node.getStart() < at && at < node.end),
    );
  return [
    insert(start, `${semicolons ? '' : ';'}void (async () => {${lineEnd}${indent}`),
    ...lines.map((at) => insert(at, indent)),
    insert(last.end, `${lineEnd}})()${semicolons ? ';' : ''}`),
  ];
}

/** Texts that go over several lines and would be others when they were indented. */
function multiLineTexts(root: Node): readonly Node[] {
  const found: Node[] = [];
  walk(root, (node) => {
    const isTemplate =
      node.kind === SyntaxKind.NoSubstitutionTemplateLiteral ||
      node.kind === SyntaxKind.TemplateHead ||
      node.kind === SyntaxKind.TemplateMiddle ||
      node.kind === SyntaxKind.TemplateTail ||
      node.kind === SyntaxKind.JsxText;
    if (isTemplate) found.push(node);
  });
  return found;
}
