import type { Note, NoteCode, Reason, Refusal, RefusalCode, Warning, WarningCode } from '../core/index.ts';
import type { Node } from '../compiler/index.ts';

/**
 * Every reason for which a wrap is refused, with the sentence that docs/wrap.md gives it. A message that a person
 * meets names the very thing and its place; these say what the code stands for.
 */
export const refusalSentences: Readonly<Record<RefusalCode, string>> = {
  'not-a-function': 'There is no function of that name, or at that place, that could run elsewhere.',
  'not-exported':
    'A worker imports the module and calls the function by its exported name, and this one cannot be given any.',
  'unsupported-form':
    'The function, its module or one of its uses is written in a form that the wrap does not rewrite yet.',
  'uses-this': 'The function uses `this`, `super` or `new.target`, which stay behind when a worker calls it.',
  'captures-mutable-state':
    'The function changes a variable or an object outside itself; a worker would change its own copy.',
  'mutates-argument':
    'The function changes an argument, or may; a worker receives a copy, so the caller would not see it.',
  'unclonable-argument':
    'An argument is of a type that structured clone does not carry to a worker, or may be.',
  'unclonable-result': 'The result is of a type that structured clone does not carry back, or may be.',
  'loses-prototype':
    'An argument, the result or a thrown error is an instance of a class and would arrive without what is used of that.',
  'callback-argument': 'A parameter is a function, and functions cannot be sent to a worker.',
  generator: 'The function is a generator: it hands out its values one by one and cannot be sent back whole.',
  'main-thread-only-api':
    'The function uses something of Node that a worker does not have, or has a different one of.',
  'missing-global': 'The function uses a global that the program defines itself; a worker does not have it.',
  'exits-process': 'The function ends the process; in a pool it would end only a worker.',
  'module-side-effects':
    'A worker imports the module, which would do again what it does when it is loaded, and the function cannot be moved away from it.',
  'sync-only-caller': 'The function is used where nothing can wait for a promise.',
  'drops-rejection':
    'A promise would land where nobody waits for it, so its result and its error would be lost.',
  'already-pooled': 'The function runs in that pool already.',
  'would-not-compile': 'With the edits in place the compiler finds an error that was not there before.',
  'does-not-parse': 'The file has a syntax error.',
  'pool-files-changed':
    'The pool files do not have this pool and were changed by hand, so they are not rewritten by themselves.',
  'dependency-conflict':
    'package.json asks for a version of the pool library that the pool files do not work with.',
  'no-package-json': 'There is no package.json that could name the pool library.',
};

/** What changes with a wrap although it is done, with the sentence that docs/wrap.md gives it. */
export const warningSentences: Readonly<Record<WarningCode, string>> = {
  'reads-mutable-state':
    'The function reads something that the program changes elsewhere; a worker sees it as it was when the module was loaded.',
  'copies-result':
    'The result may contain an argument or an object of the module; the caller receives a copy of it.',
  'worker-output':
    'The function prints; what a worker prints can appear later than what the caller prints next.',
  'loses-async-context':
    'The function asks an `AsyncLocalStorage`, and the context of the caller does not cross to a worker.',
  'interleaves-caller': 'While the caller waits, other code runs that could not run in between before.',
  'public-api-changes':
    'What other packages can call has a name more or gives a promise now, or a module that others import waits when it is loaded.',
  'loses-prototype':
    'An instance of a class arrives as a plain object, or an error as one of a class that it extends; nothing in the project uses what is lost.',
  'bundler-entry':
    'A bundler builds the package, and a worker cannot import what is inside a bundle; the message has the line to add.',
  light: 'The function does next to nothing; sending it to a worker costs more than it takes.',
  'async-io': 'The function waits and does not hold the event loop; a pool gains nothing.',
};

/** What is said of a wrap although nothing changes, with the sentence that docs/wrap.md gives it. */
export const noteSentences: Readonly<Record<NoteCode, string>> = {
  'clone-cost':
    'Each call copies as many objects as a list, a map or a set holds; how many that will be, types do not say.',
  'callers-unseen':
    'A light bulb and a hover do not look at all callers where that takes long; it is done once the action is chosen, and may refuse it then.',
};

/** A refusal at a node. `message` says what is there and what to do about it. */
export function refusal(code: RefusalCode, node: Node, message: string): Refusal {
  return reasonAt(code, node, message);
}

/** A warning at a node. */
export function warning(code: WarningCode, node: Node, message: string): Warning {
  return reasonAt(code, node, message);
}

/** A note at a node. */
export function note(code: NoteCode, node: Node, message: string): Note {
  return reasonAt(code, node, message);
}

function reasonAt<Code extends string>(code: Code, node: Node, message: string): Reason<Code> {
  const sourceFile = node.getSourceFile();
  const { line } = sourceFile.getLineAndCharacterOfPosition(node.getStart(sourceFile));
  return { code, message: sentence(message), file: sourceFile.fileName, line: line + 1 };
}

function sentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}

/** Drops reasons that say the same of the same line, and orders the rest by place. */
export function distinctReasons<Code extends string>(reasons: readonly Reason<Code>[]): Reason<Code>[] {
  const seen = new Map(
    reasons.map((reason) => [`${reason.code} ${reason.file}:${reason.line} ${reason.message}`, reason]),
  );
  return [...seen.values()].sort(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.code.localeCompare(b.code),
  );
}
