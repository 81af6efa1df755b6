import type { HostToPanel } from '../../protocol/index.ts';
import { fail, readFields, readFlag, readMessage, readNumber, readText } from '../shared/readShape.ts';
import { readPredictions } from '../shared/readPredictions.ts';
import { readAnswer } from '../shared/readAnswer.ts';
import { readTimeline } from '../shared/readTimeline.ts';

/** Reads one message from the extension; a message of another shape is a value with the reason. */
export function readHostMessage(
  value: unknown,
): { readonly ok: true; readonly message: HostToPanel } | { readonly ok: false; readonly reason: string } {
  return readMessage((): HostToPanel => {
    const fields = readFields(value, 'message');
    const type = readText(fields['type'], 'message.type');
    switch (type) {
      case 'timeline':
        return {
          type,
          revision: readNumber(fields['revision'], 'message.revision'),
          timeline: readTimeline(fields['timeline']),
        };
      case 'answer':
        return {
          type,
          request: readNumber(fields['request'], 'message.request'),
          revision: readNumber(fields['revision'], 'message.revision'),
          answer: readAnswer(fields['answer']),
        };
      case 'reading':
        return {
          type,
          readBytes: readNumber(fields['readBytes'], 'message.readBytes'),
          totalBytes: readNumber(fields['totalBytes'], 'message.totalBytes'),
        };
      case 'problem':
        return { type, message: readText(fields['message'], 'message.message') };
      case 'predictions':
        return { type, files: readPredictions(fields['files'], 'message.files') };
      case 'title':
        return {
          type,
          title: readText(fields['title'], 'message.title'),
          canRunAgain: readFlag(fields['canRunAgain'], 'message.canRunAgain'),
        };
      default:
        return fail('message.type', 'timeline, answer, reading, problem, predictions or title', type);
    }
  });
}
