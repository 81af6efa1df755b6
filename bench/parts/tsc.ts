import { measureNode, ourAnalysis, typeCheck } from '../command.ts';
import { countLines, mixedProject, packageProject } from '../projects.ts';
import { costText, ratioText, type Row } from '../row.ts';
import { interleave } from '../timing.ts';

/** A whole analysis against the native compiler's check of the same files. */
export async function tscRows(runs: number): Promise<Row[]> {
  const projects = {
    viem: await packageProject('viem'),
    effect: await packageProject('effect'),
    mixed: await mixedProject(1),
  };
  const rows: Row[] = [];
  for (const [name, folder] of Object.entries(projects)) {
    const { ones, others } = await interleave(
      runs,
      async () => measureNode(ourAnalysis(folder)),
      async () => measureNode(typeCheck(folder)),
    );
    const lines = await countLines(folder);
    rows.push({
      what: `analysis ÷ \`tsc --noEmit\`, ${name}, ${lines.toLocaleString('en')} lines`,
      how: `processes, wall, ${runs} runs each`,
      ours: costText(ones),
      peer: costText(others),
      result: ratioText(ones, others),
      reach: '≤ 1.0',
    });
  }
  return rows;
}
