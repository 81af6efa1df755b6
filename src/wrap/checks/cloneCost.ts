import { TypeFlags, type Node, type Type } from '../../compiler/index.ts';
import { typeParts } from '../reach/attempt.ts';
import type { Resolver } from '../reach/resolver.ts';
import { visibleSignatures } from './signatureTypes.ts';
import type { Check } from './wrapContext.ts';

/**
 * Says where a call copies as many objects as a list has, which can cost more than the pool gains. A note and no warning:
 * types do not say how long a list is, and most are short.
 */
export const checkCloneCost: Check = ({ project, resolver, target }, findings) => {
  const say = (type: Type | undefined, node: Node, subject: string): void => {
    if (type === undefined || !holdsManyObjects(type, resolver)) return;
    const message = `${subject} is copied object by object for each call: a few do not matter, 10,000 small ones take about 10 ms each way; numbers in a typed array are copied at once.`;
    findings.note('clone-cost', node, message);
  };
  for (const { parameters, results, resultNode } of visibleSignatures(target, project)) {
    for (const { node, type } of parameters) {
      const isRest = node.dotDotDotToken !== undefined;
      const given = isRest && type !== undefined ? itemsOf(type, resolver)[0] : type;
      say(given, node, `\`${node.name.getText()}\``);
    }
    for (const type of results) say(type, resultNode, 'The result');
  }
};

/** Deep enough for options with lists in them; what lies deeper is seldom what is long. */
const maxDepth = 4;

/** Whether a value can hold a list, a map or a set of objects, of any length. */
function holdsManyObjects(type: Type, resolver: Resolver, depth = 0, seen = new Set<number>()): boolean {
  if (depth > maxDepth || seen.has(type.id) || resolver.isPrimitiveType(type)) return false;
  seen.add(type.id);
  const { checker } = resolver.project;
  return typeParts(type).some((part) => {
    const items = itemsOf(part, resolver);
    if (items.some((item) => isObject(item, resolver))) return true;
    const name = part.getSymbol()?.name ?? '';
    if (items.length > 0 || opaque.test(name)) return false;
    const symbols = checker.getPropertiesOfType(part);
    const types =
      checker.isTupleType(part) && part.isTypeReference()
        ? checker.getTypeArguments(part)
        : checker.getTypeOfSymbol(symbols);
    return types.some((one) => one !== undefined && holdsManyObjects(one, resolver, depth + 1, seen));
  });
}

/** What a container of any length holds; empty for anything else. */
function itemsOf(type: Type, resolver: Resolver): readonly Type[] {
  const { checker } = resolver.project;
  const name = type.getSymbol()?.name ?? '';
  if (/^(?:Readonly)?(?:Array|Map|Set)$/.test(name) && type.isTypeReference())
    return checker.getTypeArguments(type);
  if (opaque.test(name)) return [];
  return checker.getIndexInfosOfType(type).map(({ valueType }) => valueType);
}

function isObject(type: Type, resolver: Resolver): boolean {
  return typeParts(type).some((part) => {
    const isUntold = (part.flags & (TypeFlags.AnyOrUnknown | TypeFlags.Instantiable)) !== 0;
    return !isUntold && !resolver.isPrimitiveType(part) && !opaque.test(part.getSymbol()?.name ?? '');
  });
}

/** Objects of the language that are copied as a whole, or not at all. */
const opaque =
  /^(?:Date|RegExp|(?:Int|Uint|Float|Big)\w*Array|ArrayBuffer|SharedArrayBuffer|DataView|Buffer|Promise|.*Error)$/;
