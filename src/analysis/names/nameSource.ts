import type { CallExpression, Expression, Identifier, Node, TypeNode } from '../../compiler/index.ts';
import type { FileScopes } from '../values/fileScopes.ts';

/** A value or the type that it is written with, and the file that says so. */
export interface Written {
  readonly value?: Expression | undefined;
  readonly type?: TypeNode | undefined;
  readonly from: NameSource;
}

/** What the names of one file stand for: what the file itself says, and what it can ask others for. */
export interface NameSource {
  readonly scopes: FileScopes;
  /** What another module of the project exports under a name. */
  constantOf(name: Identifier): Written | undefined;
  /** What the function of the project that a call runs is declared to return, or returns. */
  returnedBy(call: CallExpression): Written | undefined;
  /** The interface, type alias or class of the project that a type's name stands for. */
  typeNamed(name: Identifier): { readonly node: Node; readonly from: NameSource } | undefined;
}
