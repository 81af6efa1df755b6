import {
  type FunctionColumns,
  functionKindOf,
  measuredKinds,
  type SampledFunction,
} from '../../../profile/index.ts';
import type { PredictedFunction } from '../../../protocol/index.ts';
import { changedSince, formatShare, notAnalysed, notEnough } from '../../shared/words.ts';
import type { Predictions } from '../predictions.ts';
import type { TableColumn } from './columns.ts';

/** Said where nothing is to be expected. */
const dash = '–';

const predictedHint = 'What the analysis of the code says that its time goes into';
const measuredHint =
  'What its time went into, and how sure that is; and whether something else was predicted';

/** Whether what is shown of a function was measured otherwise than predicted. */
export function isMeasuredOtherwise(
  { functions, kind }: FunctionColumns,
  predictions: Predictions,
  row: number,
): boolean {
  return disagreementAt(functions, kind, predictions, row) !== null;
}

/** What was predicted of a function, and what was measured of it beside. */
export function verdictColumns(
  { functions, kind, confidence }: FunctionColumns,
  predictions: Predictions,
): readonly TableColumn[] {
  const measuredWord = (row: number) => measuredKinds[kind[row] ?? 0] ?? notEnough;
  const disagreement = (row: number) => disagreementAt(functions, kind, predictions, row);
  const measured = (row: number) => {
    const word = measuredWord(row);
    return disagreement(row) === null ? word : `${word} · disagrees`;
  };
  const sure = (row: number) =>
    measuredWord(row) === notEnough ? '' : `${formatShare(confidence[row] ?? Number.NaN)} sure`;
  const predicted = (row: number) => predictedText(functions[row], predictions);
  return [
    {
      id: 'predicted',
      label: 'Predicted',
      isNumber: false,
      width: '120px',
      hint: predictedHint,
      text: (row) => predicted(row).text,
      detail: (row) => predicted(row).detail,
      title: (row) => predicted(row).title,
      key: (row) => predicted(row).text,
    },
    {
      id: 'measured',
      label: 'Measured',
      isNumber: false,
      width: '132px',
      hint: measuredHint,
      text: measured,
      detail: (row) => (disagreement(row) === null ? sure(row) : ''),
      title: (row) =>
        [measured(row), sure(row), disagreement(row) ?? ''].filter((part) => part !== '').join('\n'),
      mark: (row) => (disagreement(row) === null ? '' : 'disagrees'),
      // Disagreements first, and not enough data last.
      key: (row) =>
        disagreement(row) === null ? `${measuredWord(row) === notEnough ? '2' : '1'}${measured(row)}` : '0',
    },
  ];
}

/** What the whole run says stands against the prediction only where the shown part of it says the same. */
function disagreementAt(
  functions: readonly SampledFunction[],
  kind: Uint8Array,
  predictions: Predictions,
  row: number,
): string | null {
  const fn = functions[row];
  const prediction = fn === undefined ? undefined : predictions.of(fn);
  if (prediction?.kind !== 'predicted') return null;
  const { disagreement } = prediction.predicted;
  return disagreement !== null && disagreement.measured === measuredKinds[kind[row] ?? 0]
    ? disagreement.text
    : null;
}

interface CellText {
  readonly text: string;
  readonly detail: string;
  readonly title: string;
}

const cell = (text: string, title: string, detail = ''): CellText => ({ text, title, detail });

function predictedText(fn: SampledFunction | undefined, predictions: Predictions): CellText {
  if (fn === undefined) return cell(dash, '');
  const kind = functionKindOf(fn);
  if (kind === 'package') return cell(dash, 'Of packages, only what your code calls is looked into.');
  if (kind !== 'own') return cell(dash, 'Only the code of the program is analysed.');
  const prediction = predictions.of(fn);
  switch (prediction.kind) {
    case 'none':
      return cell(dash, 'The analysis is asked once the run has ended.');
    case 'under-way':
      return cell('…', 'The file is being analysed.');
    case 'not-analysed':
      return cell(predictions.whyNone === '' ? notAnalysed : dash, prediction.reason);
    case 'not-found':
      return prediction.isChanged
        ? cell(changedSince, 'The file was changed since it ran, and has no function of this name any more.')
        : cell(dash, 'The analysis has no function of its own at this place.');
    case 'predicted':
      return predictedCell(prediction.predicted, prediction.isChanged);
    default:
      return prediction satisfies never;
  }
}

function predictedCell(
  { kind, blocking, confidence }: PredictedFunction,
  isChanged: boolean | null,
): CellText {
  const holds =
    blocking === null
      ? 'whether it holds the event loop cannot be told'
      : blocking
        ? 'holds the event loop'
        : 'leaves the event loop free';
  const title = `predicted ${kind}, ${formatShare(confidence)} sure\n${holds}`;
  if (isChanged === true)
    return cell(
      kind,
      `${title}\nThe code changed since: this is predicted of the file as it is now.`,
      'changed since',
    );
  if (isChanged === null) return cell(kind, `${title}\nWhich version of the file ran is not known.`);
  return cell(kind, title);
}
