import {
  isClassDeclaration,
  isDecorator,
  isIdentifier,
  type ClassDeclaration,
  type Node,
} from '../../compiler/index.ts';
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
