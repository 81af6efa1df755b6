import {
  isCallExpression,
  isExportSpecifier,
  isIdentifier,
  isImportClause,
  isImportDeclaration,
  isImportSpecifier,
  isNamedImports,
  isPropertyAccessExpression,
  SyntaxKind,
  type CompilerProject,
  type ExportSpecifier,
  type ImportSpecifier,
  type Node,
  type SourceFile,
} from '../../compiler/index.ts';
import type { TextEdit } from '../../core/index.ts';
import type { Projects } from '../callers/projects.ts';
import type { Findings } from '../checks/wrapContext.ts';
import { isWithin, walk } from '../target/functionLike.ts';
import type { Twin } from '../target/findTwin.ts';
import { inlineCall } from './inlineCall.ts';
import type { OriginalNames } from './originalNames.ts';
import { removeSpecifiers } from './removals.ts';

export interface InlineContext {
  readonly project: CompilerProject;
  /** All projects whose code may call the twin. */
  readonly projects: Projects;
  readonly twin: Twin;
  readonly names: OriginalNames;
  /** Whether the original is async by itself, or always gives a promise where it is awaited. */
  readonly isAsync: boolean;
  readonly returnsPromise: boolean;
}

/** What each file has to do so that it calls the original; uses that have no such form are refused. */
export class InlineUses {
  readonly #context: InlineContext;
  readonly #findings: Findings;
  readonly #edits: TextEdit[] = [];
  readonly #files = new Set<string>();
  /** Specifiers of the twin that nothing needs any more, by their lists. */
  readonly #leaving = new Map<Node, (ImportSpecifier | ExportSpecifier)[]>();
  /** What the original is called in a file, by what that calls the twin. */
  readonly #local = new Map<SourceFile, Map<string, string>>();

  constructor(context: InlineContext, findings: Findings) {
    this.#context = context;
    this.#findings = findings;
  }

  /** The edits of all uses, and the files that they are in. */
  plan(): { readonly edits: readonly TextEdit[]; readonly files: readonly string[] } {
    const { declaration } = this.#context.twin;
    const name = declaration.name;
    if (name === undefined || !isIdentifier(name)) return { edits: [], files: [] };
    const uses = this.#context.projects.usesOf(name).filter((use) => !isWithin(use, declaration));
    // Imports first: they say what the calls are renamed to.
    const imports = new Set(uses.map(({ parent }) => parent).filter((one) => isImportSpecifier(one)));
    for (const specifier of imports) this.#import(specifier);
    for (const use of uses) {
      this.#files.add(use.getSourceFile().fileName);
      if (isImportSpecifier(use.parent)) continue;
      if (isExportSpecifier(use.parent)) this.#leave(use.parent);
      else this.#use(use);
    }
    for (const list of this.#leaving.values()) this.#edits.push(...removeSpecifiers(list));
    return { edits: this.#edits, files: [...this.#files] };
  }

  #leave(specifier: ImportSpecifier | ExportSpecifier): void {
    const { parent } = specifier;
    const known = this.#leaving.get(parent) ?? [];
    if (!known.includes(specifier)) this.#leaving.set(parent, [...known, specifier]);
  }

  #import(specifier: ImportSpecifier): void {
    const { names, twin } = this.#context;
    const sourceFile = specifier.getSourceFile();
    const known = names.localIn(sourceFile);
    if (known !== undefined) {
      this.#call(specifier, known);
      this.#leave(specifier);
      return;
    }
    const own = withoutSuffix(specifier.name.text, twin) ?? twin.original;
    const declaration = specifier.parent.parent.parent;
    const exported = isImportDeclaration(declaration)
      ? names.exportedBy(declaration.moduleSpecifier, own)
      : undefined;
    if (exported === undefined) {
      const message = `\`${twin.original}\` is not exported where \`${specifier.name.text}\` is imported from; export it there.`;
      this.#findings.refuse('unsupported-form', specifier, message);
      return;
    }
    const isOwn = exported === 'default' || specifier.name.text !== twin.name;
    const wanted = isOwn ? own : exported;
    const local = freeName(wanted, sourceFile, [...(this.#local.get(sourceFile)?.values() ?? [])]);
    this.#call(specifier, local);
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
    this.#edits.push({
      file: list.getSourceFile().fileName,
      start,
      end: start,
      text: `${local}, `,
    });
    this.#leave(specifier);
  }

  #call(specifier: ImportSpecifier, local: string): void {
    const sourceFile = specifier.getSourceFile();
    const known = this.#local.get(sourceFile) ?? new Map<string, string>();
    this.#local.set(sourceFile, known.set(specifier.name.text, local));
  }

  #use(use: Node): void {
    const { isAsync, names, returnsPromise, twin } = this.#context;
    const { parent } = use;
    const isMember = isPropertyAccessExpression(parent) && parent.name === use;
    const callee = isMember ? parent : use;
    const call = callee.parent;
    if (isIdentifier(use) && isInDocumentation(use)) {
      this.#replace(use, this.#nameAt(use));
      return;
    }
    const isCall =
      isIdentifier(use) &&
      isCallExpression(call) &&
      call.expression === callee &&
      call.questionDotToken === undefined &&
      !(isMember && parent.questionDotToken !== undefined);
    const original = isMember ? names.propertyOf(parent.expression) : this.#nameAt(use);
    if (!isCall || original === undefined) {
      const message = `\`${twin.name}\` is used here in a way that cannot be turned back; call it directly.`;
      this.#findings.refuse('unsupported-form', use, message);
      return;
    }
    const isAwaited = isPromiseWaitedFor(call);
    const givesPromise = isAsync || (returnsPromise && isAwaited);
    const edits = inlineCall({ call, name: use, original }, givesPromise);
    if (edits !== undefined) this.#edits.push(...edits);
    else {
      const message = `The promise of \`${twin.name}\` is used here, and its arguments wait for something; write them down before.`;
      this.#findings.refuse('unsupported-form', call, message);
    }
  }

  #replace(node: Node, text: string): void {
    const file = node.getSourceFile().fileName;
    this.#edits.push({ file, start: node.getStart(), end: node.end, text });
  }

  /** What the original is called where the twin is called by its own name. */
  #nameAt(use: Node): string {
    return this.#local.get(use.getSourceFile())?.get(use.getText()) ?? this.#context.twin.original;
  }
}

function isPromiseWaitedFor(call: Node): boolean {
  return call.parent.kind === SyntaxKind.AwaitExpression;
}

/** `findRoute` of `findRoutePooled`, where the twin goes by another name than its own. */
function withoutSuffix(local: string, { name, original }: Twin): string | undefined {
  const suffix = name.startsWith(original) ? name.slice(original.length) : '';
  if (suffix === '' || local === name || !local.endsWith(suffix)) return undefined;
  return local.slice(0, -suffix.length) || undefined;
}

function freeName(wanted: string, sourceFile: SourceFile, others: readonly string[]): string {
  const taken = new Set(others);
  walk(sourceFile, (node) => {
    if (isIdentifier(node)) taken.add(node.text);
  });
  let free = wanted;
  for (let count = 2; taken.has(free); count += 1) free = `${wanted}${count}`;
  return free;
}

function isInDocumentation(node: Node): boolean {
  for (let at: Node = node; at.kind !== SyntaxKind.SourceFile; at = at.parent) {
    if (at.kind === SyntaxKind.JSDoc || at.kind === SyntaxKind.JSDocLink) return true;
  }
  return false;
}
