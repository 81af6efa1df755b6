import type { CompilerSession } from '../compiler/index.ts';
import type { Note, Refusal, TextEdit, Warning, WrapPlan } from '../core/index.ts';
import { inOrder } from './inOrder.ts';
import { nameDefault, type Naming } from './target/nameDefault.ts';
import type { WrapOffer, WrapRequest } from './wrapRequest.ts';

/** What answers say about places in the module. */
interface Placed {
  readonly refusals?: readonly Refusal[];
  readonly warnings: readonly Warning[];
  readonly notes?: readonly Note[];
  readonly kept?: readonly Refusal[];
  readonly edits?: readonly TextEdit[];
}

/**
 * Asks about a default export without a name as if it had one. All rests on names: those by which callers are found, and
 * the one that the twin is called after. The answer is about the module as it is, and names the function on the way.
 */
export function namedFirst<Answer extends WrapPlan | WrapOffer>(
  session: CompilerSession,
  request: WrapRequest,
  ask: (request: WrapRequest) => Answer,
): Answer {
  const sourceFile = session.projectOf(request.file)?.sourceFile(request.file);
  const naming = sourceFile === undefined ? undefined : nameDefault(sourceFile, request.at);
  if (sourceFile === undefined || naming === undefined) return ask(request);
  const answer = session.withTexts(new Map([[request.file, naming.text]]), () =>
    ask({ ...request, at: { name: 'default' } }),
  );
  return backIn(sourceFile.text, naming, answer);
}

function backIn<Answer extends WrapPlan | WrapOffer>(text: string, naming: Naming, answer: Answer): Answer {
  const places = <Place extends Refusal | Warning | Note>(list: readonly Place[]): readonly Place[] =>
    list.map((one) =>
      one.file === naming.file ? { ...one, line: lineBefore(one.line, text, naming) } : one,
    );
  const { edits, kept, notes, refusals, warnings }: Placed = answer;
  return {
    ...answer,
    warnings: places(warnings),
    ...(refusals === undefined ? {} : { refusals: places(refusals) }),
    ...(notes === undefined ? {} : { notes: places(notes) }),
    ...(kept === undefined ? {} : { kept: places(kept) }),
    ...(edits === undefined ? {} : { edits: joined(naming, edits) }),
  };
}

/** The edits that name the function, and those that were made for the module with the name in it. */
function joined(naming: Naming, edits: readonly TextEdit[]): readonly TextEdit[] {
  const own = edits.filter(({ file }) => file === naming.file);
  // Code that moves elsewhere takes its name along.
  const left = naming.edits.filter((edit) => {
    const { start, end } = afterNaming(edit, naming);
    return !own.some((one) => one.start <= start && end <= one.end);
  });
  const moved = own.map((edit) => ({
    ...edit,
    start: offsetBefore(edit.start, naming),
    end: offsetBefore(edit.end, naming),
  }));
  return inOrder([...left, ...moved, ...edits.filter(({ file }) => file !== naming.file)]);
}

/** Where the new text of an edit is in the module with the name in it. */
function afterNaming(edit: TextEdit, { edits }: Naming): { readonly start: number; readonly end: number } {
  const before = edits.slice(0, edits.indexOf(edit));
  const start = before.reduce((at, one) => at + grownBy(one), edit.start);
  return { start, end: start + edit.text.length };
}

/** An offset of the module with the name in it as one of the module without. */
function offsetBefore(offset: number, naming: Naming): number {
  let shift = 0;
  for (const edit of naming.edits) {
    const { start, end } = afterNaming(edit, naming);
    if (offset >= end) shift += grownBy(edit);
    else if (offset > start) return edit.start;
  }
  return offset - shift;
}

function grownBy({ end, start, text }: TextEdit): number {
  return text.length - (end - start);
}

function lineBefore(line: number, text: string, naming: Naming): number {
  const start = naming.text.split('\n', line - 1).join('\n').length + (line > 1 ? 1 : 0);
  return text.slice(0, offsetBefore(start, naming)).split('\n').length;
}
