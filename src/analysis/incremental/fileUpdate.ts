import {
  type CompilerProject,
  isBlock,
  isClassDeclaration,
  isClassExpression,
  isFunctionDeclaration,
  isImportDeclaration,
  isVariableStatement,
  ModifierFlags,
  type Node,
  NodeBuilderFlags,
  type SourceFile,
  SyntaxKind,
} from '../../compiler/index.ts';
import type { FileFacts, FunctionFacts } from '../facts/facts.ts';
import { type BodyOwner, hasModifier } from '../syntax/functionNode.ts';
import { type EditedRegion, editedRegion, newOffset } from './editedRegion.ts';

/**
 * A file before and after an edit that changes nothing for anybody else: no declaration, no type that others see. What
 * other files' calls run stays as it was, and so do the functions of the file itself that are not `edited`.
 */
export interface FileUpdate {
  readonly old: FileFacts;
  readonly now: FileFacts;
  readonly region: EditedRegion;
  /** Functions that have to be looked at again, as they were; all of the file's where lines cannot be told apart. */
  readonly edited: ReadonlySet<FunctionFacts>;
  /** The new facts of the old functions that are still there. */
  readonly successors: ReadonlyMap<FunctionFacts, FunctionFacts>;
  /** The same by their nodes. */
  readonly nodes: ReadonlyMap<BodyOwner, BodyOwner>;
}

/** The two programs that an edit lies between; the older one only where it can still be asked. */
export interface Programs {
  readonly old?: CompilerProject;
  readonly now: CompilerProject;
}

/** What an edit comes to; `undefined` where it may change something for others. */
export function fileUpdate(old: FileFacts, now: FileFacts, programs: Programs): FileUpdate | undefined {
  const region = editedRegion(old.source, now.source);
  const root = innermost(old, region);
  if (root === undefined) return insertion(old, now, region);
  const successors = pair(old, now, region, root);
  const newRoot = successors?.get(root);
  if (successors === undefined || newRoot === undefined) return undefined;
  if (!sameOutside(old, now) || !sameTypes(root, newRoot, programs)) return undefined;
  const edited = new Set(isOnItsOwnLines(root, old.source, region) ? withInner(old, root) : old.functions);
  return { old, now, region, edited, successors, nodes: nodesOf(successors) };
}

/** The innermost function whose block holds the whole edit. */
function innermost(facts: FileFacts, region: EditedRegion): FunctionFacts | undefined {
  let found: FunctionFacts | undefined;
  for (const fn of facts.functions) {
    const block = blockOf(fn);
    if (block === undefined || block.getStart(facts.source) >= region.start || block.end <= region.oldEnd)
      continue;
    if (found === undefined || fn.end - fn.start < found.end - found.start) found = fn;
  }
  return found;
}

function blockOf({ node }: FunctionFacts): Node | undefined {
  const { body } = node as Partial<{ body: Node }>;
  return body !== undefined && isBlock(body) ? body : undefined;
}

/** Old functions and new ones by their places; those inside the edited function may come and go. */
function pair(
  old: FileFacts,
  now: FileFacts,
  region: EditedRegion,
  root: FunctionFacts,
): ReadonlyMap<FunctionFacts, FunctionFacts> | undefined {
  const byPlace = new Map(now.functions.map((fn) => [placeOf(fn.node, fn.start, fn.end), fn]));
  const inside = withInner(old, root);
  const successors = new Map<FunctionFacts, FunctionFacts>();
  for (const fn of old.functions) {
    const isInside = fn !== root && inside.has(fn);
    if (isInside && fn.start < region.oldEnd && fn.end > region.start) continue;
    const found = byPlace.get(placeOf(fn.node, newOffset(region, fn.start), newOffset(region, fn.end)));
    if (found !== undefined) successors.set(fn, found);
    else if (!isInside) return undefined;
  }
  const newRoot = successors.get(root);
  if (newRoot === undefined) return undefined;
  // Everything outside has to be the same functions, in the same order, with the same block around the edit.
  const outside = now.functions.length - withInner(now, newRoot).size;
  if (outside !== old.functions.length - inside.size) return undefined;
  const [before, after] = [blockOf(root), blockOf(newRoot)];
  const isSameBlock =
    before !== undefined &&
    after !== undefined &&
    after.getStart(now.source) === before.getStart(old.source) &&
    after.end === newOffset(region, before.end);
  return isSameBlock ? successors : undefined;
}

function placeOf(node: Node, start: number, end: number): string {
  return `${node.kind}:${start}:${end}`;
}

/** A function and all that are written inside it. */
function withInner(facts: FileFacts, root: FunctionFacts): ReadonlySet<FunctionFacts> {
  const inside = new Set([root]);
  // Outer functions stand before inner ones.
  for (const fn of facts.functions) if (fn.outer !== undefined && inside.has(fn.outer)) inside.add(fn);
  return inside;
}

/** Whether what a file tells others without types is the same: who is an accessor, who iterates, who implements what. */
function sameOutside(old: FileFacts, now: FileFacts): boolean {
  return (
    !/\.[cm]?jsx?$/.test(now.source.fileName) &&
    sameNames(old.implicitMembers, now.implicitMembers) &&
    sameNames(old.accessorNames, now.accessorNames) &&
    sameNames(
      old.implementations.map(({ baseName }) => baseName),
      now.implementations.map(({ baseName }) => baseName),
    )
  );
}

function sameNames(a: Iterable<string>, b: Iterable<string>): boolean {
  return [...a].sort().join() === [...b].sort().join();
}

/** Whether the types that are inferred from the edited body are what they were. */
function sameTypes(root: FunctionFacts, newRoot: FunctionFacts, programs: Programs): boolean {
  for (
    let [before, after]: [FunctionFacts | undefined, FunctionFacts | undefined] = [root, newRoot];
    before !== undefined && after !== undefined && before.node.kind !== SyntaxKind.SourceFile;
    [before, after] = [before.outer, after.outer]
  ) {
    if (!isInferred(before.node)) continue;
    const { old } = programs;
    if (old === undefined || typeText(before.node, old) !== typeText(after.node, programs.now)) return false;
  }
  return true;
}

function isInferred(node: Node): boolean {
  if (isClassDeclaration(node) || isClassExpression(node)) return false;
  if (node.kind === SyntaxKind.Constructor || node.kind === SyntaxKind.SetAccessor) return false;
  return (node as Partial<{ type: Node }>).type === undefined;
}

function typeText(node: Node, { checker }: CompilerProject): string {
  const named = (node as Partial<{ name: Node }>).name ?? node;
  const type = checker.getTypeAtLocation(named);
  return type === undefined ? '' : checker.typeToString(type, undefined, NodeBuilderFlags.NoTruncation);
}

/** Whether nothing but the function itself stands on the lines that were edited. */
function isOnItsOwnLines(root: FunctionFacts, source: SourceFile, region: EditedRegion): boolean {
  const block = blockOf(root);
  if (block === undefined) return false;
  const lineOf = (offset: number): number => source.getLineAndCharacterOfPosition(offset).line + 1;
  return lineOf(block.getStart(source)) < region.firstLine && lineOf(block.end) > region.oldLastLine;
}

/** Statements that were put between others at the top level, and that nobody outside can see. */
function insertion(old: FileFacts, now: FileFacts, region: EditedRegion): FileUpdate | undefined {
  if (!sameOutside(old, now)) return undefined;
  const before = textsOf(old.source);
  const after = textsOf(now.source);
  let first = 0;
  while (first < before.length && before[first] === after[first]) first += 1;
  const added = now.source.statements.slice(first, first + after.length - before.length);
  const isInsertion =
    after.length >= before.length &&
    before.slice(first).join('\n') === after.slice(first + added.length).join('\n');
  const isModule = old.source.statements.some(isModuleStatement);
  if (!isInsertion || !isModule || !added.every(isUnseen)) return undefined;
  const places = new Map(now.functions.map((fn) => [placeOf(fn.node, fn.start, fn.end), fn]));
  const successors = new Map<FunctionFacts, FunctionFacts>();
  for (const fn of old.functions) {
    const found =
      fn.node.kind === SyntaxKind.SourceFile
        ? now.functions[0]
        : places.get(placeOf(fn.node, newOffset(region, fn.start), newOffset(region, fn.end)));
    if (found === undefined) return undefined;
    successors.set(fn, found);
  }
  const isTrivia =
    added.length === 0 && !old.source.statements.some((one) => isTouched(one, old.source, region));
  return {
    old,
    now,
    region,
    edited: new Set(isTrivia ? [] : old.functions),
    successors,
    nodes: nodesOf(successors),
  };
}

function nodesOf(successors: ReadonlyMap<FunctionFacts, FunctionFacts>): ReadonlyMap<BodyOwner, BodyOwner> {
  return new Map([...successors].map(([old, now]) => [old.node, now.node]));
}

/** Whether a statement stands on a line that was edited. */
function isTouched(node: Node, source: SourceFile, region: EditedRegion): boolean {
  const lineOf = (offset: number): number => source.getLineAndCharacterOfPosition(offset).line + 1;
  return lineOf(node.getStart(source)) < region.shiftsFrom && lineOf(node.end) >= region.firstLine;
}

function textsOf(source: SourceFile): readonly string[] {
  return source.statements.map((statement) => statement.getText(source));
}

function isModuleStatement(node: Node): boolean {
  return (
    isImportDeclaration(node) ||
    node.kind === SyntaxKind.ExportDeclaration ||
    hasModifier(node, ModifierFlags.Export)
  );
}

/** Whether a statement declares nothing for other files. */
function isUnseen(node: Node): boolean {
  if (hasModifier(node, ModifierFlags.Export) || hasModifier(node, ModifierFlags.Ambient)) return false;
  return (
    isVariableStatement(node) || isFunctionDeclaration(node) || node.kind === SyntaxKind.ExpressionStatement
  );
}
