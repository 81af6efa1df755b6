import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from '../setup/root.mjs';
import { type Agreement, type AgreementFigures, confidentFrom } from './agreement.ts';

const signalsPage = path.join(root, 'docs', 'signals.md');
const begin = '<!-- review:begin -->';
const end = '<!-- review:end -->';

/** What stands between the markers of docs/signals.md now, the blank lines around it left out. */
export function readSection(): string {
  return splitPage().section.trim();
}

/** Puts the figures between the markers of docs/signals.md. */
export async function writeSection(figures: AgreementFigures): Promise<void> {
  const { before, after } = splitPage();
  writeFileSync(signalsPage, `${before}\n\n${await renderSection(figures)}\n\n${after}`);
}

/** The figures in a sentence and a table: a row for each label, a column for each verdict. */
export async function renderSection({ all, confident, counts }: AgreementFigures): Promise<string> {
  const verdicts = [...new Set([...counts.values()].flatMap((row) => [...row.keys()]))].sort();
  const labels = [...counts.keys()].sort();
  const rows = labels.map((label) => [
    label,
    ...verdicts.map((verdict) => {
      const count = counts.get(label)?.get(verdict) ?? 0;
      return label === verdict ? `**${count}**` : count === 0 ? '' : String(count);
    }),
  ]);
  const table = [
    ['reviewed as ↓, verdict →', ...verdicts.map((verdict) => `\`${verdict}\``)],
    ['---', ...verdicts.map(() => '---')],
    ...rows,
  ];
  const text = [
    `${share(all)} verdicts are the reviewer's; of those with a confidence of ${confidentFrom} or more, ${share(confident)}.`,
    '',
    ...table.map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n');
  return (await format(text, { ...(await resolveConfig(signalsPage)), parser: 'markdown' })).trim();
}

const share = ({ same, total }: Agreement): string => `${same} of ${total}`;

function splitPage(): { before: string; section: string; after: string } {
  const page = readFileSync(signalsPage, 'utf8');
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`${signalsPage} has no ${begin} … ${end}.`);
  const start = from + begin.length;
  return { before: page.slice(0, start), section: page.slice(start, to), after: page.slice(to) };
}
