import {
  centred,
  clampWindow,
  panned,
  revealing,
  windowOf,
  zoomed,
  type TimeWindow,
  type View,
} from './layout/index.ts';

export interface NavigationHooks {
  /** Shows a window now. */
  readonly show: (window: TimeWindow) => void;
  /** Goes from one window to another, in steps or at once, through `show`. */
  readonly move: (from: TimeWindow, to: TimeWindow) => void;
  /** The view that a person chose has changed. */
  readonly chosen: (view: View) => void;
}

/** Which stretch of time is shown: follows the end of a recording until a person zooms or pans. */
export class Navigation {
  readonly #hooks: NavigationHooks;
  #view: View;
  #durationUs = 0;
  /** Where we are going; what is on screen may still be on its way. */
  #window: TimeWindow = windowOf({ kind: 'fit' }, 0);

  constructor(view: View, hooks: NavigationHooks) {
    this.#view = view;
    this.#hooks = hooks;
  }

  get window(): TimeWindow {
    return this.#window;
  }

  get isWhole(): boolean {
    return this.#view.kind === 'fit';
  }

  /** What will be shown of a run that is so long. */
  windowAt(durationUs: number): TimeWindow {
    return windowOf(this.#view, durationUs);
  }

  /** The run has grown, or another one is shown. */
  setDuration(durationUs: number): void {
    this.#durationUs = durationUs;
    this.#window = windowOf(this.#view, durationUs);
    this.#hooks.show(this.#window);
  }

  /** Forgets where a person had gone, for a run that has nothing to do with the one before. */
  reset(): void {
    this.#view = { kind: 'fit' };
    this.#hooks.chosen(this.#view);
  }

  zoom(factor: number, aroundUs = this.#middleUs(), smoothly = false): void {
    this.#go(zoomed(this.#window, factor, aroundUs, this.#durationUs), smoothly);
  }

  /** By a share of what is shown; 1 is a whole window to the right. */
  pan(share: number, smoothly = false): void {
    if (this.#view.kind === 'fit') return;
    this.#go(panned(this.#window, share * this.#spanUs(), this.#durationUs), smoothly);
  }

  centre(aroundUs: number): void {
    if (this.#view.kind !== 'fit') this.#go(centred(this.#window, aroundUs, this.#durationUs), true);
  }

  fit(): void {
    this.#go({ kind: 'fit' }, true);
  }

  toStart(): void {
    if (this.#view.kind !== 'fit') this.choose({ startUs: 0, endUs: this.#spanUs() }, true);
  }

  /** To the end, and on with it while it grows. */
  toEnd(): void {
    if (this.#view.kind !== 'fit') this.#go({ kind: 'follow', spanUs: this.#spanUs() }, true);
  }

  /** Shows exactly this stretch. */
  choose(stretch: TimeWindow, smoothly = false): void {
    this.#go({ kind: 'window', ...clampWindow(stretch, this.#durationUs) }, smoothly);
  }

  /** Moves only if the stretch is not in sight. */
  reveal(stretch: TimeWindow): void {
    const window = revealing(this.#window, stretch, this.#durationUs);
    if (window !== this.#window) this.choose(window, true);
  }

  #go(view: View, smoothly: boolean): void {
    const from = this.#window;
    this.#view = view;
    this.#window = windowOf(view, this.#durationUs);
    this.#hooks.chosen(view);
    if (smoothly) this.#hooks.move(from, this.#window);
    else this.#hooks.show(this.#window);
  }

  #spanUs(): number {
    return this.#window.endUs - this.#window.startUs;
  }

  #middleUs(): number {
    return (this.#window.startUs + this.#window.endUs) / 2;
  }
}
