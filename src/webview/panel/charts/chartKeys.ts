import { zoomStep, type PressedKey } from '../keyboard.ts';

/** What a key on a chart means. */
export type ChartCommand =
  | { readonly kind: 'step'; readonly parts: number }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'first' | 'last' | 'whole' | 'clear' };

/** The keys are those of the timeline, where they mean the same. */
export function chartCommand(event: PressedKey): ChartCommand | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const parts = event.shiftKey ? 10 : 1;
  switch (event.key) {
    case 'ArrowLeft':
      return { kind: 'step', parts: -parts };
    case 'ArrowRight':
      return { kind: 'step', parts };
    case 'Home':
      return { kind: 'first' };
    case 'End':
      return { kind: 'last' };
    case '+':
    case '=':
      return { kind: 'zoom', factor: zoomStep };
    case '-':
    case '_':
      return { kind: 'zoom', factor: 1 / zoomStep };
    case 'f':
    case 'F':
      return { kind: 'whole' };
    case 'Escape':
      return { kind: 'clear' };
    default:
      return undefined;
  }
}
