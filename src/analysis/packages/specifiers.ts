/** The modules that a file's text names in imports, re-exports and `require` calls, in order; comments may add some. */
export function specifiersIn(text: string): readonly string[] {
  const found = new Set<string>();
  for (const [, quoted] of text.matchAll(imports)) if (quoted !== undefined) found.add(quoted);
  return [...found];
}

const imports = /\b(?:require\s*\(|import\s*\(|from|import)\s*["']([^"'\n]+)["']/g;

/** A specifier as package and subpath: `a/b` is `./b` of `a`; `undefined` for what is no package's name. */
export function packageAndSubpath(
  specifier: string,
): { readonly name: string; readonly subpath: string } | undefined {
  const [, name, rest = ''] = /^((?:@[^/]+\/)?[^/.#][^/]*)(\/.*)?$/.exec(specifier) ?? [];
  return name === undefined ? undefined : { name, subpath: `.${rest}` };
}
