import type { FunctionReport, HazardCode, Kind } from '../core/index.ts';
import { CommandError } from './exitCodes.ts';

/** One thing that `--fail-on` asks to fail on. */
export type FailCondition =
  { readonly hazard: HazardCode } | { readonly kind: Kind; readonly blockingOnly: boolean };

/** All hazards that are found today, in the order of docs/hazards.md. */
export const hazardCodes: readonly HazardCode[] = ['blocking-in-async'];
const kinds: readonly Kind[] = ['cpu', 'io', 'mixed', 'light', 'unknown'];

/**
 * Reads `blocking-in-async,kind:cpu+blocking`.
 * @throws CommandError that names the part which is neither.
 */
export function parseFailOn(list: string): readonly FailCondition[] {
  return list.split(',').map((part) => parseOne(part.trim()));
}

function parseOne(part: string): FailCondition {
  const hazard = hazardCodes.find((code) => code === part);
  if (hazard !== undefined) return { hazard };
  const [, name, blocking] = /^kind:(\w+)(\+blocking)?$/.exec(part) ?? [];
  const kind = kinds.find((one) => one === name);
  if (kind !== undefined) return { kind, blockingOnly: blocking !== undefined };
  throw new CommandError(
    `--fail-on does not know "${part}": give a hazard (${hazardCodes.join(', ')}) or kind:K or kind:K+blocking with K one of ${kinds.join(', ')}.`,
  );
}

/** Whether a function is what `--fail-on` asked for. */
export function failsOn(report: FunctionReport, conditions: readonly FailCondition[]): boolean {
  return conditions.some((condition) =>
    'hazard' in condition
      ? report.hazards.some(({ code }) => code === condition.hazard)
      : report.kind === condition.kind && (!condition.blockingOnly || report.blocking === true),
  );
}
