import {
  isBindingElement,
  isExportDeclaration,
  isIdentifier,
  isImportClause,
  isImportDeclaration,
  isNamedImports,
  isObjectBindingPattern,
  isPropertyAccessExpression,
  type BindingElement,
  type ExportSpecifier,
  type Identifier,
  type ImportSpecifier,
  type Node,
  type SourceFile,
} from '../../compiler/index.ts';
import { assertNever, type TextEdit } from '../../core/index.ts';
import { findUses, isInDocumentation, type FunctionUse } from '../callers/findUses.ts';
import type { Projects } from '../callers/projects.ts';
import type { Findings } from '../checks/wrapContext.ts';
import { isWithin, walk } from '../target/functionLike.ts';
import { overloadsOf } from '../target/overloads.ts';
import type { WrapTarget } from '../target/wrapTarget.ts';
import { inlineCall } from './inlineCall.ts';
import { OriginalNames } from './originalNames.ts';
import { removeNames } from './removals.ts';

type ImportUse = Extract<FunctionUse, { readonly kind: 'import' }>;

export interface InlineContext {
  /** All projects whose code may call the twin. */
  readonly projects: Projects;
  /** The twin, and the function that it stands for. */
  readonly target: WrapTarget;
  readonly original: WrapTarget;
  /** Whether the original is async by itself, or always gives a promise where it is awaited. */
  readonly isAsync: boolean;
  readonly returnsPromise: boolean;
}

/** What each file has to do so that it calls the original; uses that have no such form are refused. */
export class InlineUses {
  readonly #context: InlineContext;
  readonly #findings: Findings;
  readonly #names: OriginalNames;
  readonly #edits: TextEdit[] = [];
  /** Specifiers of the twin that nothing needs any more, by their lists. */
  readonly #leaving = new Map<Node, Node[]>();
  /** What the original is called by a specifier that brought the twin. */
  readonly #local = new Map<Node, string>();

  constructor(context: InlineContext, findings: Findings) {
    this.#context = context;
    this.#findings = findings;
    this.#names = new OriginalNames(context.original, context.projects);
  }

  /** The edits of all uses, and the files that they are in. */
  plan(): { readonly edits: readonly TextEdit[]; readonly files: readonly string[] } {
    const { projects, target } = this.#context;
    const overloads = overloadsOf(target.fn);
    const uses = findUses(target, projects).filter(
      (use) => !overloads.some((one) => isWithin(nodeOf(use), one)),
    );
    // Imports first: they say what the calls are renamed to. Both names of `f as g` lead to one.
    const imports = new Set(uses.flatMap((use) => (use.kind === 'import' ? [use.specifier] : [])));
    for (const specifier of imports) this.#import(specifier);
    for (const use of uses) {
      if (use.kind === 'export') this.#leave(use.specifier);
      else if (use.kind === 'call') this.#call(use.call, use.name);
      else if (use.kind === 'mention' && isInDocumentation(use.name)) this.#mention(use.name);
      else if (use.kind !== 'import') this.#refuse(nodeOf(use));
    }
    for (const list of this.#leaving.values()) this.#edits.push(...removeNames(list));
    const files = uses.map((use) => nodeOf(use).getSourceFile().fileName);
    return { edits: this.#edits, files: [...new Set(files)] };
  }

  #leave(specifier: ImportSpecifier | ExportSpecifier | BindingElement): void {
    const { parent } = specifier;
    const known = this.#leaving.get(parent) ?? [];
    if (!known.includes(specifier)) this.#leaving.set(parent, [...known, specifier]);
  }

  #import(specifier: ImportUse['specifier']): void {
    if (isBindingElement(specifier)) this.#bind(specifier);
    else if (isImportClause(specifier)) this.#refuse(specifier);
    else this.#importNamed(specifier);
  }

  /** `import { fPooled } from …` */
  #importNamed(specifier: ImportSpecifier): void {
    const sourceFile = specifier.getSourceFile();
    const known = this.#names.localIn(sourceFile);
    if (known !== undefined) {
      this.#local.set(specifier, known);
      this.#leave(specifier);
      return;
    }
    const own = this.#ownName(specifier.name.text);
    const declaration = specifier.parent.parent.parent;
    const exported = isImportDeclaration(declaration)
      ? this.#names.exportedBy(declaration.moduleSpecifier, own)
      : undefined;
    if (exported === undefined) {
      this.#refuseUnexported(specifier, specifier.name.text);
      return;
    }
    const isOwn = exported === 'default' || specifier.name.text !== this.#context.target.name;
    const others = [...this.#local].filter(([other]) => other.getSourceFile() === sourceFile);
    const local = freeName(
      isOwn ? own : exported,
      sourceFile,
      others.map(([, name]) => name),
    );
    this.#local.set(specifier, local);
    const clause = specifier.parent.parent;
    if (exported === 'default' && isImportClause(clause) && clause.name === undefined)
      this.#importDefault(specifier, local);
    else this.#replace(specifier, exported === local ? local : `${exported} as ${local}`);
  }

  /** `import { fPooled, other }` becomes `import f, { other }`. */
  #importDefault(specifier: ImportSpecifier, local: string): void {
    const list = specifier.parent;
    if (isNamedImports(list) && list.elements.length === 1) {
      this.#replace(list, local);
      return;
    }
    const start = list.getStart();
    const file = list.getSourceFile().fileName;
    this.#edits.push({ file, start, end: start, text: `${local}, ` });
    this.#leave(specifier);
  }

  /** `const { fPooled } = require(…)`, `const { fPooled } = await import(…)` and the like. */
  #bind(binding: BindingElement): void {
    const { name, parent: pattern } = binding;
    if (name === undefined || !isIdentifier(name) || !isObjectBindingPattern(pattern)) return;
    const own = this.#ownName(name.text);
    const exported = this.#names.propertyOf(pattern, own);
    if (exported === undefined) {
      this.#refuseUnexported(binding, name.text);
      return;
    }
    const beside = pattern.elements.find((one) => (one.propertyName ?? one.name)?.getText() === exported);
    const known = beside?.initializer === undefined ? beside?.name : undefined;
    if (known !== undefined && isIdentifier(known)) {
      this.#local.set(binding, known.text);
      this.#leave(binding);
      return;
    }
    const isOwn = name.text !== this.#context.target.name;
    // Another scope may have the same name for the same function.
    const local = freeName(isOwn ? own : exported, binding.getSourceFile(), []);
    this.#local.set(binding, local);
    this.#replace(binding, exported === local ? local : `${exported}: ${local}`);
  }

  #call(call: Parameters<typeof inlineCall>[0]['call'], name: Identifier): void {
    const { isAsync, original, returnsPromise, target } = this.#context;
    const renamed = this.#nameAt(name);
    if (renamed === undefined) {
      const message = `\`${original.reference}\` cannot be reached where \`${target.name}\` is called; export it there.`;
      this.#findings.refuse('unsupported-form', call, message);
      return;
    }
    const edits = inlineCall({ call, name, original: renamed, isAsync, returnsPromise });
    if (edits !== undefined) this.#edits.push(...edits);
    else {
      const message = `The promise of \`${target.reference}\` is used here in a way that a direct call cannot stand for; await it in a statement of its own.`;
      this.#findings.refuse('unsupported-form', call, message);
    }
  }

  #mention(name: Node): void {
    if (isIdentifier(name)) this.#replace(name, this.#nameAt(name) ?? this.#context.original.name);
  }

  #refuse(node: Node): void {
    const message = `\`${this.#context.target.reference}\` is used here in a way that cannot be turned back; call it directly.`;
    this.#findings.refuse('unsupported-form', node, message);
  }

  #refuseUnexported(node: Node, twin: string): void {
    const message = `\`${this.#context.original.name}\` is not exported where \`${twin}\` is imported from; export it there.`;
    this.#findings.refuse('unsupported-form', node, message);
  }

  #replace(node: Node, text: string): void {
    const file = node.getSourceFile().fileName;
    this.#edits.push({ file, start: node.getStart(), end: node.end, text });
  }

  /** What the original is called where the twin is called by `name`. */
  #nameAt(name: Identifier): string | undefined {
    const { original, projects, target } = this.#context;
    const { parent } = name;
    const isProperty = isPropertyAccessExpression(parent) && parent.name === name;
    if (isProperty && target.member !== undefined) return original.name;
    if (isProperty) {
      const isAtHome = name.getSourceFile() === target.sourceFile;
      const property = this.#names.propertyOf(parent.expression, this.#ownName(name.text));
      return property ?? (isAtHome ? original.name : undefined);
    }
    const project = projects.of(name);
    const handle = project.checker.getSymbolAtLocation(name)?.declarations[0];
    const declaration = handle === undefined ? undefined : project.resolve(handle);
    const local = declaration === undefined ? undefined : this.#local.get(declaration);
    return local ?? original.reference;
  }

  /** `findRoute` of `findRoutePooled`, also where the twin goes by another name than its own. */
  #ownName(local: string): string {
    const { original, target } = this.#context;
    const suffix = target.name.startsWith(original.name) ? target.name.slice(original.name.length) : '';
    if (suffix === '' || local === target.name || !local.endsWith(suffix)) return original.name;
    return local.slice(0, -suffix.length) || original.name;
  }
}

function nodeOf(use: FunctionUse): Node {
  switch (use.kind) {
    case 'call':
    case 'mention':
      return use.name;
    case 'value':
      return use.node;
    case 'import':
    case 'export':
      return use.specifier;
    default:
      return assertNever(use);
  }
}

function freeName(wanted: string, sourceFile: SourceFile, others: readonly string[]): string {
  const taken = new Set(others);
  walk(sourceFile, (node) => {
    // `export { f } from …` and `x.f` give nothing in the file that name.
    if (isExportDeclaration(node)) return node.moduleSpecifier === undefined;
    if (!isIdentifier(node)) return true;
    const isProperty = isPropertyAccessExpression(node.parent) && node.parent.name === node;
    if (!isProperty) taken.add(node.text);
    return true;
  });
  let free = wanted;
  for (let count = 2; taken.has(free); count += 1) free = `${wanted}${count}`;
  return free;
}
