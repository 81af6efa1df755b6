import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Analyzer } from '../../../src/analysis/index.ts';
import { CompilerSession, findConfigFiles } from '../../../src/compiler/index.ts';
import { caseNames, fixtureRoot, labelOf, labelsOf, startAnalyzer } from './fixtures.ts';
import { typelessGapsOf, withoutReasons } from './gaps.ts';

/** Cases of packages alone are left out: those have no types either way. */
const compared = caseNames.filter((name) => hasNodeTypes(name) && comparedIn(name).length > 0);

/** Projects that are opened before anything is installed, or that never install types, get the same verdicts. */
describe('verdicts without any types of Node', () => {
  let copies: string;
  let typed: ReturnType<typeof startAnalyzer>;
  let typeless: ReturnType<typeof startAnalyzer>;

  before(() => {
    copies = realpathSync(mkdtempSync(path.join(tmpdir(), 'poolwright-typeless-'))).replaceAll('\\', '/');
    cpSync(fixtureRoot, copies, { recursive: true });
    // What the repository's own package.json says of the fixtures: their .ts and .js files are ES modules.
    writeFileSync(path.join(copies, 'package.json'), '{ "type": "module" }');
    const { configFiles } = findConfigFiles(copies);
    for (const file of [...configFiles, path.posix.join(copies, 'monorepo/tsconfig.base.json')])
      removeTypes(file);
    typed = startAnalyzer();
    const session = new CompilerSession({ workingDirectory: copies });
    typeless = { session, analyzer: new Analyzer(session) };
  });
  after(() => {
    rmSync(copies, { recursive: true, force: true });
    typed.session.dispose();
    typeless.session.dispose();
  });

  for (const caseName of compared) {
    it(`are those with them in ${caseName}, known gaps aside`, () => {
      assert.deepEqual(differences(caseName), withoutReasons(typelessGapsOf(caseName)));
    });
  }

  it('are compared for at least 700 functions', () => {
    const count = compared
      .flatMap((caseName) => comparedIn(caseName).map(([, names]) => names.length))
      .reduce((sum, names) => sum + names, 0);
    assert.ok(count >= 700, `${count} functions`);
  });

  function differences(caseName: string): Record<string, Record<string, unknown>> {
    const found: Record<string, Record<string, unknown>> = {};
    for (const [file, names] of comparedIn(caseName)) {
      const withTypes = verdictsIn(typed.analyzer, path.posix.join(fixtureRoot, caseName, file));
      const withoutTypes = verdictsIn(typeless.analyzer, path.posix.join(copies, caseName, file));
      for (const name of names) {
        const pair = { withTypes: withTypes.get(name), withoutTypes: withoutTypes.get(name) };
        if (pair.withTypes !== pair.withoutTypes) (found[file] ??= {})[name] = pair;
      }
    }
    return found;
  }
});

/** Whether a case is a project that asks for Node's types, itself or in what its projects extend. */
function hasNodeTypes(caseName: string): boolean {
  return ['tsconfig.json', 'tsconfig.base.json'].some((name) => {
    const file = path.join(fixtureRoot, caseName, name);
    return (
      existsSync(path.join(fixtureRoot, caseName, 'labels.json')) &&
      existsSync(file) &&
      readFileSync(file, 'utf8').includes('"types": ["node"]')
    );
  });
}

function removeTypes(configFile: string): void {
  const text = readFileSync(configFile, 'utf8').replace('"types": ["node"]', '"types": [], "typeRoots": []');
  assert.ok(!text.includes('"node"'), `${configFile} still asks for Node's types`);
  writeFileSync(configFile, text);
}

/** The labelled functions of the files that import nothing but Node's modules and the project's own. */
function comparedIn(caseName: string): readonly (readonly [file: string, names: readonly string[]])[] {
  return Object.entries(labelsOf(caseName))
    .filter(([file]) => importsOnlyNode(path.join(fixtureRoot, caseName, file)))
    .map(([file, labels]) => [file, Object.keys(labels)]);
}

function importsOnlyNode(file: string): boolean {
  const specifiers = readFileSync(file, 'utf8').matchAll(/(?:\bfrom |\b(?:import|require)\()'([^']+)'/g);
  return [...specifiers].every(
    ([, specifier = '']) => isBuiltin(specifier) || /^[.#]/.test(specifier) || specifier === 'node:sqlite',
  );
}

function verdictsIn(analyzer: Analyzer, file: string): ReadonlyMap<string, string> {
  return new Map(analyzer.analyzeFile(file).functions.map((report) => [report.name, labelOf(report)]));
}
