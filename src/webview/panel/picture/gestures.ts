/** Pointer and wheel on the picture, as intentions. Positions are pixels from the left and top of the element. */
export interface LaneGestures {
  readonly zoom: (factor: number, x: number) => void;
  readonly pan: (byPx: number) => void;
  readonly scroll: (byPx: number) => void;
  readonly hover: (x: number, y: number, clientX: number, clientY: number) => void;
  readonly leave: () => void;
  readonly click: (x: number, y: number) => void;
  readonly open: (x: number, y: number) => void;
}

/** A pointer that moves less between press and release is a click. */
const dragPx = 4;

/** One notch of a wheel (100 or 120 pixels) zooms by about a fifth; a pinch comes as small steps with `ctrlKey`. */
export function wheelZoom(event: WheelEvent): number {
  const px = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 33 : event.deltaY;
  return Math.exp(-px * (event.ctrlKey ? 0.012 : 0.002));
}

export function listenToLanes(element: HTMLElement, gestures: LaneGestures): void {
  let drag: { x: number; y: number; isMoving: boolean } | undefined;
  element.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      if (event.shiftKey) gestures.pan(event.deltaY + event.deltaX);
      else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) gestures.pan(event.deltaX);
      else if (event.altKey) gestures.scroll(event.deltaY);
      else gestures.zoom(wheelZoom(event), event.offsetX);
    },
    { passive: false },
  );
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    drag = { x: event.clientX, y: event.clientY, isMoving: false };
    element.setPointerCapture(event.pointerId);
  });
  element.addEventListener('pointermove', (event) => {
    if (drag === undefined) {
      gestures.hover(event.offsetX, event.offsetY, event.clientX, event.clientY);
      return;
    }
    const [byX, byY] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.isMoving && Math.hypot(byX, byY) < dragPx) return;
    if (!drag.isMoving) gestures.leave();
    drag = { x: event.clientX, y: event.clientY, isMoving: true };
    element.classList.add('dragging');
    gestures.pan(-byX);
    gestures.scroll(-byY);
  });
  element.addEventListener('pointerup', (event) => {
    const isClick = drag !== undefined && !drag.isMoving;
    drag = undefined;
    element.classList.remove('dragging');
    if (isClick) gestures.click(event.offsetX, event.offsetY);
  });
  element.addEventListener('pointercancel', () => {
    drag = undefined;
    element.classList.remove('dragging');
  });
  element.addEventListener('dblclick', (event) => gestures.open(event.offsetX, event.offsetY));
  element.addEventListener('pointerleave', () => gestures.leave());
}

export interface OverviewGestures {
  readonly zoom: (factor: number) => void;
  readonly centre: (x: number) => void;
  /** `from` may be right of `to`. */
  readonly select: (from: number, to: number) => void;
}

/** Drag selects a stretch, a click centres, the wheel zooms around what is shown. */
export function listenToOverview(element: HTMLElement, gestures: OverviewGestures): void {
  let from: number | undefined;
  let isMoving = false;
  element.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      gestures.zoom(wheelZoom(event));
    },
    { passive: false },
  );
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    from = event.offsetX;
    isMoving = false;
    element.setPointerCapture(event.pointerId);
  });
  element.addEventListener('pointermove', (event) => {
    if (from === undefined || (!isMoving && Math.abs(event.offsetX - from) < dragPx)) return;
    isMoving = true;
    gestures.select(from, event.offsetX);
  });
  element.addEventListener('pointerup', (event) => {
    if (from !== undefined && !isMoving) gestures.centre(event.offsetX);
    from = undefined;
  });
  element.addEventListener('pointercancel', () => {
    from = undefined;
  });
}
