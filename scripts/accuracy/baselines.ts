import type { Labelled } from './labelled.ts';

/** What somebody would say who looks at one thing only. Each sees what it names, and nothing else. */
export const baselines: Readonly<Record<string, (fn: Pick<Labelled, 'name' | 'isAsync'>) => string>> = {
  "the name's suffix (Sync: io blocking, Async: io, else light)": ({ name }) => bySuffix(name),
  'async means io, anything else cpu blocking': ({ isAsync }) => (isAsync ? 'io' : 'cpu blocking'),
  'everything is light': () => 'light',
};

function bySuffix(name: string): string {
  // `Report.readSync`, `outer/readSync`, the second `readSync~2`.
  const own = name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1).replace(/~\d+$/, '');
  if (own.endsWith('Sync')) return 'io blocking';
  return own.endsWith('Async') ? 'io' : 'light';
}
