import {
  isClassDeclaration,
  isExportSpecifier,
  isHeritageClause,
  isIdentifier,
  isImportClause,
  isImportSpecifier,
  isNewExpression,
  SymbolFlags,
  type ClassDeclaration,
  type Node,
} from '../../compiler/index.ts';
import { commonJsExports, isPlainScript } from '../commonJs/exports.ts';
import { isTypeOnly } from '../reach/isTypeOnly.ts';
import type { Resolver } from '../reach/resolver.ts';
import { isWithin, unwrap, walk } from '../target/functionLike.ts';
import type { TaskModule } from '../taskModule/planTask.ts';
import type { Findings, WrapContext } from './wrapContext.ts';

/**
 * A thrown error gets its class back where the function's module exports that. Refuses where another class is asked for
 * by those who catch it, and warns where nobody does.
 */
export function checkThrownClasses(
  context: WrapContext,
  task: TaskModule | undefined,
  findings: Findings,
): void {
  const { projects, target } = context;
  const exported = exportedClasses(context);
  for (const [type, made] of errorClasses(context)) {
    // A task module exports what its old module uses of it.
    const isThere = exported.has(type) || (task !== undefined && type.getSourceFile() === target.sourceFile);
    if (isThere || type.name === undefined) continue;
    const asking = projects
      .usesOf(type.name)
      .find((use) => asksForClass(use, type) && !isWithin(use, target.fn));
    const what = `\`${type.name.text}\` is thrown here, and the module of \`${target.name}\` does not export it, so callers get an error of a class that it extends`;
    if (asking === undefined) {
      findings.warn(
        'loses-prototype',
        made,
        `${what}; nothing here asks for its class, but what is written later may.`,
      );
    } else {
      const message = `This asks for the class \`${type.name.text}\`, and the module of \`${target.name}\`, which makes such errors, does not export it, so callers get one of a class that it extends; export it there, too.`;
      findings.refuse('loses-prototype', asking, message);
    }
  }
}

/** The classes of the project that are errors and are made by reached code, with those that they extend. */
function errorClasses({ reach, resolver }: WrapContext): ReadonlyMap<ClassDeclaration, Node> {
  const found = new Map<ClassDeclaration, Node>();
  for (const region of reach.regions) {
    walk(region, (node) => {
      if (isTypeOnly(node)) return false;
      if (!isNewExpression(node)) return true;
      for (const type of errorChain(node.expression, resolver)) if (!found.has(type)) found.set(type, node);
      return true;
    });
  }
  return found;
}

/** A class and all that it extends, if that ends with an error of the language; else nothing. */
function errorChain(name: Node, resolver: Resolver): readonly ClassDeclaration[] {
  const chain: ClassDeclaration[] = [];
  for (let at: Node | undefined = name; at !== undefined && isIdentifier(at);) {
    const declared = resolver.declared(at);
    if (declared.kind === 'library')
      return declared.library === 'language' && at.text.endsWith('Error') ? chain : [];
    if (declared.kind !== 'own' || !isClassDeclaration(declared.declaration)) return [];
    if (chain.includes(declared.declaration)) return [];
    chain.push(declared.declaration);
    at = declared.declaration.heritageClauses?.find(isHeritageClause)?.types[0]?.expression;
  }
  return [];
}

/** The classes that the function's module exports, its own and those of others. */
function exportedClasses({ project, resolver, target }: WrapContext): ReadonlySet<Node> {
  const { sourceFile } = target;
  if (isPlainScript(sourceFile)) {
    const values = commonJsExports(sourceFile).named.map(({ value }) => resolver.declared(unwrap(value)));
    return new Set(values.flatMap((declared) => (declared.kind === 'own' ? [declared.declaration] : [])));
  }
  const { checker } = project;
  const module = checker.getSymbolAtLocation(sourceFile);
  const symbols = module === undefined ? [] : checker.getExportsOfModule(module);
  return new Set(
    symbols.flatMap((symbol) => {
      const own = (symbol.flags & SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
      const handle = own.valueDeclaration;
      return (handle === undefined ? undefined : project.resolve(handle)) ?? [];
    }),
  );
}

/** `error instanceof ParseError`, `assert.throws(run, ParseError)`: anything but making one, extending or importing it. */
function asksForClass(use: Node, type: ClassDeclaration): boolean {
  const { parent } = use;
  if (use === type.name || isNewExpression(parent)) return false;
  if (isImportSpecifier(parent) || isImportClause(parent) || isExportSpecifier(parent)) return false;
  for (let at: Node | undefined = parent; at !== undefined; at = at.parent) {
    if (isTypeOnly(at) || isHeritageClause(at)) return false;
  }
  return true;
}
