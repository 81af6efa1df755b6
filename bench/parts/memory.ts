import path from 'node:path';
import { languageServerMemory } from '../languageServerMemory.ts';
import { editedFile, mixedProject } from '../projects.ts';
import type { Row } from '../row.ts';
import { interleave, median } from '../timing.ts';
import { installTools, versions } from '../tools.ts';
import { tsserverMemory } from '../tsserverMemory.ts';

const openFiles = [
  editedFile,
  'packages/ethers-0/src/contract/contract.ts',
  'packages/rxjs-0/src/internal/Observable.ts',
  'packages/trpc-server-0/src/adapters/ws.ts',
  'packages/tanstack-query-core-0/src/query.ts',
];

/** Our server with its compiler against the editor's own TypeScript server, with the same files open. */
export async function memoryRows(runs: number): Promise<Row[]> {
  const project = await mixedProject(1);
  const tools = await installTools();
  const files = openFiles.map((file) => path.join(project, file));
  const { ones, others } = await interleave(
    runs,
    async () => languageServerMemory(project, files),
    async () => tsserverMemory(path.join(tools, 'node_modules', 'typescript', 'lib', 'tsserver.js'), files),
  );
  const ratio = (values: readonly number[]) => (median(values) / median(others)).toFixed(2);
  const opened = ones.map((one) => one.opened);
  const scanned = ones.map((one) => one.scanned);
  const common = {
    peer: text(others),
    reach: '≤ 0.9',
    how: `proportional set size of the trees, ${runs} runs`,
  };
  const peer = `tsserver ${versions.typescript}`;
  const what = `server + compiler memory ÷ ${peer}, ${files.length} open files`;
  return [
    { ...common, what, ours: text(opened), result: `**${ratio(opened)}**` },
    {
      ...common,
      what: `the same after a workspace analysis`,
      ours: text(scanned),
      result: `**${ratio(scanned)}**`,
    },
  ];
}

const text = (values: readonly number[]) =>
  `${Math.round(median(values))} MB (${Math.round(Math.min(...values))}–${Math.round(Math.max(...values))})`;
