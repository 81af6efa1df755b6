import {
  type BindingName,
  type Expression,
  isBindingElement,
  isIdentifier,
  type Node,
  type ParameterDeclaration,
  SyntaxKind,
} from '../../compiler/index.ts';
import { literalNumber } from '../syntax/expressions.ts';
import type { Declaration } from '../syntax/scopes.ts';

type Parameter = Declaration & { kind: 'parameter' };

/** The number that a parameter, or a part of it, has where the caller says nothing: `32` of `({ size = 32 })`. */
export function defaultNumber(declared: Parameter): number | undefined {
  const { initializer, name } = declared.node;
  const value = declared.path === '' ? initializer : defaultIn(name, declared.name);
  const number = value === undefined ? undefined : literalNumber(value);
  // 0 and 1 are where something starts.
  return number !== undefined && number >= 2 ? number : undefined;
}

function defaultIn(binding: BindingName, name: string): Expression | undefined {
  if (isIdentifier(binding)) return undefined;
  for (const element of binding.elements) {
    if (!isBindingElement(element) || element.name === undefined) continue;
    if (isIdentifier(element.name)) {
      if (element.name.text === name) return element.initializer;
      continue;
    }
    const inner = defaultIn(element.name, name);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

const known = new WeakMap<ParameterDeclaration, Map<string, boolean>>();

/**
 * Whether a function treats a text as something that names: it looks it up, compares it with a text that is written
 * there, reads a number from it or from its characters, or holds it against a pattern as a whole.
 */
export function isToken(declared: Parameter, isText: boolean): boolean {
  let names = known.get(declared.node);
  if (names === undefined) known.set(declared.node, (names = new Map<string, boolean>()));
  const key = `${declared.name}:${isText}`;
  let found = names.get(key);
  if (found === undefined) names.set(key, (found = isUsedAsToken(declared.owner, declared.name, isText)));
  return found;
}

function isUsedAsToken(owner: Node, parameter: string, isText: boolean): boolean {
  if (owner.kind === SyntaxKind.SourceFile) return false;
  const name = `(?<!typeof )(?<![\\w$.'"\`])${parameter.replaceAll('$', String.raw`\$`)}(?![\\w$])`;
  const text = owner.getText();
  if (makesOneNumber(owner, text, isText)) return true;
  const uses = [
    // `prices.get(name)`, `seen.has(name)`: other things than texts are looked up as well.
    ...(isText ? [String.raw`\.(?:get|has|delete)\(\s*${name}\s*\)`] : []),
    // `name in table`
    String.raw`${name}\s+in\s+[\w$]`,
    // `name === 'GET'`, and the other way round
    String.raw`${name}\s*[!=]==?\s*['"][^'"\n]{2,}['"]`,
    String.raw`['"][^'"\n]{2,}['"]\s*[!=]==?\s*${name}`,
    // `Number(code)`, `Number(code[at])`
    String.raw`\b(?:Number|BigInt|parseInt|parseFloat)\(\s*${name}\s*(?:\[[^\]]*\])?\s*[,)]`,
    // `BigInt('0x' + digits)`
    String.raw`\bBigInt\(\s*(?:['"]0[xXoObB]['"]\s*\+\s*|\x600[xXoObB]\$\{\s*)${name}`,
    // `name.startsWith('0x')`
    String.raw`${name}\.startsWith\(\s*['"]0x['"]`,
    // `name.padStart(8)`, `plain(name).padEnd(8)`
    String.raw`${name}\s*\)?\.pad(?:Start|End)\(`,
    // `/^[a-z]+$/.test(name)`
    String.raw`/\^[^\n]*\$/[a-z]*\.test\(\s*${name}\s*\)`,
    String.raw`${name}\.match\(\s*/\^[^\n]*\$/[a-z]*\s*\)`,
  ];
  return uses.some((use) => new RegExp(use).test(text));
}

/**
 * Whether a function makes one big integer of all that it is given: nobody calculates with numbers of a megabyte. A
 * checksum keeps its number small by cutting it again and again, or is asked of a hash.
 */
function makesOneNumber(owner: Node, text: string, isText: boolean): boolean {
  const { type } = owner as Partial<{ type: Node }>;
  if (type?.kind !== SyntaxKind.BigIntKeyword) return false;
  const isWritten = /\bBigInt\(\s*['"`]0[xXoObB]/.test(text);
  // Digit by digit, or by a function that does it.
  const isPutTogether =
    /<<|\*\s*(?:256n|0x100n)|^(?!.*\b(?:for|while)\b)(?!.*\.(?:forEach|reduce|map)\()/s.test(text);
  if (!isWritten && (isText || !isPutTogether)) return false;
  return !/[%^]|\basU?[iI]ntN\b|&\s*(?:0x|[\d_]+n|[A-Z_]{2,})|\.(?:update|digest)\(/.test(text);
}
