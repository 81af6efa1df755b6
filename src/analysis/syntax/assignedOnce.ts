import { type Node, SyntaxKind, type VariableDeclaration } from '../../compiler/index.ts';
import { isFunctionWithBody } from './functionNode.ts';

const known = new WeakMap<VariableDeclaration, Map<string, boolean>>();

/** Whether a variable keeps what it begins with, although `let` would allow another value: `let i = 0, n = xs.length`. */
export function isAssignedOnce(node: VariableDeclaration, name: string): boolean {
  if (node.initializer === undefined) return false;
  let names = known.get(node);
  if (names === undefined) known.set(node, (names = new Map<string, boolean>()));
  let found = names.get(name);
  if (found === undefined) names.set(name, (found = !isAssignedAgain(node, name)));
  return found;
}

function isAssignedAgain(node: VariableDeclaration, name: string): boolean {
  const scope = scopeOf(node);
  const source = node.getSourceFile().text;
  const before = source.slice(scope.pos, node.pos);
  const after = source.slice(node.end, scope.end);
  const escaped = name.replaceAll('$', String.raw`\$`);
  const own = String.raw`(?<![\w$.])${escaped}(?![\w$])`;
  const assigned = new RegExp(
    [
      String.raw`${own}\s*(?:[-+*/%&|^]|\*\*|<<|>>>?|&&|\|\||\?\?)?=(?![=>])`,
      String.raw`${own}\s*(?:\+\+|--)`,
      String.raw`(?:\+\+|--)\s*${own}`,
      // `[a, b] = [b, a]`, `({ a } = next())`
      String.raw`[[{,]\s*(?:[\w$]+\s*:\s*)?${own}\s*(?:,[^;=]*)?[\]}]\s*=(?![=>])`,
      // `for (at of all)`
      String.raw`\(\s*${own}\s+(?:of|in)\b`,
    ].join('|'),
  );
  return assigned.test(before) || assigned.test(after) || assigned.test(node.initializer?.getText() ?? '');
}

/** All places that may assign a variable. */
function scopeOf(node: Node): Node {
  let scope = node.parent;
  while (scope.kind !== SyntaxKind.SourceFile && !isFunctionWithBody(scope)) scope = scope.parent;
  return scope;
}
