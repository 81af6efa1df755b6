import {
  isBindingElement,
  isIdentifier,
  isImportSpecifier,
  type Identifier,
  type Node,
  type SourceFile,
} from '../../compiler/index.ts';
import type { Resolver } from '../reach/resolver.ts';
import { unwrap, walk } from '../target/functionLike.ts';
import { commonJsExports } from './exports.ts';

/**
 * All places in the project that name what a CommonJS module exports, given the name that the module itself has for it.
 * The compiler's own search does not go through `require` into other files; their names resolve all the same, so they
 * are asked one by one.
 */
export function usesOfExport(name: Identifier, resolver: Resolver): readonly Node[] {
  const exported = commonJsExports(name.getSourceFile()).named.filter(
    (one) => one.name === name || (isIdentifier(one.value) && one.value.text === name.text),
  );
  if (exported.length === 0) return [];
  const inPlace = exported.find((one) => one.name === name);
  const declaration = inPlace === undefined ? name.parent : unwrap(inPlace.value);
  const names = new Set([name.text, ...exported.map((one) => one.name.text)]);
  return resolver.project.ownFiles().flatMap((file) => {
    const sourceFile = resolver.project.sourceFile(file);
    return sourceFile === undefined ? [] : usesIn(sourceFile, declaration, names, resolver);
  });
}

function usesIn(
  sourceFile: SourceFile,
  declaration: Node,
  names: ReadonlySet<string>,
  resolver: Resolver,
): readonly Node[] {
  const local = new Set(names);
  const candidates: Identifier[] = [];
  walk(sourceFile, (node) => {
    // `{ f: g }`: the file goes on with the other name.
    const isRenaming = (isBindingElement(node) || isImportSpecifier(node)) && node.propertyName !== undefined;
    if (isRenaming && node.name !== undefined && isIdentifier(node.name)) {
      if (names.has(node.propertyName.getText())) local.add(node.name.text);
    }
    if (isIdentifier(node) && local.has(node.text)) candidates.push(node);
  });
  return candidates.filter((candidate) => resolver.named(candidate) === declaration);
}
