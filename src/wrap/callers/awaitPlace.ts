import {
  isConstructorDeclaration,
  isGetAccessorDeclaration,
  isMethodDeclaration,
  isSetAccessorDeclaration,
  SyntaxKind,
  type Node,
  type SourceFile,
} from '../../compiler/index.ts';
import type { RefusalCode } from '../../core/index.ts';
import {
  describeFunction,
  isAsync,
  isFunctionLike,
  isGenerator,
  type FunctionLike,
} from '../target/functionLike.ts';
import { calledName, receiverOfCallback } from './callbackPlace.ts';
import type { PromiseSlots } from './promiseSlots.ts';

/** Whether `await` can stand where a call is. */
export type AwaitPlace =
  /** In this async function, or at the top level of this module. */
  | { readonly kind: 'ready'; readonly owner: FunctionLike | SourceFile }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly node: Node; readonly message: string };

/** Places inside a function or module that belong to no function body. */
const closed: Readonly<Partial<Record<SyntaxKind, string>>> = {
  [SyntaxKind.Parameter]: 'the default value of a parameter',
  [SyntaxKind.PropertyDeclaration]: 'the initialiser of a class field',
  [SyntaxKind.ClassStaticBlockDeclaration]: 'a static block',
  [SyntaxKind.Decorator]: 'a decorator',
  [SyntaxKind.ComputedPropertyName]: 'a computed name',
  [SyntaxKind.HeritageClause]: 'an `extends` clause',
  [SyntaxKind.EnumMember]: 'an enum',
  [SyntaxKind.ModuleBlock]: 'a namespace',
};

export function awaitPlace(
  call: Node,
  isEsm: (sourceFile: SourceFile) => boolean,
  slots: PromiseSlots,
): AwaitPlace {
  for (let at = call.parent; ; at = at.parent) {
    const what = closed[at.kind];
    if (what !== undefined) {
      const message = `The call is in ${what}, where nothing can wait; move it into a function body.`;
      return { kind: 'refused', code: 'sync-only-caller', node: call, message };
    }
    if (isFunctionLike(at)) return isAsync(at) ? { kind: 'ready', owner: at } : syncCaller(at, call, slots);
    if (at.kind === SyntaxKind.SourceFile) {
      const sourceFile = at as SourceFile;
      if (isEsm(sourceFile)) return { kind: 'ready', owner: sourceFile };
      const message =
        'The call is at the top level of a module that may run as CommonJS, where nothing can wait.';
      return { kind: 'refused', code: 'sync-only-caller', node: call, message };
    }
  }
}

function syncCaller(fn: FunctionLike, call: Node, slots: PromiseSlots): AwaitPlace {
  const refused = (code: RefusalCode, message: string): AwaitPlace => ({
    kind: 'refused',
    code,
    node: call,
    message,
  });
  const where = describeFunction(fn);
  if (isConstructorDeclaration(fn))
    return refused('sync-only-caller', 'A constructor calls it, and constructors cannot wait.');
  if (isGetAccessorDeclaration(fn) || isSetAccessorDeclaration(fn)) {
    return refused('sync-only-caller', `The accessor ${where} calls it, and accessors cannot wait.`);
  }
  if (isGenerator(fn))
    return refused('sync-only-caller', `The generator ${where} calls it, and its items are taken at once.`);
  if (isMethodDeclaration(fn) && /^(toString|valueOf|toJSON|\[Symbol\..*\])$/.test(fn.name.getText())) {
    return refused('sync-only-caller', `${where} calls it, and the language uses what that returns at once.`);
  }
  const receiver = receiverOfCallback(fn);
  if (receiver === undefined) {
    return refused(
      'sync-only-caller',
      `${where} calls it and is not async; make it async and await it first.`,
    );
  }
  const name = calledName(receiver);
  if (name !== undefined && usesAnswerAtOnce.has(name)) {
    return refused(
      'sync-only-caller',
      `\`${name}\` uses what its callback returns at once, so the callback cannot wait.`,
    );
  }
  const slot = slots.ofCallback(fn);
  return slot === 'ignores'
    ? refused(
        'drops-rejection',
        `\`${name ?? 'What it is handed to'}\` ignores what this callback returns, so nobody would wait for the promise; use a loop that awaits it.`,
      )
    : refused(
        'sync-only-caller',
        `The callback of \`${name ?? 'a call'}\` calls it and is not async; make it async and await all of it.`,
      );
}

/** Functions of the language whose callback must answer at once; a promise is always true, and no number. */
export const usesAnswerAtOnce = new Set(
  (
    'filter find findIndex findLast findLastIndex some every sort toSorted reduce reduceRight ' +
    'replace replaceAll parse stringify groupBy defineProperty flatMap'
  ).split(' '),
);
