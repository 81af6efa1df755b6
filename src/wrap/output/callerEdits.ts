import { isPropertyAccessExpression, type Identifier, type Node } from '../../compiler/index.ts';
import type { TextEdit } from '../../core/index.ts';
import type { CallerPlan } from '../callers/planCallers.ts';
import { asyncEdits } from './asyncEdits.ts';
import { awaitEdits, renameEdits } from './awaitEdits.ts';
import { loopEdits } from './loopEdits.ts';
import { onlyCallOf, startEdits } from './startEdits.ts';

/** The places where the twin's name stands from now on. */
export function renamedNames({ graph, renamed }: CallerPlan): readonly Identifier[] {
  const awaited = graph.waits.flatMap(({ name }) => (name === undefined ? [] : [name]));
  return [...renamed.map(({ name }) => name), ...awaited, ...graph.handedOn.map(({ node }) => nameIn(node))];
}

/** All that callers need: outer edits come before inner ones that begin at the same place. */
export function callerEdits(
  { graph, renamed }: CallerPlan,
  twinAt: (name: Identifier) => string,
): TextEdit[] {
  const edits: TextEdit[] = [];
  const started = new Set<Node>();
  for (const start of graph.starts.values()) {
    const only = onlyCallOf(start);
    const waits = graph.owners.get(start.sourceFile) ?? [];
    if (only !== undefined && waits.every(({ call }) => call === only)) {
      started.add(only);
      const at = only.getStart();
      edits.push({ file: start.sourceFile.fileName, start: at, end: at, text: 'void ' });
    } else edits.push(...startEdits(start));
  }
  for (const loop of graph.loops.values()) edits.push(...loopEdits(loop));
  const outerFirst = [...graph.waits].sort((a, b) => a.call.pos - b.call.pos || b.call.end - a.call.end);
  for (const { call, name, shape } of outerFirst) {
    const rename = name === undefined ? undefined : { name, twin: twinAt(name) };
    if (!started.has(call)) edits.push(...awaitEdits({ call, shape, rename }));
    else if (rename !== undefined) edits.push(...renameEdits(rename.name, rename.twin));
  }
  edits.push(...graph.assertions.map(({ edit }) => edit));
  for (const { name } of renamed) edits.push(...renameEdits(name, twinAt(name)));
  for (const { node, parameters } of graph.handedOn) {
    const name = nameIn(node);
    const list = parameters.join(', ');
    const start = node.getStart();
    const path = node.getText().slice(0, name.getStart() - start);
    const text = `(${list}) => ${path}${twinAt(name)}(${list})`;
    edits.push({ file: node.getSourceFile().fileName, start, end: node.end, text });
  }
  return [...edits, ...graph.groups.flatMap(asyncEdits)];
}

function nameIn(node: Node): Identifier {
  return (isPropertyAccessExpression(node) ? node.name : node) as Identifier;
}
