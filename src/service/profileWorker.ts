/** A thread of the profile service: reads one profile and answers what takes long, so that the service is there meanwhile. */
import { parentPort } from 'node:worker_threads';
import { compareProfiles } from './comparison.ts';
import { BuilderExaminer } from './examiner.ts';
import { LargeProfile } from './largeProfile.ts';
import { openProfile } from './openProfile.ts';
import type { FromThread, OpenedRun, ThreadCall } from './threadProtocol.ts';

let examiner: BuilderExaminer | undefined;
let large: LargeProfile | undefined;

function post(message: FromThread): void {
  parentPort?.postMessage(message);
}

async function open(file: string): Promise<OpenedRun> {
  const opened = await openProfile(file, {
    onProgress: (readBytes, totalBytes) => post({ type: 'reading', readBytes, totalBytes }),
  });
  if (opened.kind === 'refused') return { kind: 'refused', message: opened.message };
  examiner = new BuilderExaminer(opened.builder, () => false);
  return { kind: 'opened', revision: opened.builder.revision, timeline: examiner.timeline() };
}

async function resultOf(message: ThreadCall): Promise<unknown> {
  if (message.call === 'open') return open(message.argument.file);
  if (message.call === 'compare') return compareProfiles(message.argument.before, message.argument.after);
  if (message.call === 'keep') {
    large = new LargeProfile(message.argument.timeline, message.argument.revision);
    return large.outline;
  }
  if (message.call === 'largeAnswer') return large?.answer(message.argument);
  if (examiner === undefined) throw new Error('No profile is open in this thread.');
  switch (message.call) {
    case 'answer':
      return examiner.answer(message.argument);
    case 'measurement':
      return examiner.measurement();
    case 'export':
      return examiner.export(message.argument.format, message.argument.target);
    case 'hasFunction':
      return examiner.hasFunction(message.argument);
    default:
      return message satisfies never;
  }
}

parentPort?.on('message', (message: ThreadCall) => {
  const { request } = message;
  resultOf(message).then(
    (result) => post({ type: 'result', request, result }),
    (error: unknown) => {
      post({ type: 'failed', request, message: error instanceof Error ? error.message : String(error) });
    },
  );
});
