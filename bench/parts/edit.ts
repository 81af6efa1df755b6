import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Analyzer } from '../../src/analysis/index.ts';
import { CompilerSession } from '../../src/compiler/index.ts';
import { type Edit, edits } from '../edits.ts';
import { countLines, editedFile, mixedProject } from '../projects.ts';
import type { Row } from '../row.ts';
import { percentile } from '../timing.ts';

const editCount = 40;

/** From the editor's new text to fresh verdicts of the open file, in this process, without the server around it. */
export async function editRows(): Promise<Row[]> {
  const project = await mixedProject(1);
  const file = path.join(project, editedFile);
  const session = new CompilerSession({ workingDirectory: project });
  try {
    const analyzer = new Analyzer(session);
    const original = readFileSync(file, 'utf8');
    const measure = (text: string): number => {
      const started = performance.now();
      session.setText(file, text);
      const { functions, problems } = analyzer.analyzeFile(file);
      const took = performance.now() - started;
      if (functions.length === 0 || problems.length > 0)
        throw new Error(`An edit broke the file: ${problems[0]?.message ?? 'it has no functions'}`);
      return took;
    };
    const cold = measure(original);
    const times = [...edits(original, editCount)].map(({ kind, text }) => ({ kind, took: measure(text) }));
    return [row(await countLines(project), cold, original, times)];
  } finally {
    session.dispose();
  }
}

type Timed = Pick<Edit, 'kind'> & { readonly took: number };

function row(lines: number, cold: number, original: string, times: readonly Timed[]): Row {
  const all = times.map(({ took }) => took);
  const byKind = [...new Set(times.map(({ kind }) => kind))].map((kind) => {
    const own = times.filter((one) => one.kind === kind).map(({ took }) => took);
    return `${kind} ${ms(percentile(own, 0.5))}`;
  });
  const fileLines = original.split('\n').length - 1;
  return {
    what: `edit to fresh verdicts, a file of ${fileLines.toLocaleString('en')} lines in ${lines.toLocaleString('en')}`,
    how: `in this process, ${times.length} edits; p50 ${byKind.join(', ')}; first look ${ms(cold)}`,
    ours: `p50 ${ms(percentile(all, 0.5))}, max ${ms(Math.max(...all))}`,
    peer: '–',
    result: `**p95 ${ms(percentile(all, 0.95))}**`,
    reach: '≤ 50 ms',
  };
}

const ms = (value: number) => `${Math.round(value)} ms`;
