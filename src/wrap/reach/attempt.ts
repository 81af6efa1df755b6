import { CompilerLost, type Type } from '../../compiler/index.ts';

/**
 * The compiler's answer, or `undefined` where it cannot give one: TypeScript 7.0.2 panics on the type of some nodes (an
 * empty array literal where an empty tuple is expected, for one) and answers other questions as before.
 *
 * @throws CompilerLost when there is nobody left to answer.
 */
export function attempt<Answer>(ask: () => Answer): Answer | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof CompilerLost) throw error;
    return undefined;
  }
}

/** Asks about many things at once, and about each alone where that fails. */
export function attemptAll<Subject, Answer>(
  subjects: readonly Subject[],
  ask: (subjects: readonly Subject[]) => readonly (Answer | undefined)[],
): readonly (Answer | undefined)[] {
  if (subjects.length === 0) return [];
  return attempt(() => ask(subjects)) ?? subjects.map((subject) => attempt(() => ask([subject]))?.[0]);
}

/** The types that a union or an intersection is made of, or the type itself; also where the compiler cannot say. */
export function typeParts(type: Type): readonly Type[] {
  if (!type.isUnionType() && !type.isIntersectionType()) return [type];
  return attempt(() => type.getTypes()) ?? [type];
}
