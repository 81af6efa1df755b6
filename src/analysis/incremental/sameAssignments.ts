import { type Expression, isIdentifier, type Node } from '../../compiler/index.ts';
import { unwrap } from '../syntax/expressions.ts';
import type { AssignmentFact, FileFacts, FunctionFacts } from '../facts/facts.ts';
import type { FileUpdate } from './fileUpdate.ts';

/**
 * Whether an edited file puts the same functions into variables and fields that code elsewhere may call; `isCalled`
 * says of a name whether anything of it is called or handed on anywhere.
 */
export function assignTheSame(update: FileUpdate, isCalled: (name: string) => boolean): boolean {
  const { old, now, edited, successors } = update;
  const editedNow = new Set([...edited].map((fn) => successors.get(fn)));
  const before = old.assignments.filter((one) => isSeen(one, old, (fn) => edited.has(fn)));
  const after = now.assignments.filter((one) => isSeen(one, now, (fn) => editedNow.has(fn)));
  const isSame = (one: AssignmentFact, index: number): boolean => {
    const other = after[index];
    return other !== undefined && one.to.getText() === other.to.getText() && holdTheSame(one, other, update);
  };
  if (before.length === after.length && before.every(isSame)) return true;
  return ![...before, ...after].some(({ to }) => isCalled(isIdentifier(to) ? to.text : to.name.text));
}

/** Variables of the edited functions are seen by them alone. */
function isSeen(
  { to }: AssignmentFact,
  { scopes, byNode }: FileFacts,
  isEdited: (fn: FunctionFacts) => boolean,
): boolean {
  if (!isIdentifier(to)) return true;
  const declared = scopes.lookUp(to);
  if (declared?.kind !== 'variable' || declared.isConst) return false;
  let outer: Node = declared.node.parent;
  while (!byNode.has(outer)) outer = outer.parent;
  const owner = byNode.get(outer);
  // All functions of a file are looked at again where lines cannot be told apart; the module's variables are still seen.
  return owner === undefined || owner.outer === undefined || !isEdited(owner);
}

function holdTheSame(
  { value }: AssignmentFact,
  other: AssignmentFact,
  { old, now, successors }: FileUpdate,
): boolean {
  const [before, after] = [functionAt(value, old), functionAt(other.value, now)];
  if (before !== undefined || after !== undefined)
    return before !== undefined && after !== undefined && successors.get(before) === after;
  const inside = old.functions.filter(({ node }) => node.pos >= value.pos && node.end <= value.end);
  return value.getText() === other.value.getText() && inside.every((fn) => successors.has(fn));
}

function functionAt(value: Expression, facts: FileFacts): FunctionFacts | undefined {
  return facts.byNode.get(unwrap(value));
}
