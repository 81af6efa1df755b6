import type { FlameStep } from './layoutFlame.ts';

/** What a key on the flame chart means. */
export type FlameCommand =
  { readonly kind: 'step'; readonly step: FlameStep } | { readonly kind: 'open' | 'zoom' | 'reset' };

const steps = new Map<string, FlameStep>(
  Object.entries({
    ArrowUp: 'up',
    ArrowDown: 'down',
    ArrowLeft: 'left',
    ArrowRight: 'right',
    Home: 'first',
    End: 'last',
  } as const),
);
const others = new Map<string, 'open' | 'zoom' | 'reset'>(
  Object.entries({
    Enter: 'open',
    z: 'zoom',
    Z: 'zoom',
    f: 'reset',
    F: 'reset',
    Escape: 'reset',
  } as const),
);

export function flameCommand(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}): FlameCommand | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const [step, kind] = [steps.get(event.key), others.get(event.key)];
  if (step !== undefined) return { kind: 'step', step };
  return kind === undefined ? undefined : { kind };
}
