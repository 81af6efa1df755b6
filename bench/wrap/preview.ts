import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CompilerSession, toEnginePath } from '../../src/compiler/index.ts';
import { offerWrap, planWrap } from '../../src/wrap/index.ts';

const fileCount = 40;
const callCount = 100;

/** Milliseconds that the first plan, and each of the ones after an edit, took. */
export interface PreviewTimes {
  readonly offerMs: readonly number[];
  readonly planMs: readonly number[];
  readonly calls: number;
  readonly files: number;
}

/** Plans the wrap of a function with a hundred callers in forty files, after an edit each time, as an editor would. */
export function timePreview(runs: number): PreviewTimes {
  const folder = toEnginePath(realpathSync(mkdtempSync(path.join(os.tmpdir(), 'poolwright-bench-preview-'))));
  writeProject(folder);
  const session = new CompilerSession({ workingDirectory: folder });
  try {
    const file = `${folder}/src/checksum.ts`;
    const request = { file, at: { name: 'checksum' }, pool: 'threads' } as const;
    const offerMs: number[] = [];
    const planMs: number[] = [];
    for (let run = 0; run <= runs; run += 1) {
      session.setText(file, `${moduleText}\n// Edit ${run}.\n`);
      const started = performance.now();
      const offer = offerWrap(session, request);
      const offered = performance.now();
      const plan = planWrap(session, request);
      const planned = performance.now();
      if (!offer.ok || plan.status !== 'ready') throw new Error(JSON.stringify(plan));
      if (plan.edits.length < callCount + fileCount) throw new Error(`only ${plan.edits.length} edits`);
      // The first run starts the compiler.
      if (run === 0) continue;
      offerMs.push(offered - started);
      planMs.push(planned - offered);
    }
    return { offerMs, planMs, calls: callCount, files: fileCount };
  } finally {
    session.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}

const moduleText = `/** Adler-32, of each part by itself. */
export function checksum(bytes: Uint8Array, parts = 1): number[] {
  const sums: number[] = [];
  const size = Math.ceil(bytes.length / parts);
  for (let part = 0; part < parts; part += 1) {
    let [low, high] = [1, 0];
    for (const byte of bytes.subarray(part * size, (part + 1) * size)) {
      low = (low + byte) % 65_521;
      high = (high + low) % 65_521;
    }
    sums.push(high * 65_536 + low);
  }
  return sums;
}
`;

function writeProject(folder: string): void {
  mkdirSync(`${folder}/src`);
  const compilerOptions = {
    target: 'ES2023',
    lib: ['ES2023'],
    module: 'nodenext',
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
  };
  const files: Readonly<Record<string, string>> = {
    'package.json': '{ "name": "archive", "private": true, "type": "module" }\n',
    'tsconfig.json': JSON.stringify({ compilerOptions, include: ['src'] }),
    'src/checksum.ts': moduleText,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(`${folder}/${name}`, text);
  const perFile = callCount / fileCount;
  for (let file = 0; file < fileCount; file += 1) {
    const calls = Math.floor((file + 1) * perFile) - Math.floor(file * perFile);
    writeFileSync(`${folder}/src/reader${file}.ts`, callerText(file, calls));
  }
}

function callerText(file: number, calls: number): string {
  const functions = Array.from(
    { length: calls },
    (_, call) => `
/** Reads a block, and says whether it is the one that was written. */
export async function verify${call}(block: Promise<Uint8Array>, expected: readonly number[]): Promise<boolean> {
  const bytes = await block;
  const sums = checksum(bytes, expected.length);
  const wrong = sums.filter((sum, index) => sum !== expected[index]);
  return wrong.length === 0 && bytes.length > ${file};
}
`,
  );
  return `import { checksum } from './checksum.ts';\n${functions.join('')}`;
}
