import type { FunctionReport, Kind, RecommendedAction } from '../../core/index.ts';
import type { MeasuredVerdict } from '../../protocol/languageServer.ts';
import type { Translate } from '../contributions.ts';

/** What the tree says of a function that is pointed at, a paragraph each: verdict, what was measured, recommendation, alternatives, evidence. */
export function functionTooltip(
  { name, kind, blocking, confidence, recommendation, evidence }: FunctionReport,
  measured: MeasuredVerdict | undefined,
  t: Translate,
  placeName: (file: string, line: number) => string,
): readonly string[] {
  const loop =
    blocking === null
      ? t('whether it holds the event loop cannot be told')
      : blocking
        ? t('holds the event loop')
        : t('leaves the event loop free');
  return [
    t('{0}: {1}, {2}, confidence {3} %', name, kind, loop, Math.round(confidence * 100)),
    ...measuredParagraph(kind, measured, t),
    `${actionTitle(recommendation.action, t)}. ${recommendation.reason}`,
    ...recommendation.alternatives.map(({ action, reason }) =>
      t('Or: {0}. {1}', actionTitle(action, t), reason),
    ),
    ...evidence.map(({ detail, file, line, path }) => {
      const steps = [...path.map((step) => `${step.name}()`), placeName(file, line)];
      return `• ${detail} (${steps.join(' → ')})`;
    }),
  ];
}

function measuredParagraph(kind: Kind, measured: MeasuredVerdict | undefined, t: Translate): string[] {
  return measured === undefined ? [] : [t('Predicted {0} · {1}', kind, measured.text)];
}

function actionTitle(action: RecommendedAction, t: Translate): string {
  switch (action) {
    case 'thread-pool':
      return t('Run it in a thread pool');
    case 'process-pool':
      return t('Run it in a process pool');
    case 'async-api':
      return t('Use the asynchronous API');
    case 'bounded-concurrency':
      return t('Start the calls together, bounded');
    case 'split':
      return t('Split computing from waiting');
    case 'leave':
      return t('Leave it as it is');
    case 'measure':
      return t('Measure it');
    default:
      return action satisfies never;
  }
}
