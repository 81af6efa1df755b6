import type { Timeline } from '../../../profile/timeline.ts';
import type { Theme } from '../../shared/theme.ts';
import { labelWidthPx, scrollBarPx } from '../metrics.ts';
import {
  rowOfLane,
  type LaneRowLayout,
  type OverviewLayout,
  type RowsLayout,
  type TimelineBoxes,
  type TimeWindow,
  type Viewport,
} from '../layout/index.ts';
import { beginPainting, snapToPixels, surfaceOf, type Surface } from './canvas.ts';
import { drawAxis } from './drawAxis.ts';
import { drawLanes } from './drawLanes.ts';
import { drawOverview } from './drawOverview.ts';
import type { Hit } from './hit.ts';
import { hitTest } from './hitTest.ts';
import { LanesSheet } from './lanesSheet.ts';
import { Paints } from './paints.ts';
import { boxTransform, type Scene } from './scene.ts';

export interface PictureElements {
  readonly axis: HTMLCanvasElement;
  readonly lanes: HTMLCanvasElement;
  readonly overview: HTMLCanvasElement;
  /** Scrolls the lanes; its height is what of them is in sight. */
  readonly scroller: HTMLElement;
}

/** What the page decides; the rest of a scene the picture knows itself. */
export interface PictureState {
  readonly window: TimeWindow;
  readonly selectedLanes: readonly number[];
  readonly selectedTask: number;
  readonly hoveredTask: number;
  readonly isWhole: boolean;
  readonly cursorX: number;
}

const noState: PictureState = {
  window: { startUs: 0, endUs: 1 },
  selectedLanes: [],
  selectedTask: -1,
  hoveredTask: -1,
  isWhole: true,
  cursorX: -1,
};

/** The three canvases. Whatever changes, they are painted once, with the next frame. */
export class Picture {
  readonly #elements: PictureElements;
  readonly #surfaces: Readonly<Record<'axis' | 'lanes' | 'overview', Surface>>;
  #theme: Theme;
  #paints: Paints;
  readonly #sheet = new LanesSheet();
  #timeline: Timeline | undefined;
  #rows: RowsLayout | undefined;
  #rowOfLane: readonly (LaneRowLayout | undefined)[] = [];
  #boxes: { readonly viewport: Viewport; readonly boxes: TimelineBoxes } | undefined;
  #overview: OverviewLayout | undefined;
  #state = noState;
  #widthPx = 1;
  #frame = 0;

  constructor(elements: PictureElements, theme: Theme) {
    this.#elements = elements;
    this.#surfaces = {
      axis: surfaceOf(elements.axis),
      lanes: surfaceOf(elements.lanes),
      overview: surfaceOf(elements.overview),
    };
    this.#theme = theme;
    this.#paints = new Paints(theme, window.devicePixelRatio);
    elements.scroller.addEventListener('scroll', () => this.paintSoon(), { passive: true });
  }

  setTheme(theme: Theme): void {
    this.#theme = theme;
    this.#paints = new Paints(theme, window.devicePixelRatio);
    this.paintSoon();
  }

  /** Rows and timeline belong together. Boxes of an earlier revision stay until the next ones come. */
  setRows(timeline: Timeline, rows: RowsLayout): void {
    this.#timeline = timeline;
    this.#rows = rows;
    this.#rowOfLane = timeline.lanes.map((_, lane) => rowOfLane(rows.rows, lane));
    this.paintSoon();
  }

  setBoxes(viewport: Viewport, boxes: TimelineBoxes): void {
    this.#boxes = { viewport, boxes };
    this.paintSoon();
  }

  setOverview(overview: OverviewLayout): void {
    this.#overview = overview;
    this.paintSoon();
  }

  setState(state: PictureState): void {
    this.#state = state;
    this.paintSoon();
  }

  /** Width of the time axis. Kept, because asking the page for it in each frame makes it lay itself out anew. */
  get widthPx(): number {
    return this.#widthPx;
  }

  /** The page has been laid out differently. Returns the width of the time axis. */
  measure(): number {
    const shownPx = this.#elements.axis.parentElement?.clientWidth ?? 0;
    // While there is nothing to show, how wide it will be: as in the style sheet.
    const pagePx = this.#elements.scroller.closest('main')?.clientWidth ?? 0;
    this.#widthPx = Math.max(1, shownPx > 0 ? shownPx : pagePx - labelWidthPx(pagePx) - scrollBarPx);
    this.paintSoon();
    return this.#widthPx;
  }

  viewport(): Viewport {
    return { ...this.#state.window, widthPx: this.widthPx };
  }

  /** `x` and `y` from the upper left corner of the lanes in sight. */
  hitAt(x: number, y: number): Hit | undefined {
    const scene = this.#scene();
    return scene === undefined ? undefined : hitTest(scene, x, y + scene.scrollTop);
  }

  /** Scrolls a lane into sight. */
  revealLane(lane: number): void {
    const row = this.#rowOfLane[lane];
    const { scroller } = this.#elements;
    if (row === undefined) return;
    if (row.y < scroller.scrollTop) scroller.scrollTop = row.y;
    else if (row.y + row.height > scroller.scrollTop + scroller.clientHeight) {
      scroller.scrollTop = row.y + row.height - scroller.clientHeight;
    }
  }

  paintSoon(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  #scene(): Scene | undefined {
    if (this.#timeline === undefined || this.#rows === undefined || this.#boxes === undefined)
      return undefined;
    const { scrollTop } = this.#elements.scroller;
    const heightPx = Math.min(this.#rows.heightPx, this.#elements.scroller.clientHeight);
    const isSeen = (row: LaneRowLayout | undefined) =>
      row !== undefined && row.y < scrollTop + heightPx && row.y + row.height > scrollTop;
    return {
      ...this.#state,
      theme: this.#theme,
      paints: this.#paints,
      snap: snapToPixels(),
      timeline: this.#timeline,
      rows: this.#rows,
      rowOfLane: this.#rowOfLane.map((row) => (isSeen(row) ? row : undefined)),
      everyRowOfLane: this.#rowOfLane,
      viewport: this.viewport(),
      boxes: this.#boxes.boxes,
      boxesViewport: this.#boxes.viewport,
      scrollTop,
      heightPx,
      overview: this.#overview,
    };
  }

  /** Whoever looks at the page from outside cannot tell otherwise whether better boxes are still to come. */
  #tellBoxes(how: 'exact' | 'stretched'): void {
    const { dataset } = this.#elements.lanes;
    if (dataset['boxes'] !== how) dataset['boxes'] = how;
  }

  #paint(): void {
    // The window may have moved to another screen.
    if (this.#paints.ratio !== window.devicePixelRatio)
      this.#paints = new Paints(this.#theme, window.devicePixelRatio);
    const scene = this.#scene();
    if (scene === undefined) return;
    const { widthPx } = scene.viewport;
    const { axis, lanes, overview } = this.#surfaces;
    const axisHeight = this.#elements.axis.parentElement?.clientHeight ?? 0;
    const overviewHeight = this.#elements.overview.parentElement?.clientHeight ?? 0;
    beginPainting(axis, widthPx, axisHeight);
    drawAxis(axis.context, scene, axisHeight);
    beginPainting(lanes, widthPx, scene.heightPx);
    drawLanes(lanes.context, this.#sheet, scene);
    this.#tellBoxes(isExact(scene) ? 'exact' : 'stretched');
    beginPainting(overview, widthPx, overviewHeight);
    drawOverview(overview.context, scene, widthPx, overviewHeight, this.#state.window);
  }
}

/** Whether the boxes were laid out for the scale that they are shown at, and for all that is shown. */
function isExact({ boxesViewport, viewport }: Scene): boolean {
  const { scale, offset } = boxTransform(boxesViewport, viewport);
  const hasAll = offset <= 0.5 && boxesViewport.widthPx * scale + offset >= viewport.widthPx - 0.5;
  return hasAll && Math.abs(scale - 1) < 1e-6;
}
