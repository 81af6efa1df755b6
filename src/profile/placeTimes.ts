import type { Moment } from './sampledPlaces.ts';

/** How long samples found a lane at each of its places within a stretch of time. */
export interface PlaceTimes {
  readonly places: readonly number[];
  readonly ms: readonly number[];
  /** Of the stretch, what samples tell of. */
  readonly coveredUs: number;
}

/** Looks up stretches of a lane's time, each of which begins where the one before ended or later. */
export function placeTimes(moments: Iterator<Moment>): (startUs: number, endUs: number) => PlaceTimes {
  /** Those that the next stretch may begin in, and the one after them. */
  let known: Moment[] = [];
  const next = (): Moment | undefined => {
    const { value, done } = moments.next();
    if (done === true) return undefined;
    known.push(value);
    return value;
  };
  return (startUs, endUs) => {
    const inPlace = new Map<number, number>();
    let coveredUs = 0;
    known = known.filter((moment) => moment.endUs > startUs);
    for (let index = 0; ; index += 1) {
      const moment = known[index] ?? next();
      if (moment === undefined || moment.startUs >= endUs) break;
      const us = Math.min(moment.endUs, endUs) - Math.max(moment.startUs, startUs);
      if (us <= 0) continue;
      coveredUs += us;
      inPlace.set(moment.place, (inPlace.get(moment.place) ?? 0) + us / 1000);
    }
    return { places: [...inPlace.keys()], ms: [...inPlace.values()], coveredUs };
  };
}
