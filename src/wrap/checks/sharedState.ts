import {
  isIdentifier,
  isVariableDeclaration,
  NodeFlags,
  type Identifier,
  type Node,
} from '../../compiler/index.ts';
import type { Change } from '../effects/environment.ts';
import { sharedBy, type Effects, type Summary } from '../effects/effects.ts';
import { mayShare, possibleChanges, typeOfVariable } from '../effects/possibleChanges.ts';
import { isNew, outerOf, parameterOf, type Location } from '../effects/value.ts';
import { isAssigned } from '../reach/isAssigned.ts';
import { TooMuchCode } from '../reach/tooMuchCode.ts';
import { isWithin } from '../target/functionLike.ts';
import { signatureTypes } from './signatureTypes.ts';
import { unitAround, unitsOf } from './units.ts';
import type { Check, WrapContext } from './wrapContext.ts';

/** Refuses functions that change what the caller or the rest of the program can see. */
export const checkChanges: Check = (context, findings) => {
  const { effects, reach, resolver, target } = context;
  for (const unit of reach.regions.flatMap(unitsOf)) {
    for (const [location, changes] of effects.summaryOf(unit).changes) {
      const declaration = effects.declarationAt(location);
      if (declaration === undefined) continue;
      for (const { place } of possible(context, location, declaration, changes.values())) {
        const message = `${nameOf(declaration)} belongs to the module and is changed here; return what changes instead.`;
        findings.refuse('captures-mutable-state', place, message);
      }
    }
  }
  const { parameters } = signatureTypes(target, context.project);
  for (const [location, changes] of effects.summaryOf(target.fn).changes) {
    const index = parameterOf(location);
    const parameter = index === undefined ? undefined : parameters[index];
    if (parameter === undefined) continue;
    for (const { place } of possibleChanges(location, parameter.type, changes.values(), resolver)) {
      const name = parameter.node.name.getText();
      const message = `The argument \`${name}\`, or something in it, is changed here, or may be; change a copy and return it.`;
      findings.refuse('mutates-argument', place, message);
    }
  }
};

/** Warns where the result may be, or contain, something that the caller has already: it will be a copy. */
export const checkSharedResult: Check = (context, findings) => {
  const { effects, project, resolver, target } = context;
  const { parameters, results, resultNode } = signatureTypes(target, project);
  if (results.every((type) => resolver.isPrimitiveType(type))) return;
  const shared = new Set<string>();
  for (const location of sharedBy(effects.summaryOf(target.fn))) {
    if (isNew(location)) continue;
    const index = parameterOf(location);
    const parameter = index === undefined ? undefined : parameters[index];
    const declaration = effects.declarationAt(location);
    const type =
      parameter?.type ?? (declaration === undefined ? undefined : typeOfVariable(declaration, resolver));
    if (!results.some((result) => mayShare(result, location, type, resolver))) continue;
    if (parameter !== undefined) shared.add(`the argument \`${parameter.node.name.getText()}\``);
    else if (declaration !== undefined) shared.add(nameOf(declaration));
  }
  if (shared.size === 0) return;
  const message = `The result may be or contain ${[...shared].join(' and ')}; the caller will have a copy of it.`;
  findings.warn('copies-result', resultNode, message);
};

/** Warns where the function reads what the program changes after the module was loaded. */
export const checkReads: Check = (context, findings) => {
  const { reach, resolver } = context;
  for (const [declaration, use] of reach.variables) {
    const name = nameNodeOf(declaration);
    if (name === undefined || !isIdentifier(name)) continue;
    const isConstant =
      isVariableDeclaration(declaration) && (declaration.parent.flags & NodeFlags.Const) !== 0;
    if (isConstant && resolver.isPrimitive(name)) continue;
    const change = changeElsewhere(context, declaration, name);
    if (change === undefined) continue;
    const { isSure, place } = change;
    const sourceFile = place.getSourceFile();
    const line = sourceFile.getLineAndCharacterOfPosition(place.getStart(sourceFile)).line + 1;
    const verb = isSure ? 'is' : 'may be';
    const where = sourceFile === use.getSourceFile() ? `line ${line}` : `${sourceFile.fileName}:${line}`;
    const message = `${nameOf(declaration)} ${verb} changed on ${where}; a worker sees it as it is when the module is loaded. Pass it as an argument.`;
    findings.warn('reads-mutable-state', use, message);
  }
};

/** A place outside the reached code that changes a variable or the object in it, or that nobody can follow. */
function changeElsewhere(
  context: WrapContext,
  declaration: Node,
  name: Identifier,
): { readonly place: Node; readonly isSure: boolean } | undefined {
  const { effects, project, reach } = context;
  const units = new Set<Node>();
  for (const { references } of project.checker.getReferencedSymbolsForNode(name, name.getStart())) {
    for (const handle of references) {
      const reference = project.resolve(handle);
      if (reference === undefined || reference === name || isWithin(reference, declaration)) continue;
      if (reach.regions.some((region) => isWithin(reference, region))) continue;
      if (isAssigned(reference)) return { place: reference, isSure: true };
      units.add(unitAround(reference));
    }
  }
  const location = effects.locationOf(declaration);
  for (const unit of units) {
    // A test suite of a thousand lines, for one.
    const summary = summaryWithin(unit, effects);
    if (summary === undefined) return { place: unit, isSure: false };
    for (const [changed, changes] of summary.changes) {
      if (outerOf(changed) !== location) continue;
      const [first] = possible(context, changed, declaration, changes.values());
      if (first !== undefined) return { place: first.place, isSure: true };
    }
  }
  return undefined;
}

/** What a unit does; `undefined` where that is too much to be followed. */
function summaryWithin(unit: Node, effects: Effects): Summary | undefined {
  try {
    return effects.summaryOf(unit);
  } catch (error) {
    if (error instanceof TooMuchCode) return undefined;
    throw error;
  }
}

function possible(
  { resolver }: WrapContext,
  location: Location,
  declaration: Node,
  changes: Iterable<Change>,
): readonly Change[] {
  return possibleChanges(location, typeOfVariable(declaration, resolver), changes, resolver);
}

function nameOf(declaration: Node): string {
  const name = nameNodeOf(declaration);
  return name === undefined ? 'Something' : `\`${name.getText()}\``;
}

function nameNodeOf(declaration: Node): Node | undefined {
  return 'name' in declaration ? (declaration.name as Node | undefined) : undefined;
}
