import { SyntaxKind, type Node, type SourceFile } from '../../compiler/index.ts';
import { isFunctionLike, type FunctionLike } from '../target/functionLike.ts';
import { obstacle, type Obstacle } from './obstacle.ts';

/** What is around a place whose value is to be awaited. */
export type Around =
  /** The innermost function, async or not. */
  | { readonly kind: 'function'; readonly fn: FunctionLike }
  | { readonly kind: 'module'; readonly sourceFile: SourceFile }
  /** Nothing that belongs to a function body. */
  | { readonly kind: 'closed'; readonly obstacle: Obstacle };

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

/** The function or module in which an `await` at `place` would wait. */
export function aroundOf(place: Node): Around {
  for (let at = place.parent; ; at = at.parent) {
    const what = closed[at.kind];
    if (what !== undefined) {
      const message = `The call is in ${what}, where nothing can wait; move it into a function body.`;
      return { kind: 'closed', obstacle: obstacle('sync-only-caller', place, message) };
    }
    if (isFunctionLike(at)) return { kind: 'function', fn: at };
    if (at.kind === SyntaxKind.SourceFile) return { kind: 'module', sourceFile: at as SourceFile };
  }
}

/** Functions of the language whose callback must answer at once; a promise is always true, and no number. */
export const usesAnswerAtOnce = new Set(
  (
    'filter find findIndex findLast findLastIndex some every sort toSorted reduce reduceRight ' +
    'replace replaceAll parse stringify groupBy defineProperty flatMap'
  ).split(' '),
);
