import { isBlock, type Node } from '../../compiler/index.ts';
import type { TextEdit } from '../../core/index.ts';
import type { EachLoop } from '../callers/eachLoop.ts';

/** `rows.forEach((row) => { … });` becomes `for (const row of rows) { … }`; edits inside list and body go on their own. */
export function loopEdits({ call, callback, list, returns }: EachLoop): TextEdit[] {
  const statement = call.parent;
  const { body } = callback;
  const [parameter] = callback.parameters;
  if (body === undefined || parameter?.name === undefined) return [];
  const item = parameter.name.getText();
  const replace = (start: number, end: number, text: string): TextEdit => ({
    file: call.getSourceFile().fileName,
    start,
    end,
    text,
  });
  const bodyStart = body.getStart();
  const semicolon = statement.getText().endsWith(';') ? ';' : '';
  return [
    replace(call.getStart(), call.getStart(), `for (const ${item} of `),
    replace(list.end, bodyStart, ') '),
    replace(body.end, statement.end, isBlock(body) ? '' : semicolon),
    ...returns.map((one: Node) =>
      replace(one.getStart(), one.end, one.getText().endsWith(';') ? 'continue;' : 'continue'),
    ),
  ];
}
