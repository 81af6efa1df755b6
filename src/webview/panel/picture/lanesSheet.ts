import { tickPositions } from './drawAxis.ts';
import { drawInFlight, drawLoopDelays } from './drawLines.ts';
import { drawStates } from './drawStates.ts';
import { drawTasks, type TaskLabel } from './drawTasks.ts';
import type { Scene } from './scene.ts';
import { Sheet } from './sheet.ts';

/** The rectangles of the lanes. A pointer that moves over them, or a task that is selected, changes none: they stay painted. */
export class LanesSheet {
  readonly #sheet = new Sheet();
  #painted: readonly unknown[] = [];
  #labels: readonly TaskLabel[] = [];

  /** Puts them onto the canvas, in place of what was there; returns the names of tasks that there is room for. */
  show(context: CanvasRenderingContext2D, scene: Scene): readonly TaskLabel[] {
    const wanted = dependencies(scene);
    if (wanted.length !== this.#painted.length || wanted.some((one, index) => one !== this.#painted[index])) {
      this.#labels = this.#paint(scene);
      this.#painted = wanted;
    }
    this.#sheet.show(context);
    return this.#labels;
  }

  /** From back to front. */
  #paint(scene: Scene): readonly TaskLabel[] {
    const { viewport, heightPx, scrollTop, paints } = scene;
    const sheet = this.#sheet;
    sheet.begin(viewport.widthPx, heightPx, paints.ratio, scrollTop);
    drawGrid(sheet, scene);
    drawRows(sheet, scene);
    drawStates(sheet, scene);
    drawInFlight(sheet, scene);
    drawLoopDelays(sheet, scene);
    return drawTasks(sheet, scene);
  }
}

/** Everything of a scene that the rectangles go by. `paints` are made anew with the theme and the screen's resolution. */
function dependencies(scene: Scene): readonly unknown[] {
  const { viewport, boxes, boxesViewport, timeline, rows, paints, heightPx, scrollTop, selectedLanes } =
    scene;
  const { startUs, endUs, widthPx } = viewport;
  return [
    startUs,
    endUs,
    widthPx,
    boxes,
    boxesViewport,
    timeline,
    rows,
    paints,
    heightPx,
    scrollTop,
    selectedLanes,
  ];
}

function drawGrid(sheet: Sheet, scene: Scene): void {
  const grid = scene.paints.color('grid');
  for (const x of tickPositions(scene)) sheet.fill(x, scene.scrollTop, 1, scene.heightPx, grid);
}

/** Lines between lanes; a stronger one where another process begins. */
function drawRows(sheet: Sheet, scene: Scene): void {
  const { rows, viewport, paints, timeline } = scene;
  let pid: number | undefined;
  for (const row of rows.rows) {
    if (row.kind === 'lane' && scene.selectedLanes.includes(row.lane))
      sheet.fill(0, row.y, viewport.widthPx, row.height, paints.color('selectedRow'));
    const ownPid = row.kind === 'process' ? row.pid : timeline.lanes[row.lane]?.pid;
    if (row.y > 0)
      sheet.fill(0, row.y, viewport.widthPx, 1, paints.color(ownPid === pid ? 'grid' : 'separator'));
    pid = ownPid;
  }
}
