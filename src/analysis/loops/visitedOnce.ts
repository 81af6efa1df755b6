import { isIdentifier, type Node } from '../../compiler/index.ts';
import { unwrap } from '../syntax/expressions.ts';
import type { CallFact, FunctionFacts, LoopFact } from '../facts/facts.ts';
import { parametersOf } from '../syntax/functionNode.ts';

/** `if (done.has(name)) return;`, `if (seen[at]) return 0;` */
const guard =
  /\bif\s*\(\s*(?:(?<set>[\w$.#]+)\.has\(|(?<flags>[\w$.#]+)\[)[^()\]]*[)\]][^(){};]*\)\s*\{?\s*(?:return|continue)\b/;

/**
 * The loop around a call beyond which its work repeats: a function that leaves at once where it has been before does each
 * thing once in all, however often a loop calls it, as long as that loop keeps the list of what is done.
 */
export function loopThatRepeats(call: CallFact, callee: FunctionFacts): LoopFact | undefined {
  if (call.loop === undefined) return undefined;
  const text = callee.node.getText();
  const groups = guard.exec(text)?.groups;
  const list = groups?.['set'] ?? groups?.['flags'];
  if (list === undefined || !isNoted(text, list) || isDeclaredIn(text, list)) return call.loop;
  const kept = nameAtCaller(call, callee, list);
  if (kept === undefined) return call.loop;
  let loop: LoopFact | undefined = call.loop;
  while (loop !== undefined && !isDeclaredIn(loop.node.getText(), kept)) loop = loop.parent;
  return loop;
}

function isNoted(text: string, list: string): boolean {
  const name = escaped(list);
  return new RegExp(`${name}(?:\\.(?:add|set)\\(|\\[[^\\]\\n]+\\]\\s*=(?![=>]))`).test(text);
}

function isDeclaredIn(text: string, list: string): boolean {
  return new RegExp(`\\b(?:const|let|var)\\s+${escaped(list)}(?![\\w$])`).test(text);
}

/** A list that is handed in has the caller's name there. */
function nameAtCaller(call: CallFact, callee: FunctionFacts, list: string): string | undefined {
  const index = parametersOf(callee.node).findIndex(({ name }) => nameOf(name) === list);
  if (index < 0) return list;
  const argument = call.arguments[index];
  return argument === undefined ? undefined : nameOf(unwrap(argument));
}

function nameOf(node: Node): string | undefined {
  return isIdentifier(node) ? node.text : undefined;
}

function escaped(name: string): string {
  return name.replaceAll(/[^\w]/g, String.raw`\$&`);
}
