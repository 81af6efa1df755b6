import type { WaitKind } from './format.ts';
import type { SampledFunction, Span } from './laneSamples.ts';
import type { Lane } from './laneTable.ts';

/** How long the waits went on that a function began: estimated, and side by side. */
export interface AwaitedTime {
  readonly waitedMs: number;
  /** About so many waits, */
  readonly count: number;
  /** of which so many were looked at. */
  readonly lookedAt: number;
}

/** Waits of one place in the program. `line` and `column` are those of the call. */
export interface AwaitedPlace {
  readonly place: SampledFunction;
  readonly time: AwaitedTime;
}

/** What so few waits of a kind say is not taken for what all did. */
const leastLookedAt = 30;

/**
 * Where a lane's waits began, as far as that is known. All waits of a kind are counted and some are looked at, so what was
 * seen of these is scaled to all, where these are not too few. Totals have no time: of a part of the run nothing is known.
 */
export function awaitedPlaces({ record, waits, awaited }: Lane, span: Span | undefined): AwaitedPlace[] {
  const all = [...awaited.values()];
  if (span !== undefined) {
    const lastUs = all.reduce((last, { atUs }) => Math.max(last, atUs), -Infinity);
    if (span.startUs > record.startedUs || span.endUs < lastUs) return [];
  }
  const seen = new Map<WaitKind, { lookedAt: number; count: number; waitedUs: number }>();
  for (const { kind, count, ofCount, waitedUs } of all) {
    const sum = seen.get(kind) ?? { lookedAt: 0, count: 0, waitedUs: 0 };
    seen.set(kind, sum);
    sum.lookedAt += count;
    sum.count += ofCount;
    sum.waitedUs += waitedUs;
  }
  return all
    .filter(({ url }) => url !== '')
    .map(({ kind, name, url, line, column, count, ofCount, waitedUs }) => {
      const sum = seen.get(kind);
      const known = (sum?.lookedAt ?? 0) >= leastLookedAt ? waits.get(kind) : undefined;
      return {
        place: { name, url, line, column },
        time: {
          waitedMs: (waitedUs * ratio(known?.waitedUs, sum?.waitedUs)) / 1000,
          count: Math.max(count, Math.round(ofCount * ratio(known?.count, sum?.count))),
          lookedAt: count,
        },
      };
    });
}

function ratio(all = 0, seen = 0): number {
  return all > 0 && seen > 0 ? all / seen : 1;
}

export function addAwaited(known: AwaitedTime | undefined, more: AwaitedTime): AwaitedTime {
  if (known === undefined) return more;
  return {
    waitedMs: known.waitedMs + more.waitedMs,
    count: known.count + more.count,
    lookedAt: known.lookedAt + more.lookedAt,
  };
}

/** Finds among functions, which are known by where they begin, the one that a call stands in. */
export class CallFinder<T> {
  readonly #byName = new Map<string, { readonly fn: SampledFunction; readonly value: T }[]>();

  constructor(functions: Iterable<readonly [fn: SampledFunction, value: T]>) {
    for (const [fn, value] of functions) {
      const key = nameKey(fn);
      const same = this.#byName.get(key) ?? [];
      this.#byName.set(key, same);
      same.push({ fn, value });
    }
  }

  /** The one of its name that begins last before the call; `undefined` where samples found none. */
  find(call: SampledFunction): T | undefined {
    let best: { readonly fn: SampledFunction; readonly value: T } | undefined;
    for (const one of this.#byName.get(nameKey(call)) ?? []) {
      // Of functions without a name there may be many around it.
      if (!isBefore(one.fn, call) || (call.name === '' && one.fn.line !== call.line)) continue;
      if (best === undefined || isBefore(best.fn, one.fn)) best = one;
    }
    return best?.value;
  }
}

function isBefore(a: SampledFunction, b: SampledFunction): boolean {
  return a.line < b.line || (a.line === b.line && a.column <= b.column);
}

/** Files are named by URL or by path, depending on who names them. */
function nameKey({ name, url }: SampledFunction): string {
  const file = url.replace(/^file:\/\/(?:\/(?=[A-Za-z]:))?/, '').replaceAll('\\', '/');
  return `${decoded(file)} ${name}`;
}

function decoded(file: string): string {
  try {
    return decodeURIComponent(file);
  } catch {
    return file;
  }
}
