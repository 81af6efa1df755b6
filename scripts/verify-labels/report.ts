import type { Measurement } from './judge.ts';
import { type MeasuredFunction, placeOf } from './measuredFunction.ts';
import type { ClockSource } from './threadClock.ts';

const figures = ['wallMs', 'cpuMs', 'queueMs', 'ownPart', 'computingMs', 'share', 'longestHoldMs'] as const;

/** Prints the labels that disagree, with what was measured, and says whether all agree. */
export function report(
  measurements: ReadonlyMap<MeasuredFunction, Measurement>,
  source: ClockSource,
): boolean {
  const wrong = [...measurements].filter(([, { label, measured }]) => label !== measured);
  if (wrong.length > 0) {
    console.table(
      wrong.map(([subject, measurement]) => ({ function: placeOf(subject), ...row(measurement) })),
    );
  }
  const seconds = process.uptime().toFixed(0);
  console.log(
    `${measurements.size} functions measured in ${seconds} s (${source}), ${wrong.length} labels disagree`,
  );
  return wrong.length === 0;
}

function row(measurement: Measurement): Record<string, unknown> {
  const { label, measured, calls } = measurement;
  const shown = figures.map((key) => [key, Number(measurement[key].toPrecision(3))] as const);
  return { label, measured, calls, ...Object.fromEntries(shown) };
}
