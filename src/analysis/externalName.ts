import { lookUp, moduleOfFile } from '../catalog/index.ts';
import { type CompilerSymbol, SymbolFlags } from '../compiler/index.ts';

/** A declaration outside the project by the name under which the catalogue lists it. */
export interface ExternalName {
  /** Module without `node:`, package name, or empty for globals. */
  readonly module: string;
  readonly name: string;
  /** Declared by the language's own library. */
  readonly isLanguage: boolean;
}

/**
 * Tells by where a symbol is declared, never by how the program spells it: `"fs"` › `readFileSync` is `fs`,
 * `readFileSync`; the global `Array` › `map` is `Array.map`.
 */
export function externalName(symbol: CompilerSymbol): ExternalName | undefined {
  const [declaration] = symbol.declarations;
  if (declaration === undefined) return undefined;
  const chain = [symbol.name];
  for (let parent = symbol.getParent(); parent !== undefined; parent = parent.getParent())
    chain.unshift(parent.name);
  const path = declaration.path;
  if (/\/lib\.[\w.]+\.d\.ts$/.test(path)) return { module: '', name: joined(chain), isLanguage: true };
  const nodeModule = /\/@types\/node\/(?:ts[\d.]+\/)?(.+)\.d\.ts$/.exec(path)?.[1];
  if (nodeModule !== undefined) return nodeName(chain, nodeModule);
  const place = packageFile(path);
  if (place === undefined) return undefined;
  const inside = chain.filter((part) => !part.startsWith('"'));
  const module = moduleOfFile(place.name, place.file);
  // What a mapped type (`Pick<Client, …>`) hands on has lost its owner, and the members of a literal type have none.
  const [owner] = isMember(symbol) && chain.length === 1 ? ['__type'] : inside;
  const name = owner === '__type' ? `*.${symbol.name}` : joined(inside);
  return withDefault({ module, name, isLanguage: false });
}

function isMember(symbol: CompilerSymbol): boolean {
  return (symbol.flags & (SymbolFlags.Property | SymbolFlags.Method | SymbolFlags.Accessor)) !== 0;
}

/** @types/node declares modules by quoted name, globals in `__global`, and `path` as a namespace in path.d.ts. */
function nodeName(chain: readonly string[], file: string): ExternalName {
  const [first = ''] = chain;
  if (first.startsWith('"')) {
    const module = first.slice(1, -1).replace(/^node:/, '');
    return { module, name: joined(chain.slice(1)), isLanguage: false };
  }
  const inside = chain.filter((part) => part !== '__global' && part !== 'NodeJS' && part !== 'PlatformPath');
  if (inside.length > 1 && inside[0] === file)
    return { module: file, name: joined(inside.slice(1)), isLanguage: false };
  return { module: '', name: joined(inside), isLanguage: false };
}

/** Static members are declared on `ArrayConstructor`; a function's `__promisify__` does what the function does. */
function joined(chain: readonly string[]): string {
  return chain
    .filter((part) => part !== '__promisify__')
    .map((part, index) => (index < chain.length - 1 ? part.replace(/Constructor$/, '') : part))
    .join('.');
}

/** Methods of a class that a package exports by default are listed under what `default` makes. */
function withDefault(external: ExternalName): ExternalName {
  if (!external.name.startsWith('default.')) return external;
  const made = lookUp(external.module, 'default')?.returns;
  return made === undefined ? external : { ...external, name: external.name.replace(/^default/, made) };
}

/** `pg` for `…/node_modules/pg/lib/index.d.ts`, and for `…/node_modules/@types/pg/index.d.ts`, with the file inside. */
function packageFile(path: string): { readonly name: string; readonly file: string } | undefined {
  const [, inside, file = ''] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(.*)/.exec(path) ?? [];
  if (inside === undefined) return undefined;
  const types = /^@types\/(.+)$/.exec(inside)?.[1];
  if (types === undefined) return { name: inside, file };
  return { name: types.includes('__') ? `@${types.replace('__', '/')}` : types, file };
}
