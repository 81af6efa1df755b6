/** Which stretch of time is shown, and how to move it. Pure: every function gives a new view. */

/** Microseconds since the beginning of the profile. */
export interface TimeWindow {
  readonly startUs: number;
  readonly endUs: number;
}

/** A window drawn `widthPx` wide. */
export interface Viewport extends TimeWindow {
  readonly widthPx: number;
}

/** `fit` shows the whole run as it grows; `follow` keeps its end in sight; `window` stays where a person put it. */
export type View =
  | { readonly kind: 'fit' }
  | { readonly kind: 'follow'; readonly spanUs: number }
  | ({ readonly kind: 'window' } & TimeWindow);

/** Nothing in a profile is finer than a microsecond; closer than this there is only empty canvas. */
const minimumSpanUs = 10;

export function windowOf(view: View, durationUs: number): TimeWindow {
  const endUs = Math.max(durationUs, minimumSpanUs);
  switch (view.kind) {
    case 'fit':
      return { startUs: 0, endUs };
    case 'follow':
      return clampWindow({ startUs: endUs - view.spanUs, endUs }, durationUs);
    case 'window':
      return clampWindow(view, durationUs);
    default:
      return view satisfies never;
  }
}

/** The nearest window of the same length that lies inside the run; the whole run if it is longer. */
export function clampWindow({ startUs, endUs }: TimeWindow, durationUs: number): TimeWindow {
  const wholeUs = Math.max(durationUs, minimumSpanUs);
  const spanUs = Math.min(wholeUs, Math.max(minimumSpanUs, endUs - startUs));
  const start = Math.min(Math.max(0, Number.isFinite(startUs) ? startUs : 0), wholeUs - spanUs);
  return { startUs: start, endUs: start + spanUs };
}

/** Zooms by `factor` (above 1: closer) so that `aroundUs` stays where it is on screen. */
export function zoomed(window: TimeWindow, factor: number, aroundUs: number, durationUs: number): View {
  const spanUs = window.endUs - window.startUs;
  const wholeUs = Math.max(durationUs, minimumSpanUs);
  const nextUs = Math.min(wholeUs, Math.max(minimumSpanUs, spanUs / factor));
  if (nextUs >= wholeUs) return { kind: 'fit' };
  const startUs = aroundUs - ((aroundUs - window.startUs) / spanUs) * nextUs;
  return { kind: 'window', ...clampWindow({ startUs, endUs: startUs + nextUs }, durationUs) };
}

export function panned(window: TimeWindow, byUs: number, durationUs: number): View {
  const moved = clampWindow({ startUs: window.startUs + byUs, endUs: window.endUs + byUs }, durationUs);
  return { kind: 'window', ...moved };
}

export function centred(window: TimeWindow, aroundUs: number, durationUs: number): View {
  return panned(window, aroundUs - (window.startUs + window.endUs) / 2, durationUs);
}

/** The same window if it shows the stretch already, else moved (and widened if it must be) until it does. */
export function revealing(window: TimeWindow, stretch: TimeWindow, durationUs: number): TimeWindow {
  if (stretch.startUs >= window.startUs && stretch.endUs <= window.endUs) return window;
  const spanUs = Math.max(window.endUs - window.startUs, (stretch.endUs - stretch.startUs) * 1.25);
  const middleUs = (stretch.startUs + stretch.endUs) / 2;
  return clampWindow({ startUs: middleUs - spanUs / 2, endUs: middleUs + spanUs / 2 }, durationUs);
}

export function timeAt(viewport: Viewport, x: number): number {
  return viewport.startUs + (x / viewport.widthPx) * (viewport.endUs - viewport.startUs);
}

export function xAt(viewport: Viewport, atUs: number): number {
  return ((atUs - viewport.startUs) / (viewport.endUs - viewport.startUs)) * viewport.widthPx;
}

/** The viewport with half as much again on either side, as far as the run goes, so that a pan has something to show at once. */
export function overscanned({ startUs, endUs, widthPx }: Viewport, durationUs: number): Viewport {
  const spanUs = endUs - startUs;
  const from = Math.min(startUs, Math.max(0, startUs - spanUs / 2));
  const to = Math.max(endUs, Math.min(durationUs, endUs + spanUs / 2));
  return { startUs: from, endUs: to, widthPx: widthPx * ((to - from) / spanUs) };
}
