import { isBuiltin } from 'node:module';
import { builtInCatalog, type Catalog } from '../../catalog/index.ts';
import { type CompilerSymbol, isOwnFile, SymbolFlags } from '../../compiler/index.ts';

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
export function externalName(
  symbol: CompilerSymbol,
  catalog: Catalog = builtInCatalog,
): ExternalName | undefined {
  // A program may add members to an interface of the language or of a package: that does not make it its own.
  const declaration = symbol.declarations.find(({ path }) => !isOwnFile(path)) ?? symbol.declarations[0];
  if (declaration === undefined) return undefined;
  const symbols = [symbol];
  for (let parent = symbol.getParent(); parent !== undefined; parent = parent.getParent())
    symbols.unshift(parent);
  const chain = symbols.map((one) => one.name);
  const path = declaration.path;
  if (/\/lib\.[\w.]+\.d\.ts$/.test(path)) {
    return { module: '', name: joined(chain.filter((part) => part !== '__global')), isLanguage: true };
  }
  const nodeFile = /\/@types\/node\/(?:ts[\d.]+\/)?(.+?)(?:\.generated)?\.d\.ts$/.exec(path)?.[1];
  if (nodeFile !== undefined) return nodeName(symbols, chain, nodeFile);
  const place = packageFile(path);
  if (place === undefined) return undefined;
  const inside = chain.filter((part) => !part.startsWith('"'));
  const module = catalog.moduleOfFile(place.name, place.file);
  // What a mapped type (`Pick<Client, …>`) hands on has lost its owner, and the members of a literal type have none.
  const [owner] = isMember(symbol) && chain.length === 1 ? ['__type'] : inside;
  const name = owner === '__type' ? `*.${symbol.name}` : joined(inside);
  return withDefault({ module, name, isLanguage: false }, catalog);
}

function isMember(symbol: CompilerSymbol): boolean {
  return (symbol.flags & (SymbolFlags.Property | SymbolFlags.Method | SymbolFlags.Accessor)) !== 0;
}

/**
 * @types/node declares modules by quoted name and globals in `__global`. What has neither around it is local to the
 * module of its file; several modules export such a local as a whole (`export = Stream`), and with it what it holds.
 */
function nodeName(symbols: readonly CompilerSymbol[], chain: readonly string[], file: string): ExternalName {
  const [first = ''] = chain;
  if (first.startsWith('"')) {
    const module = first.slice(1, -1).replace(/^node:/, '');
    return { module, name: joined(chain.slice(1)), isLanguage: false };
  }
  const isLocal = !chain.includes('__global') && isBuiltin(`node:${file}`);
  const outside = isLocal && isStatic(symbols[0], symbols[1]) ? chain.slice(1) : chain;
  const inside = outside.filter((part) => !['__global', 'NodeJS', 'PlatformPath'].includes(part));
  return { module: isLocal ? file : '', name: joined(inside), isLanguage: false };
}

/** Tells `EventEmitter.once`, which waits, from the `once` of every emitter. */
function isStatic(owner: CompilerSymbol | undefined, member: CompilerSymbol | undefined): boolean {
  return member !== undefined && owner?.getExports().get(member.escapedName)?.id === member.id;
}

/** Static members are declared on `ArrayConstructor`; a function's `__promisify__` does what the function does. */
function joined(chain: readonly string[]): string {
  return chain
    .filter((part) => part !== '__promisify__')
    .map((part, index) => (index < chain.length - 1 ? part.replace(/Constructor$/, '') : part))
    .join('.');
}

/** Methods of a class that a package exports by default are listed under what `default` makes. */
function withDefault(external: ExternalName, catalog: Catalog): ExternalName {
  if (!external.name.startsWith('default.')) return external;
  const made = catalog.lookUp(external.module, 'default')?.returns;
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
