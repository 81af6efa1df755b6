import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Whether a module of this Node exports a function, or a class or an object that it exports has a method. */
export function existsInNode(module: string, name: string): boolean {
  const exported = load(module);
  if (exported === undefined) return false;
  if (name === 'default') return true;
  let value: unknown = exported;
  // `@@asyncIterator` is what the language's specification calls the member that the symbol names.
  const parts = name.split('.').map((part) => (part === '@@asyncIterator' ? Symbol.asyncIterator : part));
  for (const [index, part] of parts.entries()) {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return false;
    if (part in value) {
      value = (value as Record<PropertyKey, unknown>)[part];
      continue;
    }
    const { prototype } = value as { prototype?: object };
    return index === parts.length - 1 && prototype !== undefined && part in prototype;
  }
  return true;
}

function load(module: string): unknown {
  try {
    return require(`node:${module}`);
  } catch {
    // A module of a newer Node.
    return undefined;
  }
}
