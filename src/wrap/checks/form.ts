import {
  isExportAssignment,
  isIdentifier,
  isTypePredicateNode,
  isVariableStatement,
  NodeFlags,
  SignatureKind,
  SyntaxKind,
  type SourceFile,
} from '../../compiler/index.ts';
import { commonJsExports, isPlainScript } from '../commonJs/exports.ts';
import type { ModuleFormat } from '../poolVariant.ts';
import { isGenerator } from '../target/functionLike.ts';
import { overloadsOf } from '../target/overloads.ts';
import type { ModuleFormats } from './moduleFormats.ts';
import { promisedBy } from './signatureTypes.ts';
import type { Findings, FunctionCheck, FunctionContext } from './wrapContext.ts';

/** Refuses files in which no twin can be written. Gives what Node takes the module for. */
export function checkModule(
  sourceFile: SourceFile,
  formats: ModuleFormats,
  findings: Findings,
): ModuleFormat | undefined {
  const { fileName } = sourceFile;
  const isSource = /\.(?:[cm]?[jt]s|tsx)$/.test(fileName);
  if (!isSource || sourceFile.isDeclarationFile || fileName.includes('/node_modules/')) {
    const message = 'Only functions of the project, in TypeScript or JavaScript files, can be wrapped.';
    findings.refuse('unsupported-form', sourceFile, message);
    return undefined;
  }
  const format = formats.formatOf(sourceFile);
  if (format === undefined) {
    const message = fileName.endsWith('js')
      ? 'The module is not written as Node would take it by its name and package.json; name it .mjs or .cjs, or set "type" in package.json.'
      : 'The module may run as ESM or as CommonJS; set "type" in its package.json, or name it .mts or .cts.';
    findings.refuse('unsupported-form', sourceFile, message);
  }
  const whole = sourceFile.statements.find((one) => isExportAssignment(one) && one.isExportEquals);
  const replaced =
    format === 'commonjs' && isPlainScript(sourceFile) ? commonJsExports(sourceFile).whole : whole;
  if (replaced !== undefined) {
    const message =
      'The module exports one thing as a whole, so its functions have no names for a worker; export them by name.';
    findings.refuse('not-exported', replaced, message);
  }
  return format;
}

/** Refuses functions whose twin cannot be given a type, and those that a call does not run as a whole. */
export const checkForm: FunctionCheck = (context, findings) => {
  const { target } = context;
  const { fn, name, nameNode, statement } = target;
  if (isGenerator(fn)) {
    const message = `\`${name}\` is a generator; return a list instead of yielding its items.`;
    findings.refuse('generator', nameNode, message);
  }
  const [first] = fn.parameters;
  if (first !== undefined && isIdentifier(first.name) && first.name.text === 'this') {
    findings.refuse('uses-this', first, `\`${name}\` takes \`this\`; make it an ordinary parameter.`);
  }
  for (const { type } of [fn, ...overloadsOf(fn)]) {
    if (type === undefined || !isTypePredicateNode(type)) continue;
    findings.refuse('unsupported-form', type, `\`${name}\` narrows a type, which a promise cannot do.`);
  }
  if (isVariableStatement(statement) && (statement.declarationList.flags & NodeFlags.Const) === 0) {
    const keyword = (statement.declarationList.flags & NodeFlags.Let) === 0 ? 'var' : 'let';
    const message = `\`${target.reference}\` is declared with \`${keyword}\`; declare it with \`const\`.`;
    findings.refuse('unsupported-form', statement, message);
  }
  if (fn.body === undefined || fn.body.kind === SyntaxKind.Unknown) {
    findings.refuse('not-a-function', nameNode, `\`${name}\` has no body here.`);
  }
  checkOverloads(context, findings);
  checkHiddenTypes(context, findings);
};

/** The twin repeats each overload with a promise for its result, so each has to say what that is, and all alike. */
function checkOverloads({ project, target }: FunctionContext, findings: Findings): void {
  const overloads = overloadsOf(target.fn);
  const promised = overloads.map(({ type }) => {
    const returned = type === undefined ? undefined : project.checker.getTypeFromTypeNode(type);
    return returned !== undefined && promisedBy(returned, project) !== undefined;
  });
  const untyped = overloads.find(({ type }) => type === undefined);
  if (untyped !== undefined) {
    const message = `This overload of \`${target.name}\` does not say what it returns; write its type down.`;
    findings.refuse('unsupported-form', untyped, message);
  }
  const [first] = promised;
  const other = overloads[promised.findIndex((one) => one !== first)];
  if (other !== undefined) {
    const message = `Some overloads of \`${target.name}\` return a promise and others do not; make them all async.`;
    findings.refuse('unsupported-form', other, message);
  }
}

/** Overloads and type parameters that come from the type of a variable cannot be repeated from the function. */
function checkHiddenTypes({ project, target }: FunctionContext, findings: Findings): void {
  const { fn, name, nameNode, sourceFile } = target;
  if (sourceFile.fileName.endsWith('js')) return; // Twins in JavaScript do without types.
  if ((fn.typeParameters?.length ?? 0) > 0 || overloadsOf(fn).length > 0) return;
  const type = project.checker.getTypeAtLocation(nameNode);
  const signatures = type === undefined ? [] : project.checker.getSignaturesOfType(type, SignatureKind.Call);
  const isGeneric = signatures.some(({ typeParameters }) => (typeParameters?.length ?? 0) > 0);
  if (signatures.length < 2 && !isGeneric) return;
  const what = isGeneric ? 'type parameters' : 'overloads';
  const message = `\`${name}\` has its ${what} from the type of the variable; write them at the function itself.`;
  findings.refuse('unsupported-form', nameNode, message);
}
