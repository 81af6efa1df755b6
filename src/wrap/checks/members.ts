import {
  isClassDeclaration,
  isClassExpression,
  isDecorator,
  isIdentifier,
  SyntaxKind,
  TypeFlags,
  type ClassDeclaration,
  type CompilerProject,
  type Node,
} from '../../compiler/index.ts';
import { hasModifier, walk } from '../target/functionLike.ts';
import type { FunctionCheck, FunctionContext, Findings } from './wrapContext.ts';

/** Refuses methods that a call may not mean, and functions in objects whose twin cannot say its types. */
export const checkMember: FunctionCheck = (context, findings) => {
  const { member } = context.target;
  if (member === undefined) return;
  if (isClassDeclaration(member.holder)) checkMethod(member.holder, context, findings);
  else checkProperty(context, findings);
};

function checkMethod(
  holder: ClassDeclaration,
  { project, target }: FunctionContext,
  findings: Findings,
): void {
  const { fn, member, name, nameNode, place } = target;
  const decorator = decoratorOf(place) ?? decoratorOf(holder);
  if (decorator !== undefined) {
    const message = `\`${decorator.getText()}\` may put another function in the place of \`${name}\`; move its work into a function of its own.`;
    findings.refuse('unsupported-form', decorator, message);
  }
  for (const { types } of holder.heritageClauses ?? []) {
    for (const type of types) {
      const asked = project.checker.getTypeAtLocation(type);
      if (asked === undefined || project.checker.getPropertyOfType(asked, name) === undefined) continue;
      const message = `\`${type.getText()}\` has \`${name}\` too, so calls may mean another one; move its work into a function of its own.`;
      findings.refuse('unsupported-form', nameNode, message);
    }
  }
  const override = overrideOf(place, name, project);
  if (override !== undefined) {
    const message = `Another \`${name}\` stands here, and calls may mean this one; move the work of \`${target.reference}\` into a function of its own.`;
    findings.refuse('unsupported-form', override, message);
  }
  const isGenericTwice =
    member?.kind === 'instance' &&
    (holder.typeParameters?.length ?? 0) > 0 &&
    'typeParameters' in fn &&
    (fn.typeParameters?.length ?? 0) > 0;
  if (!isGenericTwice) return;
  const message = `\`${name}\` is generic and so is its class, and no type can name both; make it static or a function of its own.`;
  findings.refuse('unsupported-form', nameNode, message);
}

/** An object cannot ask for its own type while it is made, so its twin has to say all types. */
function checkProperty({ target }: FunctionContext, findings: Findings): void {
  const { fn, name, nameNode, sourceFile } = target;
  if (!/tsx?$/.test(sourceFile.fileName)) return;
  const vague = fn.parameters.find((one) => !isIdentifier(one.name) || one.type === undefined);
  if (vague === undefined && fn.type !== undefined) return;
  const what =
    vague === undefined ? 'what it returns' : `the type of \`${vague.getText()}\`, by a plain name`;
  const message = `\`${name}\` has to say ${what}, for its twin beside it to say the same.`;
  findings.refuse('unsupported-form', vague ?? nameNode, message);
}

function decoratorOf(node: Node): Node | undefined {
  const { modifiers } = node as { readonly modifiers?: readonly Node[] };
  return modifiers?.find(isDecorator);
}

/** A member of a class that extends this one, through however many others, with the same name. */
function overrideOf(place: Node, name: string, project: CompilerProject): Node | undefined {
  const isStatic = isStaticMember(place);
  let found: Node | undefined;
  for (const file of project.ownFiles()) {
    const sourceFile = project.sourceFile(file);
    if (sourceFile === undefined || !sourceFile.text.includes(name)) continue;
    walk(sourceFile, (node) => {
      if (found !== undefined || (!isClassDeclaration(node) && !isClassExpression(node))) return;
      const member = node.members.find(
        (one) => one !== place && isStaticMember(one) === isStatic && nameOf(one)?.getText() === name,
      );
      const clause = node.heritageClauses?.find(({ token }) => token === SyntaxKind.ExtendsKeyword);
      const base = clause?.types[0];
      if (
        member !== undefined &&
        base !== undefined &&
        mayInherit(isStatic ? base.expression : base, place, name, project)
      )
        found = nameOf(member);
    });
  }
  return found;
}

/** Whether what a class extends has the member from `place`, or may have. */
function mayInherit(base: Node, place: Node, name: string, project: CompilerProject): boolean {
  const type = project.checker.getTypeAtLocation(base);
  if (type === undefined || (type.flags & TypeFlags.AnyOrUnknown) !== 0) return true;
  const handles = project.checker.getPropertyOfType(type, name)?.declarations ?? [];
  return handles.some((handle) => project.resolve(handle) === place);
}

function isStaticMember(member: Node): boolean {
  return hasModifier(member as Parameters<typeof hasModifier>[0], SyntaxKind.StaticKeyword);
}

function nameOf(member: Node): Node | undefined {
  return 'name' in member ? (member.name as Node | undefined) : undefined;
}
