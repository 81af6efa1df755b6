import {
  isFunctionDeclaration,
  isIdentifier,
  isTypePredicateNode,
  isVariableStatement,
  NodeFlags,
  SyntaxKind,
  type SourceFile,
} from '../../compiler/index.ts';
import { isGenerator } from '../target/functionLike.ts';
import type { WrapTarget } from '../target/findTarget.ts';
import type { ModuleFormats } from './moduleFormats.ts';
import type { Findings } from './wrapContext.ts';

/** Refuses files in which twins are not written yet. Returns whether it did. */
export function checkModule(sourceFile: SourceFile, formats: ModuleFormats, findings: Findings): boolean {
  const { fileName } = sourceFile;
  if (!/\.m?ts$/.test(fileName) || sourceFile.isDeclarationFile || fileName.includes('/node_modules/')) {
    const message = 'Only functions of the project in .ts and .mts files can be wrapped today.';
    findings.refuse('unsupported-form', sourceFile, message);
    return true;
  }
  if (sourceFile.externalModuleIndicator === undefined) {
    const message =
      'The file imports and exports nothing, so it is a script that a worker cannot import; export the function.';
    findings.refuse('not-exported', sourceFile, message);
    return true;
  }
  if (formats.isEsm(sourceFile)) return false;
  const message = 'The module may run as CommonJS; add "type": "module" to its package.json or name it .mts.';
  findings.refuse('unsupported-form', sourceFile, message);
  return true;
}

/** Refuses functions whose type a twin cannot repeat with `Parameters` and `ReturnType`, and generators. */
export function checkForm({ target }: { readonly target: WrapTarget }, findings: Findings): void {
  const { fn, name, nameNode, sourceFile, statement } = target;
  if (isGenerator(fn)) {
    findings.refuse(
      'generator',
      nameNode,
      `\`${name}\` is a generator; return a list instead of yielding its items.`,
    );
  }
  const overload = sourceFile.statements.find(
    (other) => isFunctionDeclaration(other) && other !== fn && other.name?.text === name,
  );
  if (overload !== undefined) {
    findings.refuse(
      'unsupported-form',
      overload,
      `\`${name}\` has overloads, and its twin would have only the last.`,
    );
  }
  if (fn.typeParameters !== undefined && fn.typeParameters.length > 0) {
    findings.refuse(
      'unsupported-form',
      nameNode,
      `\`${name}\` is generic, and its twin would lose the type parameters.`,
    );
  }
  if (fn.type !== undefined && isTypePredicateNode(fn.type)) {
    findings.refuse('unsupported-form', fn.type, `\`${name}\` narrows a type, which a promise cannot do.`);
  }
  const [first] = fn.parameters;
  if (first !== undefined && isIdentifier(first.name) && first.name.text === 'this') {
    findings.refuse('uses-this', first, `\`${name}\` takes \`this\`; make it an ordinary parameter.`);
  }
  if (isVariableStatement(statement) && (statement.declarationList.flags & NodeFlags.Const) === 0) {
    const keyword = (statement.declarationList.flags & NodeFlags.Let) === 0 ? 'var' : 'let';
    findings.refuse(
      'unsupported-form',
      statement,
      `\`${name}\` is declared with \`${keyword}\`; declare it with \`const\`.`,
    );
  }
  if (fn.body === undefined || fn.body.kind === SyntaxKind.Unknown) {
    findings.refuse('not-a-function', nameNode, `\`${name}\` has no body here.`);
  }
}
