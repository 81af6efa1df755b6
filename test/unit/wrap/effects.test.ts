import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import {
  CompilerSession,
  isFunctionDeclaration,
  toEnginePath,
  type CompilerProject,
  type FunctionDeclaration,
  type Node,
} from '../../../src/compiler/index.ts';
import { Effects } from '../../../src/wrap/effects/effects.ts';
import { possibleChanges, typeOfVariable } from '../../../src/wrap/effects/possibleChanges.ts';
import { parameterOf } from '../../../src/wrap/effects/value.ts';
import { Resolver } from '../../../src/wrap/reach/resolver.ts';

const file = toEnginePath(fileURLToPath(new URL('../../fixtures/wrap/_effects/changes.ts', import.meta.url)));

describe('what a function may change', () => {
  let session: CompilerSession;
  let project: CompilerProject;
  before(() => {
    session = new CompilerSession({ workingDirectory: '.' });
    const found = session.projectOf(file);
    assert.ok(found);
    project = found;
  });
  after(() => {
    session.dispose();
  });

  it('compiles, so that the types are what they seem', () => {
    assert.deepEqual(
      project.diagnosticsOf(file).map(({ text }) => text),
      [],
    );
  });

  it('is what each function of the fixture says of itself', () => {
    const resolver = new Resolver(project);
    const effects = new Effects(resolver);
    const functions = [...(project.sourceFile(file)?.statements ?? [])].filter((one) =>
      isFunctionDeclaration(one),
    );
    assert.ok(functions.length > 50);
    const said = functions.map((fn) => `${fn.name?.text}: ${expected(fn)}`);
    const found = functions.map((fn) => `${fn.name?.text}: ${changed(fn, effects, resolver)}`);
    assert.deepEqual(found, said);
  });
});

function expected(fn: FunctionDeclaration): string {
  return /changes: (.*?) \*\//.exec(fn.jsDoc?.at(-1)?.getText() ?? '')?.[1] ?? '';
}

function changed(fn: FunctionDeclaration, effects: Effects, resolver: Resolver): string {
  const names = new Set<string>();
  for (const [location, changes] of effects.summaryOf(fn).changes) {
    const index = parameterOf(location);
    const declaration = index === undefined ? effects.declarationAt(location) : fn.parameters[index];
    if (declaration === undefined || !('name' in declaration)) continue;
    const name = declaration.name as Node;
    if (
      possibleChanges(location, typeOfVariable(declaration, resolver), changes.values(), resolver).length > 0
    )
      names.add(name.getText());
  }
  return [...names].sort().join(', ') || 'nothing';
}
