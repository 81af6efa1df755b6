import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Analyzer } from '../../../src/analysis/index.ts';
import { CompilerLost, CompilerSession } from '../../../src/compiler/index.ts';
import { functionIn, labelOf } from './fixtures.ts';

describe('Analyzer', () => {
  let root: string;
  let session: CompilerSession;
  let analyzer: Analyzer;

  const at = (name: string): string => path.posix.join(root, name);
  const write = (name: string, text: string): string => {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
    return at(name);
  };
  const labelIn = (file: string, name: string): string =>
    labelOf(functionIn(analyzer.analyzeFile(file), name));

  const heavy =
    'export function work(xs: number[]): number { let s = 0; for (const a of xs) for (const b of xs) s += a * b; return s; }\n';
  const light = 'export function work(xs: number[]): number { return xs.length; }\n';
  const waiting = `import { readFileSync } from 'node:fs';\nexport function work(xs: number[]): number { return readFileSync(String(xs)).length; }\n`;

  beforeEach(() => {
    root = realpathSync(mkdtempSync(path.join(tmpdir(), 'poolwright-analysis-')));
    write(
      'tsconfig.json',
      '{ "compilerOptions": { "strict": true, "noEmit": true, "module": "nodenext", "allowImportingTsExtensions": true, "types": [] }, "include": ["src"] }',
    );
    write('src/work.ts', heavy);
    write(
      'src/use.ts',
      `import { work } from './work.ts';\nexport const use = (xs: number[]): number => work(xs);\nexport async function later(): Promise<number> { return use([1]); }\n`,
    );
    session = new CompilerSession({ workingDirectory: root });
    analyzer = new Analyzer(session);
  });

  afterEach(() => {
    session.dispose();
    rmSync(root, { recursive: true, force: true });
  });

  it('does not stumble over a module that is handed on as a value', () => {
    write('src/all.ts', "export * as all from './work.ts';\n");
    const file = write(
      'src/table.ts',
      `import * as space from './all.ts';
const table = space.all as unknown as Record<string, (xs: number[]) => number>;
export const named = (xs: number[]): number => space.all.work(xs);
export const found = (name: string): number | undefined => table[name]?.([]);
export const whole = (): number => (space.all as unknown as () => number)();
`,
    );
    assert.deepEqual(analyzer.analyzeFile(file).problems, []);
    assert.equal(labelIn(file, 'named'), 'cpu blocking');
    assert.equal(labelIn(file, 'whole'), 'unknown');
  });

  it('takes a number for one unit of work, and for the amount only where it is one', () => {
    const file = write(
      'src/units.ts',
      'export const one = (n: number): string => JSON.stringify(n);\n' +
        'export const many = (xs: number[]): string => JSON.stringify(xs);\n' +
        'export const named = (xs: number[]): string => { const count = xs.length; return JSON.stringify(count); };\n' +
        'export const made = (n: number): number[] => Array.from(new Array<number>(n), (_, i) => i * i % 7);\n',
    );
    assert.equal(labelIn(file, 'one'), 'light');
    assert.equal(labelIn(file, 'many'), 'cpu blocking');
    assert.equal(labelIn(file, 'named'), 'light');
    const { cost } = functionIn(analyzer.analyzeFile(file), 'made');
    assert.equal(cost, 'O(n)');
  });

  it('follows unsaved edits, in the file itself and in the files that call into it', () => {
    assert.equal(labelIn(at('src/use.ts'), 'use'), 'cpu blocking');
    for (const [text, label] of [
      [light, 'light'],
      [waiting, 'io blocking'],
      [heavy, 'cpu blocking'],
    ] as const) {
      session.setText(at('src/work.ts'), text);
      assert.equal(labelIn(at('src/work.ts'), 'work'), label);
      assert.equal(labelIn(at('src/use.ts'), 'use'), label);
    }
  });

  it('answers after edits as a fresh analysis would', () => {
    for (const text of [
      light,
      `\n\n// moved\n${heavy}`,
      `export function other(): void {}\n${waiting}`,
      'export const work = (',
      heavy,
    ]) {
      session.setText(at('src/work.ts'), text);
      for (const file of [at('src/use.ts'), at('src/work.ts')]) {
        assert.deepEqual(analyzer.analyzeFile(file), new Analyzer(session).analyzeFile(file));
      }
    }
  });

  it('follows an edit that gives a field another function', () => {
    session.setText(
      at('src/useJob.ts'),
      `import { Job } from './job.ts';\nexport const use = (): number => new Job().run();\n`,
    );
    for (const [start, label] of [
      ['() => 1', 'light'],
      [`() => execSync('start').length`, 'io blocking'],
      ['() => 2', 'light'],
    ] as const) {
      session.setText(at('src/job.ts'), job(start));
      assert.equal(labelIn(at('src/useJob.ts'), 'use'), label);
    }
  });

  it('follows an edit that makes a stand-in do more than hand its arguments on', () => {
    session.setText(
      at('src/lifted.ts'),
      `import { lift } from './lift.ts';\nexport const size = lift((text) => text.length);\nexport const use = (): number => size('all');\n`,
    );
    const heavily = `for (let n = 0; n < 1e9; n++) void n;\n    return body(text);`;
    for (const [body, label] of [
      ['return body(text);', 'light'],
      [heavily, 'cpu blocking'],
      ['return body(text);', 'light'],
    ] as const) {
      session.setText(at('src/lift.ts'), lift(body));
      assert.equal(labelIn(at('src/lifted.ts'), 'use'), label);
    }
  });

  it('takes back a hazard when the asynchronous caller goes', () => {
    const hazards = (): number => functionIn(analyzer.analyzeFile(at('src/work.ts')), 'work').hazards.length;
    assert.equal(hazards(), 1);
    session.setText(at('src/use.ts'), `export const nothing = 1;\n`);
    assert.equal(hazards(), 0);
    session.setText(at('src/use.ts'), undefined);
    assert.equal(hazards(), 1);
  });

  it('has the same report for the same text, and the very same one while nothing changed', () => {
    const report = analyzer.analyzeFile(at('src/work.ts'));
    assert.equal(analyzer.analyzeFile(at('src/work.ts')), report);
    session.withTexts(new Map([[at('src/work.ts'), light]]), () => {
      assert.equal(labelIn(at('src/work.ts'), 'work'), 'light');
    });
    assert.deepEqual(analyzer.analyzeFile(at('src/work.ts')), report);
  });

  it('analyses what can be read of a file that does not parse, and says where it does not', () => {
    const file = write(
      'src/broken.ts',
      `${heavy}export function half(text: string { return text; }\nconst x = ;\n`,
    );
    const report = analyzer.analyzeFile(file);
    assert.equal(labelOf(functionIn(report, 'work')), 'cpu blocking');
    assert.equal(report.problems.length, 1);
    assert.equal(report.problems[0]?.line, 2);
    assert.match(
      report.problems[0]?.message ?? '',
      /broken\.ts does not parse at line 2 \(.+\); what could be read of it was analysed\.$/,
    );
  });

  it('says in one sentence that a file cannot be read', () => {
    const report = analyzer.analyzeFile(at('src/nowhere.ts'));
    assert.deepEqual(report.functions, []);
    assert.deepEqual(report.problems, [
      { file: at('src/nowhere.ts'), message: `${at('src/nowhere.ts')} cannot be read.` },
    ]);
    assert.equal(analyzer.functionAt(at('src/nowhere.ts'), 0), undefined);
    assert.equal(analyzer.findFunction(at('src/nowhere.ts'), 'f'), 'none');
  });

  it('says what is wrong with a tsconfig, and uses the rest of it', () => {
    write('bad/tsconfig.json', '{ "compilerOptions": { "strict": "yes" } ');
    const file = write('bad/code.ts', heavy);
    const report = analyzer.analyzeFile(file);
    assert.equal(labelOf(functionIn(report, 'work')), 'cpu blocking');
    assert.deepEqual(
      report.problems.map((problem) => problem.file),
      [at('bad/tsconfig.json')],
    );
    assert.match(
      report.problems[0]?.message ?? '',
      /tsconfig\.json has an error \(.+\); the rest of it was used\.$/,
    );
  });

  it('analyses JavaScript without a tsconfig, and a file that exists only as unsaved text', () => {
    const script = write('../loose-script.js', '');
    rmSync(script);
    const file = write(
      'elsewhere/tool.js',
      `function slow(buffer) { for (const a of buffer) for (const b of buffer) buffer[a] = b; }\nslow([]);\n`,
    );
    assert.equal(labelIn(file, 'slow'), 'cpu blocking');
    session.setText(at('elsewhere/unsaved.ts'), heavy);
    assert.equal(labelIn(at('elsewhere/unsaved.ts'), 'work'), 'cpu blocking');
  });

  it('shows the path of calls that leads to the evidence', () => {
    write(
      'src/io.ts',
      `import { readFileSync } from 'node:fs';\nexport function load(file: string): string {\n  return readFileSync(file, 'utf8');\n}\n`,
    );
    const file = write(
      'src/report.ts',
      `import { load } from './io.ts';\nfunction loadAll(): string {\n  return load('a');\n}\nexport function report(): string {\n  return loadAll();\n}\n`,
    );
    session.filesChanged({ created: [at('src/io.ts'), file] });
    const [evidence] = functionIn(analyzer.analyzeFile(file), 'report').evidence;
    assert.ok(evidence);
    assert.equal(evidence.signal, 'sync-io');
    assert.equal(`${evidence.file}:${evidence.line}`, `${at('src/io.ts')}:3`);
    assert.deepEqual(
      evidence.path.map((step) => `${path.basename(step.file)}:${step.line} ${step.name}`),
      ['report.ts:6 loadAll', 'report.ts:3 load'],
    );
  });

  it('says that code is nested beyond reason, and analyses the other files', () => {
    const file = write('src/deep.ts', `export const deep = ${'('.repeat(5000)}1${')'.repeat(5000)};\n`);
    assert.deepEqual(
      analyzer.analyzeFile(file).problems.map(({ message }) => message),
      [`${file} is nested too deeply to be analysed.`],
    );
    assert.equal(labelIn(at('src/work.ts'), 'work'), 'cpu blocking');
  });

  it('takes long chains of operators, as generated code has them', () => {
    const numbers = Array.from({ length: 20_000 }, (_, i) => i);
    const file = write('src/sum.ts', `export const sum = (): number => ${numbers.join(' + ')};\n`);
    assert.equal(labelIn(file, 'sum'), 'light');
  });

  it('lets it be known that the compiler is lost', () => {
    analyzer.analyzeFile(at('src/work.ts'));
    assert.ok(session.processId);
    process.kill(session.processId, 'SIGKILL');
    session.setText(at('src/work.ts'), light);
    assert.throws(() => analyzer.analyzeFile(at('src/work.ts')), CompilerLost);
  });

  it('recommends what its verdict calls for', () => {
    const file = write(
      'src/advice.ts',
      `
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pbkdf2Sync } from 'node:crypto';
${heavy}
export const load = (file: string): string => readFileSync(file, 'utf8');
export async function loadEach(files: string[]): Promise<number> {
  let n = 0;
  for (const file of files) n += (await readFile(file, 'utf8')).length;
  return n;
}
export const loadOne = async (file: string): Promise<string> => await readFile(file, 'utf8');
export const derive = (word: string): unknown => pbkdf2Sync(word, 'salt', 100000, 32, 'sha256');
export function move(xs: number[]): number { process.chdir('/'); return work(xs); }
export class Lazy { get value(): number { return work([1, 2].concat(this.all)); } all: number[] = []; }
export const nothing = (): number => 1;
export const outside = (thing: any): unknown => thing.run();
export async function both(file: string): Promise<number> {
  const text = await readFile(file, 'utf8');
  return work(text.split(',').map(Number));
}
`,
    );
    session.filesChanged({ created: [file] });
    const report = analyzer.analyzeFile(file);
    const advice = Object.fromEntries(
      report.functions.map(({ name, recommendation }) => [name, recommendation.action]),
    );
    assert.deepEqual(advice, {
      work: 'thread-pool',
      load: 'async-api',
      loadEach: 'bounded-concurrency',
      loadOne: 'leave',
      derive: 'async-api',
      move: 'process-pool',
      'Lazy.get value': 'split',
      nothing: 'leave',
      outside: 'measure',
      both: 'thread-pool',
    });
    const { alternatives } = functionIn(report, 'both').recommendation;
    assert.deepEqual(
      alternatives.map(({ action }) => action),
      ['split', 'process-pool'],
    );
    for (const { recommendation } of report.functions) {
      for (const { reason } of [recommendation, ...recommendation.alternatives])
        assert.match(reason, /^[A-Za-z].*\.$/);
    }
  });

  it('recommends nothing more for a function that a twin runs in a pool already', () => {
    write(
      'src/pools.ts',
      `// poolwright:pools v1
export declare function runInThreadPool<A extends unknown[], R>(url: string, name: string, original: (...args: A) => R, args: A): Promise<R>;
`,
    );
    const file = write(
      'src/pooled.ts',
      `import { runInThreadPool } from './pools.ts';
${heavy}${heavy.replace('work', 'other')}
export function workPooled(...args: Parameters<typeof work>): Promise<number> {
  return runInThreadPool(import.meta.url, 'work', work, args);
}
`,
    );
    session.filesChanged({ created: [file, at('src/pools.ts')] });
    const report = analyzer.analyzeFile(file);
    const { recommendation } = functionIn(report, 'work');
    assert.deepEqual([recommendation.action, recommendation.alternatives], ['leave', []]);
    assert.match(recommendation.reason, /^workPooled runs it in a pool already/);
    assert.equal(labelOf(functionIn(report, 'work')), 'cpu blocking');
    assert.equal(functionIn(report, 'other').recommendation.action, 'thread-pool');
  });
});

/** A class whose constructor puts a function into a field. */
function job(start: string): string {
  return `import { execSync } from 'node:child_process';
export class Job {
  #run: () => number;
  constructor() {
    this.#run = ${start};
  }
  run(): number { return this.#run(); }
  stop(): void { execSync('stop'); }
}
`;
}

/** A function that returns a stand-in for the one that it is given. */
function lift(body: string): string {
  return `export function lift(body: (text: string) => number): (text: string) => number {
  return (text) => {
    ${body}
  };
}
`;
}
