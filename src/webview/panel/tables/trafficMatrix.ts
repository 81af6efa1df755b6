import type { Traffic } from '../../../protocol/index.ts';

/** More lanes than this make cells that nobody can read. */
export const mostMatrixLanes = 16;
/** Steps of the heat; 0 for a direction in which nothing was cloned. */
export const heatSteps = 5;

/** Who sent to whom as a matrix: ids of lanes, and for each pair the direction between them. */
export interface TrafficMatrix {
  readonly senders: readonly string[];
  readonly receivers: readonly string[];
  /** Index into the messages of the traffic, row by row; -1 where no message went. */
  readonly directions: readonly (readonly number[])[];
  /** Of each direction, by its index: 0 to `heatSteps`, by its clone time. */
  readonly heat: Uint8Array;
}

/** Of the directions that `matches` lets through; `undefined` where more lanes took part than a matrix shows. */
export function trafficMatrix(
  { messages, directionCount }: Traffic,
  order: readonly string[],
  matches: Uint8Array | null,
): TrafficMatrix | undefined {
  const lanes = new Set(messages.flatMap(({ from, to }) => [from, to]));
  if (lanes.size > mostMatrixLanes || directionCount > messages.length) return undefined;
  const shown = messages.flatMap((row, index) => (matches?.[index] === 0 ? [] : [{ ...row, index }]));
  const senders = inOrder(new Set(shown.map(({ from }) => from)), order);
  const receivers = inOrder(new Set(shown.map(({ to }) => to)), order);
  const indexOf = new Map(shown.map(({ from, to, index }) => [JSON.stringify([from, to]), index]));
  const mostMs = messages.reduce((most, { cloneMs }) => Math.max(most, cloneMs), 0);
  return {
    senders,
    receivers,
    directions: senders.map((from) => receivers.map((to) => indexOf.get(JSON.stringify([from, to])) ?? -1)),
    // The square root, so that a tenth of the most can be told from nothing.
    heat: Uint8Array.from(messages, ({ cloneMs }) =>
      cloneMs > 0 && mostMs > 0 ? Math.ceil(Math.sqrt(cloneMs / mostMs) * heatSteps) : 0,
    ),
  };
}

/** As the timeline has them; what it does not have, such as a receiver that is not known, comes last. */
function inOrder(lanes: ReadonlySet<string>, order: readonly string[]): string[] {
  const known = new Set(order);
  return [...order.filter((lane) => lanes.has(lane)), ...[...lanes].filter((lane) => !known.has(lane))];
}
