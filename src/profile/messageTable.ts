import type { NamedLane } from './laneTable.ts';

/** What one lane sent to another in all. Whole matrices have a row for each pair that has spoken, in this direction. */
export interface MessageRow {
  /** Indices of lanes; `to` is -1 where nobody told where a port leads. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Estimated. */
  readonly bytes: number;
  /** How long the sender was held by it. */
  readonly cloneMs: number;
  /** 0…1: how many of them were looked at, from which bytes and time are estimated. */
  readonly measuredShare: number;
}

/** Messages by sender and receiver, in the order of lanes. */
export function messageTable(lanes: readonly NamedLane[]): MessageRow[] {
  const indexOf = new Map(lanes.map(({ lane }, index) => [lane.id, index]));
  return lanes.flatMap(({ lane, parent }, from) => {
    const rows = [...lane.messages.values()].map(({ peer, count, measuredCount, bytes, cloneUs }) => ({
      from,
      to: peer === 'parent' ? parent : (indexOf.get(peer) ?? -1),
      count,
      bytes,
      cloneMs: cloneUs / 1000,
      measuredShare: count === 0 ? 0 : Math.min(1, measuredCount / count),
    }));
    return joined(rows);
  });
}

/** `parent` and its id may both be there. */
function joined(rows: readonly MessageRow[]): MessageRow[] {
  const byReceiver = new Map<number, MessageRow>();
  for (const row of rows) {
    const known = byReceiver.get(row.to);
    byReceiver.set(row.to, known === undefined ? row : sum(known, row));
  }
  return [...byReceiver.values()].sort((a, b) => a.to - b.to);
}

function sum(a: MessageRow, b: MessageRow): MessageRow {
  const count = a.count + b.count;
  const measured = a.measuredShare * a.count + b.measuredShare * b.count;
  return {
    from: a.from,
    to: a.to,
    count,
    bytes: a.bytes + b.bytes,
    cloneMs: a.cloneMs + b.cloneMs,
    measuredShare: count === 0 ? 0 : measured / count,
  };
}
