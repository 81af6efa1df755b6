import {
  isExportDeclaration,
  isIdentifier,
  isMethodDeclaration,
  isNamedExports,
  isObjectLiteralExpression,
  type Identifier,
  type Node,
  type SourceFile,
} from '../../compiler/index.ts';
import type { TextEdit } from '../../core/index.ts';
import { commonJsExports, isPlainScript } from '../commonJs/exports.ts';
import { internalMark } from '../output/scriptExports.ts';
import { unwrap } from '../target/functionLike.ts';
import { findPoolImports, findTwins, type Twin } from '../target/findTwin.ts';
import { overloadsOf } from '../target/overloads.ts';
import { isPlace, placeOf } from '../target/placeOf.ts';
import type { WrapTarget } from '../target/wrapTarget.ts';
import type { FoundInline } from './findInline.ts';
import { removeNames, removeProperty, removeStatement } from './removals.ts';

/** What a wrap wrote into the module of the function: all of it but what is used in other ways by now. */
export function removeTwin(
  { projects, sourceFile, twin }: FoundInline,
  target: WrapTarget,
  original: WrapTarget,
): readonly TextEdit[] {
  const { declaration } = twin;
  const isInObject = isMethodDeclaration(declaration) && isObjectLiteralExpression(declaration.parent);
  const own = [...overloadsOf(target.fn), declaration].map((one) =>
    isInObject ? removeProperty(one) : removeStatement(one),
  );
  const place = placeOf(original.fn);
  const top = isPlace(place) ? place.topName : undefined;
  const others = findTwins(sourceFile).filter(({ name }) => name !== twin.name);
  const isNeeded =
    top === undefined ||
    others.some((other) => other.original.split('.')[0] === top.text) ||
    projects.usesOf(top).some((use) => use.getSourceFile() !== sourceFile);
  return [
    ...own,
    ...(target.member === undefined ? exportsOf(sourceFile, target.name) : []),
    ...(isNeeded ? [] : exportsOf(sourceFile, top.text, true)),
    ...unimportPool(sourceFile, twin, others),
  ];
}

/** What exports a name beside its declaration; with `isInternal` only what is marked as being there for workers. */
function exportsOf(sourceFile: SourceFile, name: string, isInternal = false): readonly TextEdit[] {
  const isMeant = (place: Node) => !isInternal || isMarked(place);
  if (!isPlainScript(sourceFile)) {
    return sourceFile.statements.flatMap((statement) => {
      if (!isExportDeclaration(statement) || statement.moduleSpecifier !== undefined) return [];
      const { exportClause } = statement;
      if (exportClause === undefined || !isNamedExports(exportClause) || !isMeant(statement)) return [];
      return removeNames(
        exportClause.elements.filter((one) => (one.propertyName ?? one.name).getText() === name),
      );
    });
  }
  return commonJsExports(sourceFile).named.flatMap(({ place, statement, value }) => {
    const exported = unwrap(value);
    if (!isIdentifier(exported) || exported.text !== name || !isMeant(place)) return [];
    return place === statement ? [removeStatement(statement)] : removeNames([place]);
  });
}

function isMarked(place: Node): boolean {
  const sourceFile = place.getSourceFile();
  return sourceFile.text.slice(place.pos, place.getStart(sourceFile)).includes(internalMark);
}

/** Lets go of the pool's function where no other twin of the module uses it. */
function unimportPool(sourceFile: SourceFile, twin: Twin, others: readonly Twin[]): readonly TextEdit[] {
  if (others.some(({ pool }) => pool === twin.pool)) return [];
  return findPoolImports(sourceFile).flatMap(({ names }) => {
    const name: Identifier | undefined = names.get(twin.pool);
    return name === undefined ? [] : removeNames([name.parent]);
  });
}
