import type { FileReport } from '../../core/index.ts';
import type { ServerStatus } from '../../protocol/languageServer.ts';
import type { Translate } from '../contributions.ts';

/** What the status bar says; `icon` is the name of a codicon. */
export interface StatusText {
  readonly icon: string;
  readonly text: string;
  readonly tooltip: string;
  readonly severity: 'none' | 'warning' | 'error';
}

/** The server's state, and a summary of the active file where its verdicts are known. */
export function statusText(status: ServerStatus, active: FileReport | undefined, t: Translate): StatusText {
  switch (status.state) {
    case 'failed':
      return { icon: 'error', text: 'Poolwright', tooltip: status.message, severity: 'error' };
    case 'busy':
      return {
        icon: 'loading~spin',
        text: 'Poolwright',
        tooltip: t('Poolwright: {0}', status.message),
        severity: 'none',
      };
    case 'ready':
      return active === undefined
        ? { icon: 'server-process', text: 'Poolwright', tooltip: t('Poolwright is ready.'), severity: 'none' }
        : summary(active, t);
    default:
      return status satisfies never;
  }
}

function summary({ functions, problems }: FileReport, t: Translate): StatusText {
  const blocking = functions.filter((one) => one.blocking === true).length;
  const counts =
    blocking === 1
      ? t('1 of {0} functions in this file holds the event loop.', functions.length)
      : t('{0} of {1} functions in this file hold the event loop.', blocking, functions.length);
  return {
    icon: 'server-process',
    text: blocking === 0 ? 'Poolwright' : t('{0} blocking', blocking),
    tooltip: [counts, ...problems.map(({ message }) => message)].join('\n'),
    severity: 'none',
  };
}
