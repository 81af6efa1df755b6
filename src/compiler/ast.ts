/**
 * The syntax tree and the checker's words, as the other rooms see them. Everything of `typescript/unstable/*` that a
 * room needs comes through here, so that a change of TypeScript's unversioned API stays inside this room.
 */
export * from 'typescript/unstable/ast';
export {
  DiagnosticCategory,
  NodeBuilderFlags,
  ObjectFlags,
  SignatureFlags,
  SignatureKind,
  SymbolFlags,
  TypeFlags,
} from 'typescript/unstable/sync';
export type {
  Checker,
  CompilerOptions,
  Diagnostic,
  NodeHandle,
  Program,
  ReferencedSymbolEntry,
  Signature,
  SignatureUsage,
  Symbol as CompilerSymbol,
  Type,
} from 'typescript/unstable/sync';
