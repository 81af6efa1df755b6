import type { PropertyAccessExpression } from '../../compiler/index.ts';
import { classAround } from '../syntax/classText.ts';
import type { ClassNode } from '../syntax/functionNode.ts';

const known = new WeakMap<ClassNode, Map<string, boolean>>();

/**
 * Whether a field holds what comes and goes by itself: things are taken out of it by what they are (`filter((other) =>
 * other !== observer)`, `connections.delete(connection)`) and not by a key, an index or what they hold. So do those who
 * watch something, and there are few of them, where records of data have keys.
 */
export function isRegister(place: PropertyAccessExpression): boolean {
  const field = place.name;
  const around = classAround(place);
  if (around === undefined) return false;
  let fields = known.get(around);
  if (fields === undefined) known.set(around, (fields = new Map<string, boolean>()));
  let found = fields.get(field.text);
  if (found === undefined) fields.set(field.text, (found = takesOutByIdentity(around.getText(), field.text)));
  return found;
}

function takesOutByIdentity(text: string, field: string): boolean {
  const name = `this\\.${field.replaceAll('$', String.raw`\$`)}`;
  const own = String.raw`(?<![\w$.])${field.replaceAll('$', String.raw`\$`)}`;
  const ofKeys = String.raw`(?::\s*(?:readonly\s+)?(?:(?:Readonly)?(?:Array|Set)<)?|=\s*new\s+Set<)(?:string|number|symbol)\b`;
  if (new RegExp(own + ofKeys).test(text)) return false;
  const isSet = [String.raw`\.add`, String.raw`\.delete`].every((method) =>
    new RegExp(String.raw`${name}${method}\(\s*[\w$]+\s*\)`).test(text),
  );
  if (isSet) return true;
  const uses = [
    // `this.observers.filter((one) => one !== observer)`
    String.raw`${name}\??\.filter\(\s*\(?\s*([\w$]+)[^=)]*\)?\s*=>\s*\1\s*!==?\s*[\w$]+\s*\)`,
    // `this.observers.indexOf(observer)`, to take it out there
    String.raw`${name}\.indexOf\(\s*[\w$]+\s*\)[^}]*${name}\.splice\(`,
  ];
  return uses.some((use) => new RegExp(use).test(text));
}
