import type { Identifier } from '../../compiler/index.ts';
import { namesElements } from '../syntax/collections.ts';
import type { Declaration } from '../syntax/scopes.ts';
import { annotatedSize, type TypeSize, type TypeSizes } from './typeSizes.ts';

/** The size that the type of a name says; what its declaration spells out needs no question to the compiler. */
export function typeOfName(
  node: Identifier,
  declared: Declaration | undefined,
  types: Pick<TypeSizes, 'of'>,
): TypeSize {
  const isDeclared = declared?.kind === 'parameter' || declared?.kind === 'variable';
  const written = isDeclared && declared.path === '' ? declared.node.type : undefined;
  // One question for all mentions of the name.
  if (declared?.kind === 'parameter' && written !== undefined && namesElements(written))
    return types.of(declared.node.name);
  return (written === undefined ? undefined : annotatedSize(written)) ?? types.of(node);
}
