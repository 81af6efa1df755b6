import type { LiveLane } from '../../profile/timeline.ts';
import type { HostToLive } from '../../protocol/index.ts';
import {
  fail,
  readFields,
  readFlag,
  readList,
  readMaybeNumber,
  readMessage,
  readNumber,
  readOneOf,
  readText,
} from '../shared/readShape.ts';
import { laneRoles, profileStatuses } from '../shared/readTimeline.ts';

/** Reads one message from the extension; a message of another shape is a value with the reason. */
export function readHostMessage(
  value: unknown,
): { readonly ok: true; readonly message: HostToLive } | { readonly ok: false; readonly reason: string } {
  return readMessage((): HostToLive => {
    const fields = readFields(value, 'message');
    const type = readText(fields['type'], 'message.type');
    switch (type) {
      case 'nothing':
        return { type };
      case 'live':
        return {
          type,
          title: readText(fields['title'], 'message.title'),
          status: readOneOf(fields['status'], 'message.status', profileStatuses),
          elapsedUs: readNumber(fields['elapsedUs'], 'message.elapsedUs'),
          lanes: readList(fields['lanes'], 'message.lanes', readLane),
        };
      default:
        return fail('message.type', 'live or nothing', type);
    }
  });
}

function readLane(value: unknown, where: string): LiveLane {
  const fields = readFields(value, where);
  return {
    id: readText(fields['id'], `${where}.id`),
    name: readText(fields['name'], `${where}.name`),
    role: readOneOf(fields['role'], `${where}.role`, laneRoles),
    busyShare: readMaybeNumber(fields['busyShare'], `${where}.busyShare`),
    strip: readList(fields['strip'], `${where}.strip`, readMaybeNumber),
    running: readFlag(fields['running'], `${where}.running`),
  };
}
