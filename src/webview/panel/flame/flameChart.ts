import type { CallTree, SampledFunction } from '../../../profile/index.ts';
import type { Theme } from '../../shared/theme.ts';
import { hasSource } from '../functionWords.ts';
import type { TimeWindow } from '../layout/index.ts';
import { beginPainting, snapToPixels, surfaceOf, type Surface } from '../picture/canvas.ts';
import type { Tooltip } from '../tooltip.ts';
import { describeFlameBox, flameSentence } from './describeFlame.ts';
import { drawFlame } from './drawFlame.ts';
import { flameCommand } from './flameKeys.ts';
import { flameBoxAt, flameRowPx, layoutFlame, stepFlame, type FlameLayout } from './layoutFlame.ts';

export interface FlameElements {
  /** Scrolls the rows and has the keyboard. */
  readonly scroller: HTMLElement;
  /** As high as all rows. */
  readonly rows: HTMLElement;
  readonly canvas: HTMLCanvasElement;
}

export interface FlameActions {
  readonly open: (fn: SampledFunction) => void;
  readonly select: (fn: SampledFunction) => void;
  readonly announce: (sentence: string) => void;
}

/** What the page decides of the chart. */
export interface FlameState {
  readonly selectedFunction: string;
  readonly matches: Uint8Array | null;
}

/** The flame chart's canvas: pointer, keyboard, and a painting with the next frame whatever changes. */
export class FlameChart {
  readonly #elements: FlameElements;
  readonly #surface: Surface;
  readonly #tooltip: Tooltip;
  readonly #actions: FlameActions;
  #theme: Theme;
  #tree: CallTree | undefined;
  /** What the time axis shows, where boxes are in order of time. */
  #window: TimeWindow = { startUs: 0, endUs: 1 };
  /** The box that fills the width; -1 for all. */
  #zoomed = -1;
  #hovered = -1;
  #focused = -1;
  #state: FlameState = { selectedFunction: '', matches: null };
  #frame = 0;
  #layout: FlameLayout | undefined;

  constructor(elements: FlameElements, theme: Theme, tooltip: Tooltip, actions: FlameActions) {
    this.#elements = elements;
    this.#surface = surfaceOf(elements.canvas);
    this.#theme = theme;
    this.#tooltip = tooltip;
    this.#actions = actions;
    const { scroller, canvas } = elements;
    scroller.addEventListener('scroll', () => this.#paintSoon(), { passive: true });
    scroller.addEventListener('keydown', (event) => this.#onKey(event));
    scroller.addEventListener('blur', () => this.#focus(-1));
    canvas.addEventListener('pointermove', (event) => this.#hover(event));
    canvas.addEventListener('pointerleave', () => this.#leave());
    canvas.addEventListener('click', (event) => this.#onClick(event));
    new ResizeObserver(() => this.#layOut()).observe(scroller);
  }

  setTheme(theme: Theme): void {
    this.#theme = theme;
    this.#paintSoon();
  }

  setTree(tree: CallTree): void {
    this.#tree = tree;
    this.#zoomed = -1;
    this.#focused = -1;
    this.#leave();
    this.#layOut();
  }

  setWindow(window: TimeWindow): void {
    this.#window = window;
    if (this.#tree?.order === 'time') this.#layOut();
  }

  setState(state: FlameState): void {
    this.#state = state;
    this.#paintSoon();
  }

  #layOut(): void {
    if (this.#tree === undefined) return;
    this.#layout = layoutFlame(this.#tree, this.#shown(this.#tree), this.#widthPx());
    this.#elements.rows.style.height = `${this.#layout.heightPx}px`;
    this.#paintSoon();
  }

  #shown(tree: CallTree): TimeWindow {
    if (this.#zoomed >= 0) {
      const startUs = tree.boxes.startUs[this.#zoomed] ?? 0;
      return { startUs, endUs: startUs + (tree.boxes.lengthUs[this.#zoomed] ?? 1) };
    }
    return tree.order === 'time' ? this.#window : tree;
  }

  #widthPx(): number {
    return Math.max(1, this.#elements.scroller.clientWidth);
  }

  #boxAt(event: MouseEvent): number {
    if (this.#tree === undefined || this.#layout === undefined) return -1;
    return flameBoxAt(
      this.#tree,
      this.#layout,
      event.offsetX,
      event.offsetY + this.#elements.scroller.scrollTop,
    );
  }

  #functionOf(box: number): SampledFunction | undefined {
    return this.#tree?.functions[this.#tree.boxes.fn[box] ?? -1];
  }

  #hover(event: PointerEvent): void {
    const box = this.#boxAt(event);
    if (box !== this.#hovered) this.#paintSoon();
    this.#hovered = box;
    const fn = this.#functionOf(box);
    this.#elements.canvas.style.cursor = fn !== undefined && hasSource(fn) ? 'pointer' : '';
    if (this.#tree === undefined || fn === undefined) this.#tooltip.hide();
    else this.#tooltip.show(describeFlameBox(this.#tree, box), event.clientX, event.clientY);
  }

  #leave(): void {
    this.#tooltip.hide();
    this.#hovered = -1;
    this.#paintSoon();
  }

  #onClick(event: MouseEvent): void {
    const box = this.#boxAt(event);
    const fn = this.#functionOf(box);
    if (event.altKey) this.#zoom(box);
    else if (fn !== undefined) {
      this.#actions.select(fn);
      if (hasSource(fn)) this.#actions.open(fn);
    }
  }

  #onKey(event: KeyboardEvent): void {
    const command = flameCommand(event);
    if (command === undefined || this.#tree === undefined || this.#layout === undefined) return;
    event.preventDefault();
    const fn = this.#functionOf(this.#focused);
    switch (command.kind) {
      case 'step':
        return this.#focus(stepFlame(this.#tree, this.#layout, this.#focused, command.step));
      case 'open':
        if (fn !== undefined && hasSource(fn)) this.#actions.open(fn);
        return;
      case 'zoom':
        return this.#zoom(this.#focused);
      case 'reset':
        return this.#zoom(-1);
      default:
        return command satisfies never;
    }
  }

  #zoom(box: number): void {
    this.#zoomed = box;
    this.#leave();
    this.#layOut();
  }

  #focus(box: number): void {
    this.#focused = box;
    this.#paintSoon();
    const fn = this.#functionOf(box);
    if (this.#tree === undefined || fn === undefined) return;
    const top = (this.#tree.boxes.depth[box] ?? 0) * flameRowPx;
    const { scroller } = this.#elements;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + flameRowPx > scroller.scrollTop + scroller.clientHeight)
      scroller.scrollTop = top + flameRowPx - scroller.clientHeight;
    this.#actions.select(fn);
    this.#actions.announce(flameSentence(this.#tree, box));
  }

  #paintSoon(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  #paint(): void {
    const { scroller } = this.#elements;
    const heightPx = scroller.clientHeight;
    beginPainting(this.#surface, this.#widthPx(), heightPx);
    if (this.#tree === undefined || this.#layout === undefined) return;
    drawFlame(this.#surface.context, {
      ...this.#state,
      theme: this.#theme,
      snap: snapToPixels(),
      tree: this.#tree,
      layout: this.#layout,
      scrollTop: scroller.scrollTop,
      heightPx,
      hovered: this.#hovered,
      focused: this.#focused,
    });
  }
}
