import { measureNode, ourAnalysis } from '../command.ts';
import { countLines, mixedProject } from '../projects.ts';
import { costText, ratioText, type Row } from '../row.ts';
import { interleave } from '../timing.ts';

/** Twice the lines of the same kind: the mixed project against itself with every package copied once more. */
export async function growthRows(runs: number): Promise<Row[]> {
  const [once, twice] = [await mixedProject(1), await mixedProject(2)];
  const { ones, others } = await interleave(
    runs,
    async () => measureNode(ourAnalysis(twice)),
    async () => measureNode(ourAnalysis(once)),
  );
  const counts = await Promise.all([twice, once].map(countLines));
  const [large, small] = counts.map((lines) => lines.toLocaleString('en'));
  return [
    {
      what: `growth: ${large} lines ÷ ${small} lines`,
      how: `processes, wall, ${runs} runs each`,
      ours: costText(ones),
      peer: costText(others),
      result: ratioText(ones, others),
      reach: '≤ 2.1',
    },
  ];
}
