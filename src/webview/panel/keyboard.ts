/** What a key on the picture means. */
export type PictureCommand =
  | { readonly kind: 'pan'; readonly share: number }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'lane'; readonly step: 1 | -1 }
  | { readonly kind: 'task'; readonly step: 1 | -1 }
  | { readonly kind: 'fit' | 'start' | 'end' | 'zoom-to-selection' | 'clear' };

/** The keys in one line, which is read with the lanes; `?` shows all there are. */
export const keyboardHint =
  '← → move · + − zoom · F fit · ↑ ↓ lanes · Enter next task · Z zoom to it · Esc clear · / filter · ? all keys';

export const zoomStep = 1.5;

/** What a keyboard event tells. */
export interface PressedKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

export function pictureCommand(event: PressedKey): PictureCommand | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const panShare = event.shiftKey ? 0.5 : 0.1;
  switch (event.key) {
    case 'ArrowLeft':
      return { kind: 'pan', share: -panShare };
    case 'ArrowRight':
      return { kind: 'pan', share: panShare };
    case 'ArrowUp':
      return { kind: 'lane', step: -1 };
    case 'ArrowDown':
      return { kind: 'lane', step: 1 };
    case '+':
    case '=':
      return { kind: 'zoom', factor: zoomStep };
    case '-':
    case '_':
      return { kind: 'zoom', factor: 1 / zoomStep };
    case 'f':
    case 'F':
      return { kind: 'fit' };
    case 'z':
    case 'Z':
      return { kind: 'zoom-to-selection' };
    case 'Home':
      return { kind: 'start' };
    case 'End':
      return { kind: 'end' };
    case 'Enter':
      return { kind: 'task', step: event.shiftKey ? -1 : 1 };
    case 'Escape':
      return { kind: 'clear' };
    default:
      return undefined;
  }
}
