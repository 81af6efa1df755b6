import type { CompilerSymbol } from '../../compiler/index.ts';
import type { ImportedName } from './imports.ts';

/**
 * A declaration of the project by the name under which a user may list it: what a module declares belongs to the
 * package around it, and what a script declares is a global.
 */
export function ownName(symbol: CompilerSymbol, packageName: string | undefined): ImportedName | undefined {
  const chain: string[] = [];
  for (let one: CompilerSymbol | undefined = symbol; one !== undefined; one = one.getParent())
    chain.unshift(one.name);
  const isInModule = chain[0]?.startsWith('"') === true;
  const module = isInModule ? packageName : '';
  const inside = chain.filter((part) => !part.startsWith('"') && part !== '__global');
  return module === undefined || inside.length === 0 ? undefined : { module, name: inside.join('.') };
}
