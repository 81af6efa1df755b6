import path from 'node:path';
import {
  isIdentifier,
  isPropertyAccessExpression,
  isPropertyAssignment,
  type SourceFile,
} from '../../compiler/index.ts';
import { walk } from './functionLike.ts';

/** ECMAScript's words that cannot name a function in a module. */
const reserved = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
    'false finally for function if implements import in instanceof interface let new null package private protected ' +
    'public return static super switch this throw true try typeof var void while with yield'
  ).split(' '),
);

/**
 * A name for what a module exports by default: the file's, the folder's for `index`, in camel case; with a number where
 * the module uses that name already.
 */
export function nameAfterFile(sourceFile: SourceFile): string {
  const { dir, name } = path.posix.parse(sourceFile.fileName);
  const words = (name === 'index' ? path.posix.basename(dir) : name).split(/[^\p{ID_Continue}$]+/u);
  const [first = '', ...others] = words.filter((word) => word !== '');
  const joined = first.charAt(0).toLowerCase() + first.slice(1) + others.map(capitalized).join('');
  const wanted =
    /^[\p{ID_Start}$_]/u.test(joined) && !reserved.has(joined) ? joined : `run${capitalized(joined)}`;
  const taken = variablesIn(sourceFile);
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? wanted : `${wanted}${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** All names but those that stand behind a dot or before a colon. */
function variablesIn(sourceFile: SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  walk(sourceFile, (node) => {
    if (!isIdentifier(node)) return;
    const { parent } = node;
    const isMember =
      (isPropertyAccessExpression(parent) || isPropertyAssignment(parent)) && parent.name === node;
    if (!isMember) names.add(node.text);
  });
  return names;
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
