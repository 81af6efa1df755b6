import { baselines } from './baselines.ts';
import { surely } from './calibrate.ts';
import { halfOf, isDecoy, isMeasured, type Labelled } from './labelled.ts';
import { promise, reliability } from './reliability.ts';
import { accuracy, classesOf, classScores, confusion, type Judged, share } from './scores.ts';

type Verdicts = (fn: Labelled) => string;

const groups: readonly (readonly [name: string, isIn: (fn: Labelled) => boolean])[] = [
  ['all', () => true],
  ['measured', isMeasured],
  ['decoys', isDecoy],
];

/** All that is said of accuracy and confidence in docs/signals.md, as Markdown. */
export function accuracyTables(functions: readonly Labelled[]): string {
  const reporting = functions.filter((one) => halfOf(one) === 'reporting');
  const calibrating = functions.length - reporting.length;
  return [
    accuracyTable(functions),
    'Precision and recall, by class:',
    classTable(functions),
    'What is labelled so (rows) is said to be so (columns):',
    confusionTable(functions),
    `Confidence is calibrated on ${calibrating} of the functions and reported here on the other ${reporting.length}:`,
    reliabilityTable(reporting),
    promiseSentence(reporting),
  ].join('\n\n');
}

function accuracyTable(functions: readonly Labelled[]): string {
  const counts = groups.flatMap(([name, isIn]) => [
    `${name} (${functions.filter(isIn).length})`,
    'kind alone',
  ]);
  const methods: readonly (readonly [string, Verdicts])[] = [
    ['Poolwright', ({ verdict }) => verdict],
    ...Object.entries(baselines),
  ];
  const rows = methods.map(([name, say]) => [
    name,
    ...groups.flatMap(([, isIn]) => {
      const judged = functions.filter(isIn).map((fn): Judged => ({ label: fn.label, verdict: say(fn) }));
      return [percent(accuracy(judged, 'label')), percent(accuracy(judged, 'kind'))];
    }),
  ]);
  return table(['right are', ...counts], rows);
}

function classTable(functions: readonly Labelled[]): string {
  const scores = groups.map(([, isIn]) => classScores(functions.filter(isIn)));
  const rows = classesOf(functions).map((name) => [
    name,
    ...scores.flatMap((own) => {
      const score = own.find((one) => one.name === name);
      return [String(score?.labelled ?? 0), percent(score?.precision), percent(score?.recall)];
    }),
  ]);
  const columns = groups.flatMap(([name]) => [name, 'precision', 'recall']);
  return table(['class', ...columns], rows);
}

function confusionTable(functions: readonly Labelled[]): string {
  const classes = classesOf(functions);
  const rows = classes.map((label) => [
    label,
    ...classes.map((verdict) => String(confusion(functions, label, verdict))),
  ]);
  return table(['', ...classes], rows);
}

function reliabilityTable(functions: readonly Labelled[]): string {
  const rows = reliability(functions).map(({ range, count, right, said }) => [
    range,
    String(count),
    said === undefined ? '–' : said.toFixed(2),
    percent(share(right, count)),
  ]);
  return table(['confidence', 'functions', 'on average', 'right'], rows);
}

function promiseSentence(functions: readonly Labelled[]): string {
  const { right, count } = promise(functions);
  const promised = `A confidence of ${surely.from} and more promises that ${percent(surely.right)} are right`;
  return count === 0
    ? `${promised}. No kind of verdict keeps that surely enough today, so none has it.`
    : `${promised}: here ${right} of ${count} are (${percent(right / count)}).`;
}

function percent(value: number | undefined): string {
  return value === undefined ? '–' : `${Number((value * 100).toFixed(1))} %`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line)].join(
    '\n',
  );
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
