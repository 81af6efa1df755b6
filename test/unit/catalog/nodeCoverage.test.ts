import assert from 'node:assert/strict';
import { builtinModules } from 'node:module';
import { catalogEntries, lookUp } from '../../../src/catalog/index.ts';
import { CompilerSession } from '../../../src/compiler/index.ts';
import { fixtureRoot } from '../analysis/fixtures.ts';
import { constantWork } from './constantWork.ts';
import { type DeclaredFunction, declaredFunctions } from './declaredFunctions.ts';
import { existsInNode } from './existsInNode.ts';
import { newerThanNode20 } from './newerThanNode20.ts';
import { handedOver, isHandedOver } from './handedOver.ts';

/** Modules that only exist with `node:` before their names. */
const modules = new Set([...builtinModules, 'sea', 'sqlite', 'test', 'test/reporters']);

/** Of the package behind Node's `fetch`, what Node makes global. */
const undiciGlobals =
  /^(fetch|Request|Response|Headers|FormData|BodyMixin|File|WebSocket|EventSource|MessageEvent|CloseEvent|ErrorEvent|SpecIterator)\b/;

describe('catalogue beside the declarations', () => {
  let session: CompilerSession;
  let ofNode: readonly DeclaredFunction[];
  let ofLanguage: readonly DeclaredFunction[];

  before(() => {
    session = new CompilerSession({ workingDirectory: fixtureRoot });
    // Nothing but the declarations: the newest of the language's, and all of Node's.
    const file = `${fixtureRoot}/coverage/empty.ts`;
    session.setText(
      `${fixtureRoot}/coverage/tsconfig.json`,
      '{ "compilerOptions": { "target": "esnext", "lib": ["esnext"], "module": "nodenext", "types": ["node"], "noEmit": true } }',
    );
    session.setText(file, 'export {};\n');
    const project = session.projectOf(file);
    assert.ok(project);
    ofNode = declaredFunctions(project, (path) => /\/(@types\/node|undici-types)\//.test(path)).filter(
      ({ module, name }) => module !== 'undici-types' || undiciGlobals.test(name),
    );
    ofLanguage = declaredFunctions(project, (path) => /\/lib\.[\w.]+\.d\.ts$/.test(path));
  });
  after(() => {
    session.dispose();
  });

  it('has every function, class and method that Node declares', () => {
    assert.ok(ofNode.length > 1_900, `${ofNode.length} functions`);
    assert.deepEqual(
      ofNode.filter((one) => lookUp(one.module, one.name) === undefined && !isHandedOver(one)).map(keyOf),
      [],
    );
  });

  it('has no function of a module that neither Node 20 nor its declarations nor a newer Node have', () => {
    const declared = new Set(ofNode.map(keyOf));
    const listed = catalogEntries.filter(({ module }) => modules.has(module));
    assert.ok(listed.length > 1_200, `${listed.length} entries`);
    assert.deepEqual(
      listed
        .filter(
          (entry) =>
            !declared.has(keyOf(entry)) &&
            !newerThanNode20.has(keyOf(entry)) &&
            !existsInNode(entry.module, entry.name),
        )
        .map(keyOf),
      [],
    );
  });

  it('calls newer what Node 20 does not have, and only that', () => {
    const declared = new Set(ofNode.map(keyOf));
    const known = new Set(catalogEntries.map(keyOf));
    assert.deepEqual(
      [...newerThanNode20].filter((key) => declared.has(key) || !known.has(key)),
      [],
    );
  });

  it('has everything of the language whose work is not constant', () => {
    assert.ok(ofLanguage.length > 1_000, `${ofLanguage.length} functions`);
    const unlisted = ofLanguage.filter(({ module, name }) => lookUp(module, name) === undefined);
    assert.deepEqual(
      unlisted.map(({ name }) => name).filter((name) => !constantWork.has(name)),
      [],
    );
  });

  it('lists as constant only what the language declares and no entry says otherwise about', () => {
    const declared = new Set(ofLanguage.map(({ name }) => name));
    assert.deepEqual(
      [...constantWork].filter((name) => !declared.has(name) || lookUp('', name) !== undefined),
      [],
    );
  });

  it('excepts only shapes that are declared and not listed', () => {
    const declared = new Set(ofNode.filter((one) => isHandedOver(one)).map(keyOf));
    const known = new Set(catalogEntries.map(keyOf));
    const unused = [...handedOver].filter(
      (shape) => ![...declared].some((key) => key === shape || key.startsWith(`${shape}.`)),
    );
    assert.deepEqual(unused, []);
    assert.deepEqual(
      [...declared].filter((key) => known.has(key)),
      [],
    );
  });
});

function keyOf({ module, name }: { readonly module: string; readonly name: string }): string {
  return `${module}:${name}`;
}
