import { measuredKinds } from '../../src/profile/index.ts';
import { median } from '../timing.ts';
import type { MeasuredShare } from './measureShares.ts';

/** The limits of docs/profile-format.md. */
const kindOf = (share: number): string => (share >= 0.7 ? 'cpu' : share <= 0.35 ? 'io' : 'mixed');

/** A line a function, over all its runs, and below it how often the kinds are those of the true shares. */
export function sharesTable(measured: readonly MeasuredShare[]): string {
  const names = [...new Set(measured.map(({ name }) => name))];
  const lines = names.map((name) => cellsOf(measured.filter((one) => one.name === name)));
  const head = ['function', 'true share', 'measured', 'error: median, largest', 'kind', 'time ÷ true time'];
  const table = [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const said = measured.filter(isSaid);
  const right = said.filter(({ kind, trueShare }) => kind === kindOf(trueShare));
  const errors = said.map(errorOf);
  return [
    table,
    '',
    `Of ${measured.length}: ${right.length} have the kind of the true share, ${said.length - right.length} another, ` +
      `${measured.length - said.length} not enough data. Error: median ${median(errors).toFixed(2)}, ` +
      `largest ${Math.max(...errors).toFixed(2)}.`,
    ...systemLine(measured),
    ...said
      .filter((one) => !right.includes(one))
      .map(
        ({ name, kind, share, trueShare }) =>
          `- \`${name}\`: \`${kind}\` (${share.toFixed(2)}), but ${trueShare.toFixed(2)}`,
      ),
  ].join('\n');
}

function systemLine(measured: readonly MeasuredShare[]): string[] {
  const errors = measured
    .map(({ systemShare, trueSystemShare }) => Math.abs(systemShare - trueSystemShare))
    .filter((error) => !Number.isNaN(error));
  if (errors.length === 0) return [];
  const largest = Math.max(...errors).toFixed(2);
  return [
    `Part in the system of the time on a core, of ${errors.length}: error median ${median(errors).toFixed(2)}, largest ${largest}.`,
  ];
}

const isSaid = ({ kind, share }: MeasuredShare): boolean =>
  kind !== 'not enough data' && !Number.isNaN(share);

const errorOf = ({ share, trueShare }: MeasuredShare): number => Math.abs(share - trueShare);

function cellsOf(runs: readonly MeasuredShare[]): string[] {
  return [
    `\`${runs[0]?.name ?? ''}\``,
    range(runs.map(({ trueShare }) => trueShare)),
    ...shareCells(runs.filter(isSaid)),
    measuredKinds.flatMap((kind) => countText(runs, kind)).join(', '),
    range(runs.map(({ wallRatio }) => wallRatio)),
  ];
}

function shareCells(said: readonly MeasuredShare[]): string[] {
  if (said.length === 0) return ['–', '–'];
  const errors = said.map(errorOf);
  return [
    range(said.map(({ share }) => share)),
    `${median(errors).toFixed(2)}, ${Math.max(...errors).toFixed(2)}`,
  ];
}

function countText(runs: readonly MeasuredShare[], kind: MeasuredShare['kind']): string[] {
  const count = runs.filter((one) => one.kind === kind).length;
  return count === 0 ? [] : [`\`${kind}\` ${count}`];
}

function range(values: readonly number[]): string {
  return `${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)}`;
}
