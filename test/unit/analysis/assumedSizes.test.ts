import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Analyzer } from '../../../src/analysis/index.ts';
import { CompilerSession } from '../../../src/compiler/index.ts';
import { fixtureRoot, functionIn, labelOf, labelsOf, startAnalyzer } from './fixtures.ts';

const checking = (limit: string): string =>
  `export function check(bytes: Uint8Array): void {\n  if (bytes.length > ${limit}) throw new RangeError('too long');\n}\n`;

const using = `import { check } from './check.ts';
export function hexOf(bytes: Uint8Array): string {
  check(bytes);
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return hex;
}
`;

describe('assumed sizes', () => {
  it('follow an edit of what another file checks', () => {
    const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'poolwright-sizes-')));
    const at = (name: string): string => path.posix.join(root, 'src', name);
    mkdirSync(path.join(root, 'src'));
    writeFileSync(
      path.join(root, 'tsconfig.json'),
      '{ "compilerOptions": { "strict": true, "noEmit": true, "module": "nodenext", "allowImportingTsExtensions": true, "types": [] }, "include": ["src"] }',
    );
    writeFileSync(at('check.ts'), checking('32'));
    writeFileSync(at('use.ts'), using);
    const session = new CompilerSession({ workingDirectory: root });
    const analyzer = new Analyzer(session);
    const label = (): string => labelOf(functionIn(analyzer.analyzeFile(at('use.ts')), 'hexOf'));
    try {
      assert.equal(label(), 'light');
      session.setText(at('check.ts'), checking('32_000_000'));
      assert.equal(label(), 'cpu blocking');
      session.setText(at('check.ts'), checking('64'));
      assert.equal(label(), 'light');
    } finally {
      session.dispose();
      rmSync(root, { recursive: true, force: true });
    }
  });

  it('make no verdict sure that needs them', () => {
    const { session, analyzer } = startAnalyzer();
    const file = path.posix.join(fixtureRoot, 'assumed-sizes', 'texts.ts');
    const report = analyzer.analyzeFile(file);
    session.dispose();
    const computing = Object.entries(labelsOf('assumed-sizes')['texts.ts'] ?? {})
      .filter(([, label]) => label === 'cpu blocking')
      .map(([name]) => functionIn(report, name));
    assert.ok(computing.length > 0);
    for (const { name, confidence } of computing) assert.ok(confidence < 0.9, `${name}: ${confidence}`);
  });
});
