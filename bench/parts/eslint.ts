import path from 'node:path';
import { measureNode, ourAnalysis } from '../command.ts';
import { packageProject } from '../projects.ts';
import { costText, ratioText, type Row } from '../row.ts';
import { interleave } from '../timing.ts';
import { installTools, versions } from '../tools.ts';

/** ESLint with six rules about promises and blocking calls, most of which need types, on the files of a tsconfig. */
export async function eslintRows(runs: number, packages: readonly string[]): Promise<Row[]> {
  const tools = await installTools();
  const rows: Row[] = [];
  for (const name of packages) {
    const folder = await packageProject(name);
    const lint = {
      args: [
        '--max-old-space-size=8192',
        path.join(tools, 'node_modules', 'eslint', 'bin', 'eslint.js'),
        '--no-config-lookup',
        '--config',
        path.join(tools, 'eslint.config.mjs'),
        'src',
      ],
      cwd: folder,
      accept: [0, 1],
    };
    const { ones, others } = await interleave(
      runs,
      async () => measureNode(lint),
      async () => measureNode(ourAnalysis(folder)),
    );
    rows.push({
      what: `ESLint ${versions.eslint} with six rules ÷ analysis, ${name}`,
      how: `processes, wall, ${runs} runs each`,
      ours: costText(others),
      peer: costText(ones),
      result: ratioText(ones, others),
      reach: '≥ 12',
    });
  }
  return rows;
}
